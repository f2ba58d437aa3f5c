import CampaignKit

/// Finds posted payments of which the file says that they did not come after all.
///
/// They are reported, never changed: whether the money came is for a person to say (`docs/csv.md`).
struct DeniedPayments {
    let session: ImportSession
    private var connection: any LedgerConnection { session.connection }

    func run(_ outcome: inout ImportOutcome) throws {
        let (source, rows) = session.denied
        guard !rows.isEmpty, try connection.holds("SELECT 1 FROM entry WHERE key64 IS NOT NULL") else {
            return
        }
        let withdrawal = try Withdrawal(connection)
        for row in rows {
            guard let entry = try standing(source, row.id, withdrawal) else { continue }
            outcome.add(
                RowProblem(
                    code: "changed", severity: .warning, line: row.line, column: row.column,
                    message: "posted as G-\(entry), but in this file: \(row.reason)", value: row.id,
                    hint:
                        "if the money did not come, or went back: campaign gift void G-\(entry), or gift refund"
                ))
        }
    }

    /// The posted row with this id of which anything is left.
    private func standing(_ source: String, _ id: String, _ withdrawal: Withdrawal) throws -> Int64? {
        let found = try connection.first(
            """
            SELECT e.id, e.amount FROM entry e JOIN source o ON o.id = e.source WHERE e.key64 = $1 \
            AND e.external_id = $2 AND o.name = $3 AND \(Withdrawal.void(of: "e")) IS NULL \
            AND NOT \(withdrawal.isUndone("e")) ORDER BY e.id DESC LIMIT 1
            """, [.int(RowDigests().key(source: source, id: id)), .text(id), .text(source)]
        ) { (entry: $0.int(0), amount: $0.int(1)) }
        guard let found, try returned(found.entry) < found.amount.magnitude else { return nil }
        return found.entry
    }

    /// What went back of a gift by refunds that stand.
    private func returned(_ entry: Int64) throws -> UInt64 {
        var sum: UInt64 = 0
        try connection.rows(
            """
            SELECT e.amount FROM entry e WHERE e.target = $1 AND e.type IN ($2, $3) \
            AND \(Withdrawal.void(of: "e")) IS NULL
            """,
            [.int(entry), .int(EntryType.refund.rawValue), .int(EntryType.chargeback.rawValue)]
        ) { sum += $0.int(0).magnitude }
        return sum
    }
}
