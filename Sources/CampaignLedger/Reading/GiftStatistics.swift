public import CampaignKit

/// Sizes of gifts in a campaign: outright gifts and payments not fully taken back.
public struct GiftStatistics: Sendable, Equatable {
    public var count: Int
    public var largestMinor: Int64
    public var medianMinor: Int64
}

extension Ledger {
    /// The largest and the median gift of a campaign on a day; nil without gifts.
    ///
    /// An even count takes the lower middle.
    public func giftStatistics(campaign: String, asOf: CalendarDate) throws(LedgerError) -> GiftStatistics? {
        try reading { connection in
            let sql = """
                SELECT sum(effect) AS net FROM entry WHERE payment <> 0 AND day <= $1 AND payment IN \
                (SELECT e.id FROM entry e WHERE e.place IN (SELECT id FROM place WHERE campaign = $2) \
                UNION SELECT t.entry FROM split t WHERE t.place IN (SELECT id FROM place WHERE campaign = $2)) \
                GROUP BY payment HAVING sum(effect) > 0
                """
            let arguments: [LedgerValue] = [.day(asOf), .text(campaign)]
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
