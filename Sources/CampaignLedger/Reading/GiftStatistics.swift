public import CampaignKit

/// Sizes of gifts in a campaign: outright gifts and payments not fully taken back.
public struct GiftStatistics: Sendable, Equatable {
    public var count: Int
    public var largestMinor: Int64
    public var medianMinor: Int64
}

extension Ledger {
    /// The largest and the median gift to some campaigns on a day; nil without gifts.
    ///
    /// A payment counts where its promise does. An even count takes the lower middle.
    public func giftStatistics(
        campaigns: [String], asOf: CalendarDate, knownOn: Int64?
    ) throws(LedgerError) -> GiftStatistics? {
        try reading { connection in
            let names = campaigns.indices.map { "$\($0 + 3)" }.joined(separator: ", ")
            let places = "SELECT id FROM place WHERE campaign IN (\(names))"
            let sql = """
                SELECT sum(effect) AS net FROM entry WHERE payment <> 0 AND day <= $1 AND batch <= $2 AND unit IN \
                (SELECT e.id FROM entry e WHERE e.place IN (\(places)) \
                UNION SELECT t.entry FROM split t WHERE t.place IN (\(places))) GROUP BY payment HAVING sum(effect) > 0
                """
            let arguments = [.day(asOf), .int(knownOn ?? Int64.max)] + campaigns.map(LedgerValue.text)
            let found = try connection.first("SELECT count(*), max(net) FROM (\(sql))", arguments) {
                (Int($0.int(0)), $0.int(1))
            }
            guard let (count, largest) = found, count > 0 else { return nil }
            let median = try connection.integer(
                "SELECT net FROM (\(sql)) ORDER BY net LIMIT 1 OFFSET \((count - 1) / 2)", arguments)
            return GiftStatistics(count: count, largestMinor: largest, medianMinor: median)
        }
    }
}
