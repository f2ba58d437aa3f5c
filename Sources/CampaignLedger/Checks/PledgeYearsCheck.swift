import CampaignKit

/// A pledge is paid within the years that its campaign's policy allows.
///
/// `rules.md §2`: `counting.pledge_years`.
enum PledgeYearsCheck: LedgerCheck {
    static let code = "pledge-years"
    static let title = "A pledge runs for too many years"
    static let isDeep = false
    static let explanation = """
        Counting guidelines let a campaign count pledges of up to five years; `counting: {pledge_years: 5}` \
        in its file sets the number. The last installment of a pledge is due later than that, and all of it \
        is in raised. Agree on a shorter schedule, count the later years in a later campaign, or change the \
        policy.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let usual = CountingPolicy().pledgeYears
        let least = context.plan.campaigns.map(\.counting.pledgeYears).min() ?? usual
        var found: [String: CountedIDs] = [:]
        // The calendar decides below; SQL leaves out what cannot be too long.
        try connection.rows(
            """
            SELECT r.id, e.day, i.latest, p.campaign FROM (SELECT entry, max(due) AS latest FROM installment \
            GROUP BY entry) i JOIN entry e ON e.id = i.entry JOIN promise r ON r.entry = e.id \
            LEFT JOIN split t ON e.place IS NULL AND t.entry = e.id \
            JOIN place p ON p.id = coalesce(\(MovedGifts().lastPlace(ofUnit: "e.id")), e.place, t.place) \
            WHERE i.latest - e.day > $1 AND (SELECT \(Portable.sum("d.outstanding")) FROM commitment_delta d WHERE d.unit = e.id \
            AND d.day <= $2) > 0 GROUP BY e.id, e.day, r.id, i.latest, p.campaign ORDER BY e.id
            """, [.int(365 * min(least, usual)), .day(context.asOf)]
        ) { row in
            let years = context.plan.campaign(row.text(3))?.counting.pledgeYears ?? usual
            let limit = CalendarDate(dayNumber: Int(row.int(1))).adding(months: 12 * years)
            guard row.int(2) > Int64(limit.dayNumber) else { return }
            found[row.text(3), default: CountedIDs()].add("P-\(row.int(0))")
        }
        return found.sorted { $0.key < $1.key }.map { campaign, pledges in
            let years = context.plan.campaign(campaign)?.counting.pledgeYears ?? usual
            return Finding(
                code: code, severity: .warning,
                message: "\(pledges.of("pledge")) \(pledges.word("runs", "run")) for more than "
                    + "\(years) year\(years == 1 ? "" : "s"): \(pledges.text)",
                subject: context.subject(campaign),
                hint: "agree on a shorter schedule, or change counting: {pledge_years: \(years)}")
        }
    }
}
