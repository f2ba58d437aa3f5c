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
            try connection.rows(
                """
                SELECT a.value, s.name, e.type, e.amount, e.fee, e.day, e.effect FROM entry_alias a \
                JOIN entry e ON e.id = a.entry JOIN source s ON s.id = e.source \
                WHERE a.kind = $1 AND \(Withdrawal.void(of: "e")) IS NULL\(id == nil ? "" : " AND a.value = $2") \
                ORDER BY e.day, e.id
                """, [.int(AliasKind.payout.rawValue)] + (id.map { [.text($0)] } ?? [])
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
        feeMinor = try Checked.add(feeMinor, fee)
        netMinor = try Checked.subtract(try Checked.subtract(grossMinor, feeMinor), refundedMinor)
    }
}
