import CampaignKit

/// Sums the rows of a list, with what of them the plan's policies keep out of `received`.
struct EntryTotalsReader {
    let connection: any LedgerConnection
    let plan: Plan
    let asOf: CalendarDate

    func totals(_ query: EntryQuery) throws -> EntryTotals {
        let reader = EntryReader(connection: connection, moves: query.moves)
        var filter = EntryFilter()
        filter.add(query)
        let index = PlanIndex(plan)
        var totals = EntryTotals()
        let isPaid = "e.measure = \(EffectKind.paid.rawValue)"
        let isDue = "e.day <= \(asOf.dayNumber)"
        try connection.rows(
            """
            SELECT campaign, government, count(*), \
            \(Portable.sum("CASE WHEN paid AND due AND NOT in_kind THEN effect ELSE 0 END")), \
            \(Portable.sum("CASE WHEN paid AND due AND NOT in_kind THEN bought ELSE 0 END")), \
            \(Portable.sum("CASE WHEN paid AND due AND in_kind THEN effect ELSE 0 END")), \
            count(*) FILTER (WHERE paid AND NOT due AND NOT in_kind AND is_whole), \
            \(Portable.sum("CASE WHEN paid AND NOT due AND NOT in_kind THEN effect ELSE 0 END")) FROM (\
            SELECT coalesce(pl.campaign, '') AS campaign, \
            \(Portable.truth("u.class IN (\(Self.governments))")) AS government, e.effect AS effect, \(isPaid) AS paid, \
            \(isDue) AS due, \(Self.isInKind) AS in_kind, NOT \(isDue) AND e.payment = e.id AND NOT EXISTS \
            (SELECT 1 FROM entry v WHERE v.target = e.id AND v.type = \(EntryType.void.rawValue)) AS is_whole, \
            \(Self.bought) AS bought \
            FROM \(reader.lineTables)\(filter.condition)) t GROUP BY campaign, government
            """, filter.arguments
        ) { row in
            let policy = index.campaign(row.text(0))?.counting ?? CountingPolicy()
            totals.count += Int(row.int(2))
            totals.paidMinor = try Checked.add(totals.paidMinor, row.int(3))
            totals.inKindMinor = try Checked.add(totals.inKindMinor, row.int(5))
            totals.postDatedCount += Int(row.int(6))
            totals.postDatedMinor = try Checked.add(totals.postDatedMinor, row.int(7))
            if row.int(1) == 1, policy.government == .exclude {
                totals.governmentMinor = try Checked.add(totals.governmentMinor, row.int(3))
            } else if policy.exchange == .exclude {
                totals.purchaseMinor = try Checked.add(totals.purchaseMinor, row.int(4))
            }
        }
        return totals
    }

    // Most rows are payments themselves: no other row has to be looked up for them.
    private static let isInKind = """
        CASE WHEN e.payment = e.id THEN e.type = \(EntryType.inKind.rawValue) ELSE EXISTS (SELECT 1 FROM entry k \
        WHERE k.id = e.payment AND k.type = \(EntryType.inKind.rawValue)) END
        """

    /// The purchase part of a payment, or of what went back of one by its share.
    private static let bought = """
        CASE WHEN e.payment = e.id AND e.exchange = 0 THEN 0 ELSE \
        coalesce((SELECT CASE WHEN k.exchange = 0 OR k.amount = 0 THEN 0 WHEN abs(e.effect) = k.amount \
        THEN CASE WHEN e.effect < 0 THEN -k.exchange ELSE k.exchange END \
        ELSE CAST(e.effect * k.exchange / k.amount AS BIGINT) END FROM entry k WHERE k.id = e.payment), 0) END
        """

    private static let governments = [CountClass.government, .governmentInKind].map { "\($0.rawValue)" }
        .joined(separator: ", ")
}

/// What the rows of a list come to, in base-currency minor units.
///
/// `paidMinor` is money in and out; `received` of a campaign leaves out what its policy excludes.
public struct EntryTotals: Sendable, Equatable {
    public var count = 0
    /// Money of gifts and payments less what went back; gifts in kind are not money.
    public var paidMinor: Int64 = 0
    /// Of it, what bought something and is excluded by the policy of its campaign.
    public var purchaseMinor: Int64 = 0
    /// Of it, what governments gave and the policy of its campaign excludes.
    public var governmentMinor: Int64 = 0
    /// Gifts in kind, not in `paidMinor`.
    public var inKindMinor: Int64 = 0
    /// Gifts and payments of a later day, in none of the sums.
    public var postDatedCount = 0
    public var postDatedMinor: Int64 = 0

    public init() {}
}
