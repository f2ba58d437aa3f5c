public import CampaignKit

/// A processor's payout as its rows add up: what the bank should have.
public struct Payout: Sendable, Equatable {
    /// As the processor writes it.
    public var id: String
    public var source: String
    public var first: CalendarDate
    public var last: CalendarDate
    public var gifts = 0
    /// Gifts and payments before fees, in base-currency minor units.
    public var grossMinor: Int64 = 0
    public var refunds = 0
    public var refundedMinor: Int64 = 0
    /// What the processor kept, less what it gave back.
    public var feeMinor: Int64 = 0
    /// Gross − fees − refunds.
    public var netMinor: Int64 = 0
}

extension Ledger {
    /// The payouts that rows name, by their first day; only one where an id is given.
    ///
    /// Rows that were voided, or undone with their import, are left out.
    public func payouts(_ id: String? = nil) throws(LedgerError) -> [Payout] {
        try reading { connection in
            var payouts: [Payout] = []
            var places: [String: Int] = [:]
            let undone = try Withdrawal(connection).undone
            let columns = "s.name, e.type, e.amount, e.fee, e.day, e.effect, e.id AS entry"
            try connection.rows(
                """
                SELECT payout, name, type, amount, fee, day, effect FROM (SELECT a.value AS payout, \(columns) \
                FROM entry_alias a JOIN entry e ON e.id = a.entry JOIN source s ON s.id = e.source \
                WHERE a.kind = \(AliasKind.payout.rawValue) AND \(Withdrawal.void(of: "e")) IS NULL \
                UNION ALL SELECT \(PayoutOfCopy.payout("c")) AS payout, \(columns) FROM change c \
                JOIN entry e ON e.id = c.object_id JOIN source s ON s.id = c.new WHERE \(PayoutOfCopy.condition("c")) \
                AND c.batch NOT IN \(undone) AND \(Withdrawal.void(of: "e")) IS NULL) t\
                \(id == nil ? "" : " WHERE payout = $1") ORDER BY day NULLS FIRST, entry
                """, id.map { [.text($0)] } ?? []
            ) { row in
                guard let type = EntryType(rawValue: Int(row.int(2))) else { return }
                let day = CalendarDate(dayNumber: Int(row.int(5)))
                let key = "\(row.text(1)):\(row.text(0))"
                if places[key] == nil {
                    places[key] = payouts.count
                    payouts.append(Payout(id: row.text(0), source: row.text(1), first: day, last: day))
                }
                guard let place = places[key] else { return }
                payouts[place].last = day
                try payouts[place].add(type, row.int(3), fee: row.int(4), isBack: row.int(6) > 0)
            }
            for fee in try PayoutFees(connection).all() where id == nil || id == fee.payout {
                let key = "\(fee.source):\(fee.payout)"
                if places[key] == nil {
                    places[key] = payouts.count
                    payouts.append(
                        Payout(id: fee.payout, source: fee.source, first: fee.day, last: fee.day))
                }
                if let place = places[key] { try payouts[place].add(fee: fee.minorUnits) }
            }
            return payouts
        }
    }
}

extension Payout {
    /// `isBack`: what was reversed came back, as of a dispute that was won.
    fileprivate mutating func add(
        _ type: EntryType, _ amount: Int64, fee: Int64, isBack: Bool
    ) throws {
        switch type.family {
        case .received:
            gifts += 1
            grossMinor = try Checked.add(grossMinor, amount)
        case .correction where type == .refund || type == .chargeback:
            refunds += 1
            refundedMinor = try Checked.add(refundedMinor, isBack ? -amount : amount)
        default: return
        }
        try add(fee: fee)
    }

    fileprivate mutating func add(fee: Int64) throws {
        feeMinor = try Checked.add(feeMinor, fee)
        netMinor = try Checked.subtract(try Checked.subtract(grossMinor, feeMinor), refundedMinor)
    }
}

/// The payout of a row that is here from another file: a later file says which payout had it.
///
/// Kept in `change`: the object is `payout:` and the payout's id, `new` the source that says it.
enum PayoutOfCopy {
    static let prefix = "payout:"
    static let kind: Int64 = 1

    static func condition(_ row: String) -> String {
        "\(row).kind = \(kind) AND \(Portable.begins("\(row).object", with: prefix))"
    }

    static func payout(_ row: String) -> String { "substr(\(row).object, \(prefix.count + 1))" }

    /// Remembers it of the rows of a file that are left out because they are here; how many are new.
    static func record(_ connection: any LedgerConnection, batch: Int64) throws -> Int {
        guard try connection.exists("stage_alias") else { return 0 }
        let alias = AliasKind.payout.rawValue
        var known: Set<String> = []
        try connection.rows(
            """
            SELECT c.object_id, \(payout("c")) FROM change c WHERE \(condition("c")) \
            AND c.batch NOT IN \(try Withdrawal(connection).undone)
            """
        ) { known.insert("\($0.int(0)) \($0.text(1))") }
        var found: [(entry: Int64, payout: String, source: Int64)] = []
        try connection.rows(
            """
            SELECT DISTINCT s.target, a.value, s.source FROM stage s JOIN stage_alias a ON a.row = s.row \
            WHERE a.kind = \(alias) AND s.state IN (\(LeftOutCopy.states)) AND s.target IS NOT NULL AND NOT EXISTS \
            (SELECT 1 FROM entry_alias x WHERE x.entry = s.target AND x.kind = \(alias) AND x.value = a.value) \
            ORDER BY s.target
            """
        ) { row in
            guard known.insert("\(row.int(0)) \(row.text(1))").inserted else { return }
            found.append((row.int(0), row.text(1), row.int(2)))
        }
        var next = try connection.integer("SELECT max(id) FROM change") + 1
        for copy in found.sorted(by: { ($0.entry, $0.payout) < ($1.entry, $1.payout) }) {
            try connection.run(
                "INSERT INTO change(id, batch, object, object_id, kind, new) VALUES ($1, $2, $3, $4, $5, $6)",
                [
                    .int(next), .int(batch), .text(prefix + copy.payout), .int(copy.entry), .int(kind),
                    .int(copy.source),
                ])
            next += 1
        }
        return found.count
    }
}
