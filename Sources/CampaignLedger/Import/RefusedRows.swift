import CampaignKit

/// Leaves out the other splits of a gift when one of its rows could not be read.
struct RefusedRows {
    let session: ImportSession

    func run(_ outcome: inout ImportOutcome) throws {
        guard session.unreadable > 0 else { return }
        try session.indexKeys()
        try session.connection.rows(
            """
            SELECT s.line, min(r.line), s.external_id \(Self.others) AND s.state = 0 \
            GROUP BY s.row, s.line, s.external_id ORDER BY s.row
            """
        ) { row in
            outcome.add(
                RowProblem(
                    code: "split-of-rejected", line: Int(row.int(0)), column: "gift_id",
                    message: "line \(row.int(1)), part of the same gift, is refused", value: row.text(2),
                    hint: "a gift's rows are posted together; fix that row"))
        }
        try session.connection.run(
            "UPDATE stage SET state = $1 WHERE row IN (SELECT s.row \(Self.others))",
            [.int(StageTable.State.rejected.rawValue)])
    }

    private static let others = """
        FROM stage_refused r JOIN stage s ON s.key64 = r.key64 AND s.external_id = r.external_id \
        WHERE r.key64 IS NOT NULL
        """
}
