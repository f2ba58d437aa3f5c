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
        try LongPromises(connection: connection, context: context).found(
            .pledges, code: code, noun: "pledge", advice: "agree on a shorter schedule")
    }
}

/// An award is paid within the years that its campaign's policy allows.
///
/// `rules.md §2.6`: a certain award of several years counts whole on its day, as a pledge does.
enum AwardYearsCheck: LedgerCheck {
    static let code = "beyond-pledge-years"
    static let title = "An award runs for too many years"
    static let isDeep = false
    static let explanation = """
        An award of several years counts whole on its day, as far as it is certain. The last installment of one \
        is due later than the years that its campaign counts (`counting: {pledge_years: 5}` in its file). Must the \
        funder decide again on the later years? Then they are conditional, and wait outside raised: `campaign grant \
        award --certain A --conditional A`. If they are certain, count them in a later campaign, or change the policy.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        try LongPromises(connection: connection, context: context).found(
            .awards, code: code, noun: "award", advice: "make the later years conditional")
    }
}

/// Promises that are still open and whose last installment is due after the years of their campaign.
private struct LongPromises {
    /// Which promises: awards and conditions are the funder's, all others the donor's.
    enum Kind { case pledges, awards }

    let connection: any LedgerConnection
    let context: LedgerCheckContext
    private let usual = CountingPolicy().pledgeYears

    init(connection: any LedgerConnection, context: LedgerCheckContext) {
        self.connection = connection
        self.context = context
    }

    private func years(_ campaign: String) -> Int {
        context.plan.campaign(campaign)?.counting.pledgeYears ?? usual
    }

    /// One finding for each campaign.
    func found(_ kind: Kind, code: String, noun: String, advice: String) throws -> [Finding] {
        let least = context.plan.campaigns.map(\.counting.pledgeYears).min() ?? usual
        let awards = "(\(EntryType.award.rawValue), \(EntryType.conditional.rawValue))"
        var found: [String: CountedIDs] = [:]
        // The calendar decides below; SQL leaves out what cannot be too long.
        try connection.rows(
            """
            SELECT r.id, e.day, i.latest, p.campaign FROM (SELECT entry, max(due) AS latest FROM installment \
            GROUP BY entry) i JOIN entry e ON e.id = i.entry JOIN promise r ON r.entry = e.id \
            LEFT JOIN split t ON e.place IS NULL AND t.entry = e.id \
            JOIN place p ON p.id = coalesce(\(MovedGifts().lastPlace(ofUnit: "e.id")), e.place, t.place) \
            WHERE i.latest - e.day > $1 AND (SELECT \(Portable.sum("d.outstanding")) FROM commitment_delta d \
            WHERE d.unit = e.id AND d.day <= $2 AND d.class <> \(CountClass.conditional.rawValue)) > 0 AND e.type \(kind == .awards ? "IN" : "NOT IN") \(awards) \
            GROUP BY e.id, e.day, r.id, i.latest, p.campaign ORDER BY e.id
            """, [.int(365 * min(least, usual)), .day(context.asOf)]
        ) { row in
            let limit = CalendarDate(dayNumber: Int(row.int(1))).adding(months: 12 * years(row.text(3)))
            guard row.int(2) > Int64(limit.dayNumber) else { return }
            found[row.text(3), default: CountedIDs()].add("P-\(row.int(0))")
        }
        return found.sorted { $0.key < $1.key }.map { campaign, promises in
            let years = years(campaign)
            return Finding(
                code: code, severity: .warning,
                message: "\(promises.of(noun)) \(promises.word("runs", "run")) for more than "
                    + "\(years) year\(years == 1 ? "" : "s"): \(promises.text)",
                subject: context.subject(campaign),
                hint: "\(advice), or change counting: {pledge_years: \(years)}")
        }
    }
}
