import CampaignKit

/// A promise says when it will be paid.
///
/// `rules.md §3`.
enum PledgeWithoutScheduleCheck: LedgerCheck {
    static let code = "pledge-without-schedule"
    static let title = "A pledge has no schedule"
    static let isDeep = false
    static let explanation = """
        A pledge without installments is due when its campaign ends, all at once; one whose campaign has no end is \
        never due, so nobody will ever be reminded of it. Agree on days with the donor, and state them in the file in \
        `installments` and `first_due`. Pledges of campaigns that have ended are told by overdue-after-end.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let scan = OpenPledgeScan(connection: connection, asOf: context.asOf)
        return try scan.pledges(in: [.unscheduled, .governmentUnscheduled]).compactMap { campaign, found in
            let ends = context.plan.campaign(campaign)?.ends
            if let ends, ends < context.asOf { return nil }
            let pledges = found.pledges
            let due =
                ends.map { "due in one sum on \($0)" }
                ?? (campaign.isEmpty
                    ? "never due: nothing ends without a campaign" : "never due: the campaign has no end")
            return Finding(
                code: code, severity: ends == nil ? .warning : .note,
                message: "\(pledges.of("pledge")) without a schedule \(pledges.word("is", "are")) \(due): "
                    + "\(context.text(found.open)), \(pledges.text)",
                subject: context.subject(campaign),
                hint: "agree on days with the donor; campaign pledge list --open shows what is outstanding")
        }
    }
}
