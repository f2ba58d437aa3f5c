import CampaignKit

/// A posted refund that a gift's own row told of: `ID#refund`.
public struct ToldRefund: Equatable, Sendable {
    /// The row's own id, as it was posted.
    public let id: String
    /// In the currency of the row, above zero.
    public let minorUnits: Int64
}

extension Ledger {
    /// The refunds of a source that stand and whose ids have a mark in them; voided and undone ones do not.
    public func toldRefunds(source: String, mark: String) throws(LedgerError) -> [ToldRefund] {
        try reading { connection in
            var refunds: [ToldRefund] = []
            try connection.rows(
                """
                SELECT e.external_id, e.original, e.amount FROM entry e JOIN source o ON o.id = e.source \
                WHERE o.name = $1 AND e.type = $2 AND e.external_id IS NOT NULL AND \(Withdrawal.void(of: "e")) IS NULL \
                ORDER BY e.id
                """,
                [.text(source), .int(EntryType.refund.rawValue)]
            ) { row in
                let id = row.text(0)
                guard id.contains(mark) else { return }
                let minor = row.optionalInt(1) ?? row.int(2)
                refunds.append(ToldRefund(id: id, minorUnits: minor < 0 ? -minor : minor))
            }
            return refunds
        }
    }
}
