import CampaignKit

/// Finds posted payments of which the file says that they did not come after all.
///
/// They are reported, never changed: whether the money came is for a person to say (`docs/csv.md`).
struct DeniedPayments {
    let session: ImportSession
    private var connection: any LedgerConnection { session.connection }

    func run(_ outcome: inout ImportOutcome) throws {
        let source = session.denied.source
        let rows = session.denied.rows.filter { !$0.isReturned }
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
                    hint: row.hint
                        ?? "if the money did not come, or went back: campaign gift void G-\(entry), or gift refund"
                ))
        }
    }

    /// Refuses new payments that went back where no row says how much; of one that is here, it is said.
    ///
    /// Once it is known which rows are here from another source: what that says of them holds.
    func runReturned(_ outcome: inout ImportOutcome) throws {
        let source = session.denied.source
        let rows = session.denied.rows.filter(\.isReturned)
        guard !rows.isEmpty else { return }
        var named: Set<Int64> = []
        try connection.rows("SELECT reverses64 FROM stage WHERE needs = 1 AND reverses64 IS NOT NULL") {
            named.insert($0.int(0))
        }
        try session.indexKeys()
        let withdrawal = try Withdrawal(connection)
        for row in rows {
            let key = RowDigests().key(source: source, id: row.id)
            guard !named.contains(key) else { continue }
            let posted = try standing(source, row.id, withdrawal)
            if let posted, try returned(posted) > 0 { continue }
            let staged = try connection.first(
                "SELECT row FROM stage WHERE key64 = $1 AND external_id = $2 AND state = 0 AND leader = row",
                [.int(key), .text(row.id)]
            ) { $0.int(0) }
            guard posted != nil || staged != nil else { continue }
            outcome.add(Self.problem(row, posted: staged == nil ? posted : nil))
            if let staged { try StageTable.mark(staged, .rejected, connection) }
        }
    }

    private static func problem(_ row: DeniedPayment, posted: Int64?) -> RowProblem {
        let message = "it went back, and no row of the file or here says how much"
        return RowProblem(
            code: "refund-missing", severity: posted == nil ? .error : .warning, line: row.line,
            column: row.column, message: message + (posted.map { ": G-\($0)" } ?? ""), value: row.reason,
            hint: posted.map { "import the file with its refund, or enter it: campaign gift refund G-\($0)" }
                ?? row.hint
                ?? "download the file again with all days up to today: it has the refund in a row of its own")
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
