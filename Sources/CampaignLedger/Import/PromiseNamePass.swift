import CampaignKit

/// A pledge or grant id names one promise of its source: payments could not tell two apart.
struct PromiseNamePass {
    let session: ImportSession

    func run(_ outcome: inout ImportOutcome) throws {
        let connection = session.connection
        try StageTable.index(.promiseName, connection)
        let withdrawal = try Withdrawal(connection)
        var taken: [(row: Int64, line: Int, name: String)] = []
        try connection.rows(
            """
            SELECT s.row, s.line, t.name FROM stage_promise t JOIN stage s ON s.row = t.row \
            WHERE s.state = 0 AND s.leader = s.row AND t.name IS NOT NULL AND (EXISTS (SELECT 1 FROM promise p \
            JOIN entry e ON e.id = p.entry WHERE p.name64 = t.name64 AND p.name = t.name AND p.source = t.source \
            AND NOT \(withdrawal.isUndone("e"))) OR EXISTS (SELECT 1 \
            FROM stage_promise o JOIN stage f ON f.row = o.row WHERE o.name64 = t.name64 AND o.name = t.name \
            AND o.source = t.source AND o.row < t.row AND f.leader = f.row AND f.state IN (0, 1))) ORDER BY s.row
            """
        ) { taken.append((row: $0.int(0), line: Int($0.int(1)), name: $0.text(2))) }
        for promise in taken {
            outcome.add(
                RowProblem(
                    code: "pledge-id-taken", line: promise.line, column: "pledge_id",
                    message: "another promise has this id", value: promise.name,
                    hint: "give it its own id; to raise or cut the first, use a pledge_change"))
            try StageTable.mark(promise.row, .rejected, connection)
        }
    }
}
