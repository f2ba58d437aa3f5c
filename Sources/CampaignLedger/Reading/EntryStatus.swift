import CampaignKit

/// What is left of a posted row after everything that corrects it, whatever the day.
public struct EntryStatus: Sendable, Equatable {
    /// What can still be reversed, in minor units without a sign.
    public var leftMinor: Int64
    /// The amount as adjusted and not voided, before refunds and chargebacks.
    public var correctedMinor: Int64

    public init(leftMinor: Int64, correctedMinor: Int64) {
        self.leftMinor = leftMinor
        self.correctedMinor = correctedMinor
    }
}

extension Ledger {
    /// How a posted row stands now.
    public func standing(of entry: Int64) throws(LedgerError) -> EntryStatus {
        try reading { connection in
            let whole = try GiftStandingReader(connection: connection).net(of: entry) { _ in true }
            let corrected = try GiftStandingReader(connection: connection).net(of: entry) {
                $0 != .refund && $0 != .chargeback
            }
            return EntryStatus(
                leftMinor: Int64(clamping: whole.magnitude),
                correctedMinor: Int64(clamping: corrected.magnitude))
        }
    }
}

/// Follows what corrects a row, and what corrects that.
private struct GiftStandingReader {
    let connection: any LedgerConnection

    /// The row's effect with that of the corrections on it that `counts` lets through.
    func net(of entry: Int64, counts: (EntryType) -> Bool) throws -> Int128 {
        var sum = Int128(try connection.integer("SELECT effect FROM entry WHERE id = $1", [.int(entry)]))
        var open = [entry]
        while let next = open.popLast() {
            try connection.rows(
                "SELECT id, type, effect FROM entry WHERE target = $1 ORDER BY id", [.int(next)]
            ) { row in
                guard let type = EntryType(rawValue: Int(row.int(1))), type.family == .correction else {
                    return
                }
                // What corrects a refund belongs to the refund.
                guard counts(type) else { return }
                sum += Int128(row.int(2))
                open.append(row.int(0))
            }
        }
        return sum
    }
}
