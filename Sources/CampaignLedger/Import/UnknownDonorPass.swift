import CampaignKit

/// Refuses rows that write a donor's number of ours which nobody has.
///
/// Only in rows that are typed: a platform's `D-9` is its own. A mistyped number must not make a donor.
struct UnknownDonorPass {
    let session: ImportSession

    func run(_ outcome: inout ImportOutcome) throws {
        let manual: [LedgerValue] = [.text(ImportSession.manualSource)]
        // A large file of another source is not gone through for this.
        guard try session.connection.integer(Self.mayBe, manual) == 1 else { return }
        var found: [(row: Int64, line: Int, column: String, value: String)] = []
        try session.connection.rows(Self.unknown, manual) { row in
            found.append((row.int(0), Int(row.int(1)), row.text(2), row.text(3)))
        }
        for (row, line, column, value) in found {
            outcome.add(
                RowProblem(
                    code: "unknown-donor", line: line, column: column, message: "no donor has this number",
                    value: value, hint: "campaign donor list TEXT finds them by name"))
            try StageTable.mark(row, .rejected, session.connection)
        }
    }

    private static let mayBe = """
        SELECT EXISTS (SELECT 1 FROM donor_map m JOIN source s ON s.id = m.source WHERE s.name = $1 \
        AND m.donor IS NULL AND upper(m.ext) GLOB 'D-[0-9]*')
        """

    private static let unknown = """
        SELECT t.leader, t.line, t.named_in, t.ext FROM (\
        SELECT s.leader, s.line, 'donor_id' AS named_in, s.donor_ext AS ext, s.donor64 AS key, s.source, s.state \
        FROM stage s UNION ALL \
        SELECT s.leader, s.line, 'soft_credits', f.donor_ext, f.donor64, f.source, s.state FROM stage_soft f \
        JOIN stage s ON s.row = f.row) t JOIN donor_map m ON m.donor64 = t.key AND m.source = t.source \
        AND m.ext = t.ext WHERE m.donor IS NULL AND t.state = 0 AND upper(t.ext) GLOB 'D-[0-9]*' \
        AND m.source IN (SELECT id FROM source WHERE name = $1) ORDER BY t.line, t.named_in
        """
}
