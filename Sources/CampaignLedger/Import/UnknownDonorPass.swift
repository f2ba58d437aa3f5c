import CampaignKit

/// Refuses rows that write a number of ours which nobody has, or which is somebody else's.
///
/// `rules.md §5`: a mistyped number must neither make a donor nor give the gift to another.
struct UnknownDonorPass {
    let session: ImportSession

    private struct Refused {
        var row: Int64
        var line: Int
        var column: String
        var value: String
        var key: Int64
        var isOther: Bool
    }

    func run(_ outcome: inout ImportOutcome) throws {
        let standings: [LedgerValue] = [
            .int(StageTable.DonorStanding.otherName.rawValue),
            .int(StageTable.DonorStanding.unknownNumber.rawValue),
        ]
        // A large file of other ids is not gone through for this.
        guard try session.connection.integer(Self.mayBe, standings) == 1 else { return }
        var found: [Refused] = []
        try session.connection.rows(Self.refused, standings) { row in
            found.append(
                Refused(
                    row: row.int(0), line: Int(row.int(1)), column: row.text(2), value: row.text(3),
                    key: row.int(4),
                    isOther: row.int(5) == 1))
        }
        for row in found {
            outcome.add(row.isOther ? try otherName(row) : unknown(row))
            try StageTable.mark(row.row, .rejected, session.connection)
        }
    }

    private func unknown(_ row: Refused) -> RowProblem {
        RowProblem(
            code: "unknown-donor", line: row.line, column: row.column, message: "no donor has this number",
            value: row.value,
            hint: row.column == "donor"
                ? "campaign donor list TEXT finds them by name"
                : "campaign donor list TEXT finds them by name; --their-ids when these are the file's own numbers"
        )
    }

    private func otherName(_ row: Refused) throws -> RowProblem {
        let known = try name(
            "SELECT \(DonorDetailsSQL.columns("p")) FROM donor_personal p WHERE p.donor = $1",
            OurNumbers.number(row.value) ?? 0)
        let said = try name(
            """
            SELECT \(DonorDetailsSQL.columns("d")) FROM stage_donor d WHERE d.donor64 = $1 AND d.has_details = 1 \
            ORDER BY d.row
            """, row.key)
        let number = row.value.uppercased()
        return RowProblem(
            code: "other-donor", line: row.line, column: row.column,
            message:
                "\(number) is \(known.isEmpty ? "nobody with a name" : known) here; the row says \(said)",
            hint: "--their-ids when these are the file's own numbers")
    }

    private func name(_ sql: String, _ number: Int64) throws -> String {
        var name = ""
        try session.connection.rows(sql, [.int(number)]) { row in
            if name.isEmpty { name = DonorColumns.details(row, from: 0).displayName }
        }
        return name
    }

    private static let mayBe = "SELECT EXISTS (SELECT 1 FROM donor_map WHERE standing IN ($1, $2))"

    private static let refused = """
        SELECT t.leader, t.line, CASE WHEN m.ours = 1 THEN 'donor' ELSE t.named_in END, t.ext, t.key, \
        m.standing = $1 FROM (\
        SELECT s.leader, s.line, 'donor_id' AS named_in, s.donor_ext AS ext, s.donor64 AS key, s.source, s.state \
        FROM stage s UNION ALL \
        SELECT s.leader, s.line, 'soft_credits', f.donor_ext, f.donor64, f.source, s.state FROM stage_soft f \
        JOIN stage s ON s.row = f.row) t JOIN donor_map m ON m.donor64 = t.key AND m.source = t.source \
        AND m.ext = t.ext WHERE m.standing IN ($1, $2) AND t.state = 0 ORDER BY t.line, t.named_in
        """
}
