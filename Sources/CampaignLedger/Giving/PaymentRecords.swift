import CampaignKit

/// Payments that are more than one plain row: split, on a promise, with something bought, or acted on.
///
/// Every one of them belongs to a commitment that left dated changes, so that plain gifts, which are nearly
/// all, need not be looked at.
struct PaymentRecords {
    /// One payment as it stands.
    struct Payment {
        var id: Int64
        /// The commitment that it belongs to.
        var unit: Int64
        var donor: Int64
        var day: Int
        /// What was paid at first.
        var gross: Int64
        /// The purchase part of that.
        var exchange: Int64
        /// What is left, with what was bought.
        var net: Int64
        var place: Int64
        var isInKind: Bool
        /// From staff, by itself or by its promise.
        var isHidden: Bool

        /// What is given: what is left, less its share of the purchase (`rules.md §2`).
        func given() throws(MoneyError) -> Int64 {
            guard exchange > 0, gross > 0, net > 0 else { return net }
            return net - (net == gross ? exchange : try Checked.scale(net, by: exchange, over: gross))
        }
    }

    private(set) var byID: [Int64: Payment] = [:]

    init(_ connection: any LedgerConnection, _ query: GivingQuery, _ aliases: DonorAliases) throws {
        var later: [Int64: Int64] = [:]
        let limits: [LedgerValue] = [.day(query.asOf), .int(query.knownOn ?? .max)]
        try connection.rows(Self.rows, limits) { row in
            let (id, payment) = (row.int(0), row.int(1))
            guard id == payment else {
                later[payment] = try Checked.add(later[payment] ?? 0, row.int(4))
                return
            }
            guard row.int(3) <= Int64(query.lastGiftDay.dayNumber) else { return }
            byID[id] = Payment(
                id: id, unit: row.int(2), donor: aliases.of(row.int(7)), day: Int(row.int(3)),
                gross: row.int(5),
                exchange: row.int(6), net: row.int(4), place: row.int(8),
                isInKind: row.int(9) == Int64(EntryType.inKind.rawValue), isHidden: row.int(10) == 1)
        }
        for (payment, effect) in later {
            guard let net = byID[payment]?.net else { continue }
            byID[payment]?.net = try Checked.add(net, effect)
        }
    }

    /// A payment stands where its promise does, and all of a gift where it was moved to last.
    private static let rows: String = {
        let moves = MovedGifts()
        let place = """
            coalesce(\(moves.lastPlace(ofUnit: "e.unit")), u.place, (SELECT t.place FROM split t \
            WHERE t.entry = e.unit ORDER BY t.ord LIMIT 1), 0)
            """
        let select = """
            SELECT e.id, e.payment, e.unit, e.day, e.effect, e.amount, e.exchange, coalesce(e.donor, 0), \
            CASE WHEN e.id = e.payment THEN \(place) ELSE 0 END, e.type, \(HiddenGifts.condition("e")) FROM entry e JOIN entry u ON u.id = e.unit \
            WHERE e.measure = \(EffectKind.paid.rawValue) AND e.payment <> 0 AND e.day <= $1 AND e.batch <= $2
            """
        let units = "SELECT d.unit FROM commitment_delta d"
        return """
            \(select) AND e.id IN (\(units)) AND e.unit = e.id \
            UNION ALL \(select) AND e.unit IN (\(units)) AND e.unit <> e.id
            """
    }()
}
