public import CampaignKit

/// Sizes of gifts in a campaign: outright gifts and payments not fully reversed.
public struct GiftStatistics: Sendable, Equatable {
    public var count: Int
    public var largestMinor: Int64
    public var medianMinor: Int64
}

extension Ledger {
    /// The largest and the median gift to some campaigns on a day; nil without gifts.
    ///
    /// A payment counts where its promise does, with the part that goes there, less what was bought with it.
    /// Gifts in kind are left out. An even count takes the lower middle.
    public func giftStatistics(
        campaigns: [String], asOf: CalendarDate, knownOn: Int64?
    ) throws(LedgerError) -> GiftStatistics? {
        try reading { connection in
            let names = campaigns.indices.map { "$\($0 + 3)" }.joined(separator: ", ")
            let sql = GiftSizesSQL.sizes(places: "SELECT id FROM place WHERE campaign IN (\(names))")
            let arguments = [.day(asOf), .int(knownOn ?? Int64.max)] + campaigns.map(LedgerValue.text)
            let found = try connection.first("SELECT count(*), max(size) FROM (\(sql)) s", arguments) {
                (Int($0.int(0)), $0.int(1))
            }
            guard let (count, largest) = found, count > 0 else { return nil }
            let median = try connection.integer(
                "SELECT size FROM (\(sql)) s ORDER BY size LIMIT 1 OFFSET \((count - 1) / 2)", arguments)
            return GiftStatistics(count: count, largestMinor: largest, medianMinor: median)
        }
    }
}

/// What is left of each payment on day `$1` after batch `$2`, as it counts in some places.
private enum GiftSizesSQL {
    static func sizes(places: String) -> String {
        """
        SELECT size FROM (SELECT CASE WHEN part = whole THEN net ELSE CAST(net * part / whole AS BIGINT) END AS size \
        FROM (\(contributions(places))) c) s WHERE size > 0
        """
    }

    // The engine numbers arguments in the order it meets them, so the payments, which have $1 and $2, stand
    // first.
    /// `net` less its share of the purchase, and which `part` of the `whole` goes to the places.
    private static func contributions(_ places: String) -> String {
        let split = "SELECT coalesce(\(Portable.sum("t.amount")), 0) FROM split t WHERE t.entry = u.id"
        return """
            WITH n AS (\(payments(places))) SELECT n.net - CASE WHEN p.exchange = 0 THEN 0 WHEN n.net = p.amount THEN p.exchange \
            ELSE CAST(n.net * p.exchange / p.amount AS BIGINT) END AS net, \
            CASE WHEN \(isMoved) THEN \(received(in: " AND place IN (\(places))")) \
            WHEN u.place IS NULL THEN (\(split) AND t.place IN (\(places))) ELSE u.amount END AS part, \
            CASE WHEN \(isMoved) THEN \(received(in: "")) \
            WHEN u.place IS NULL THEN (\(split)) ELSE u.amount END AS whole \
            FROM n JOIN entry p ON p.id = n.payment JOIN entry u ON u.id = n.unit \
            WHERE p.type <> \(EntryType.inKind.rawValue)
            """
    }

    private static let isMoved =
        "EXISTS (SELECT 1 FROM entry m WHERE m.unit = u.id AND \(MovedGifts.isMove("m")))"

    /// What is received of a unit in some places, from the changes that its moves left.
    private static func received(in places: String) -> String {
        """
        (SELECT coalesce(\(Portable.sum("received")), 0) FROM (SELECT received, place FROM commitment_delta WHERE unit = u.id \
        AND \(LiveRows.isOfGift) AND day <= $1 AND batch <= $2 UNION ALL \
        SELECT effect, place FROM entry WHERE id = u.id AND simple = 1) c \
        WHERE true\(places))
        """
    }

    private static func payments(_ places: String) -> String {
        """
        SELECT payment, min(unit) AS unit, \(Portable.sum("effect")) AS net FROM entry WHERE payment <> 0 \
        AND measure = \(EffectKind.paid.rawValue) AND day <= $1 AND batch <= $2 AND unit IN \
        (SELECT e.id FROM entry e WHERE e.place IN (\(places)) \
        UNION SELECT t.entry FROM split t WHERE t.place IN (\(places)) \
        UNION SELECT m.unit FROM entry m WHERE \(MovedGifts.isMove("m")) AND m.place IN (\(places))) GROUP BY payment HAVING \(Portable.sum("effect")) > 0
        """
    }
}
