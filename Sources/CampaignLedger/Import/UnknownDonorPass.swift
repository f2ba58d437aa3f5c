import CampaignKit

/// Refuses rows that write a number of this ledger which no one has, or which is someone else's.
///
/// `rules.md §5`: a mistyped number must neither make a donor nor give the gift to another.
struct UnknownDonorPass {
    let session: ImportSession

    private struct Refused {
        var row: Int64
        var line: Int
        var column: String
        var value: String
    }

    func run(_ outcome: inout ImportOutcome) throws {
        try refuseOtherNames(&outcome)
        let unknown: [LedgerValue] = [.int(StageTable.DonorStanding.unknownNumber.rawValue)]
        // A large file of other ids is not gone through for this.
        guard try session.connection.holds(Self.mayBe, unknown) else { return }
        var found: [Refused] = []
        try session.connection.rows(Self.refused, unknown) { row in
            found.append(
                Refused(row: row.int(0), line: Int(row.int(1)), column: row.text(2), value: row.text(3)))
        }
        for row in found {
            outcome.add(self.unknown(row))
            try StageTable.mark(row.row, .rejected, session.connection)
        }
    }

    /// Rows whose number is another's than their name, or than their other number.
    private func refuseOtherNames(_ outcome: inout ImportOutcome) throws {
        for (row, two) in session.twoDonors.sorted(by: { $0.key < $1.key }) {
            guard let staged = try standing(row) else { continue }
            outcome.add(
                RowProblem(
                    code: "two-donors", line: staged.line, column: "donor",
                    message:
                        "D-\(two.number) is \(try name(two.number)); donor_id \(two.externalID) is "
                        + "D-\(two.other), \(try name(two.other))",
                    value: "D-\(two.number)", hint: "remove the number that is wrong"))
            try StageTable.mark(staged.leader, .rejected, session.connection)
        }
        for (row, other) in session.otherNames.sorted(by: { $0.key < $1.key }) {
            if row < 0 {
                // A row of no money is not posted, and says nothing of someone else.
                outcome.add(problem(other, .warning))
            } else if let staged = try standing(row) {
                outcome.add(problem(other, .error))
                try StageTable.mark(staged.leader, .rejected, session.connection)
            }
        }
    }

    /// A staged row that nothing speaks against yet.
    private func standing(_ row: Int64) throws -> (leader: Int64, line: Int)? {
        try session.connection.first(
            "SELECT leader, line FROM stage WHERE row = $1 AND state = $2",
            [.int(row), .int(StageTable.State.good.rawValue)]
        ) { ($0.int(0), Int($0.int(1))) }
    }

    private func name(_ donor: Int64) throws -> String {
        let name =
            try session.connection.first(
                "SELECT \(DonorColumns.columns("p")) FROM donor_personal p WHERE p.donor = $1",
                [.int(donor)]
            ) { DonorColumns.details($0, from: 0).displayName } ?? ""
        return name.isEmpty ? "a donor without a name" : name
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

    private func problem(_ other: OurNumbers.OtherName, _ severity: Finding.Severity) -> RowProblem {
        let known = other.known.isEmpty ? "a donor without a name" : other.known
        let hint =
            other.isOurs
            ? "fix the number: campaign donor list TEXT finds it; for a new name: donor edit D-\(other.number) first"
            : "--their-ids when these are the file's own numbers"
        return RowProblem(
            code: "other-donor", severity: severity, line: other.line,
            column: other.isOurs ? "donor" : "donor_id",
            message: "D-\(other.number) is \(known) here; the row says \(other.said)",
            value: "D-\(other.number)", hint: hint)
    }

    private static let mayBe = "SELECT 1 FROM donor_map WHERE standing = $1"

    private static let refused = """
        SELECT t.leader, t.line, CASE WHEN m.ours = 1 THEN 'donor' ELSE t.named_in END, t.ext FROM (\
        SELECT s.leader, s.line, 'donor_id' AS named_in, s.donor_ext AS ext, s.donor64 AS key, s.source, s.state \
        FROM stage s UNION ALL \
        SELECT s.leader, s.line, 'soft_credits', f.donor_ext, f.donor64, f.source, s.state FROM stage_soft f \
        JOIN stage s ON s.row = f.row) t JOIN donor_map m ON m.donor64 = t.key AND m.source = t.source \
        AND m.ext = t.ext WHERE m.standing = $1 AND t.state = 0 ORDER BY t.line, t.named_in
        """
}
