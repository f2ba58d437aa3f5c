extension Preset {
    /// Every platform whose files are known, in the order in which they are listed.
    public static let all: [Preset] = [
        stripePayouts, stripePayments, payPal, payPalSpanish, payPalReports, benevity, benevityOld,
        fundraiseUp,
        giveWP, giveWPSample, fidelityCharitable, workplaceGifts, workplaceMatches, workplaceChecks,
        foreignChecks,
        donorbox, everyOrg, givebutter, actBlue, gitHubSponsors, venmo, funraise, checkDeposits, raisersEdge,
        littleGreenLight, npsp, civiCRM,
    ]
}
