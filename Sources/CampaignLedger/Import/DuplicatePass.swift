import CampaignKit

/// Finds rows without an id that look like a posted row of another file.
///
/// `design.md §5`.
struct DuplicatePass {
    let session: ImportSession

    func run(_ outcome: inout ImportOutcome) throws {
        let connection = session.connection
        guard session.options.possibleDuplicates != .post,
            try connection.integer("SELECT EXISTS (SELECT 1 FROM entry)") == 1
        else { return }
        var found: [(row: Int64, duplicate: ImportOutcome.PossibleDuplicate)] = []
        try connection.rows(
            """
            SELECT row, line, amount, date, min(entry) FROM (\(Self.sameDonor) UNION ALL \(Self.sameName)) \
            GROUP BY row, line, amount, date ORDER BY row
            """
        ) { row in
            found.append(
                (
                    row.int(0),
                    ImportOutcome.PossibleDuplicate(
                        line: Int(row.int(1)), minorUnits: row.int(2),
                        date: CalendarDate(dayNumber: Int(row.int(3))),
                        gift: row.int(4))
                ))
        }
        outcome.possibleDuplicateCount = found.count
        outcome.possibleDuplicates = found.prefix(ImportOutcome.listedProblems).map(\.duplicate)
        let state: StageTable.State = session.options.possibleDuplicates == .skip ? .skipped : .rejected
        for match in found {
            try connection.run(
                "UPDATE stage SET state = $1 WHERE row = $2", [.int(state.rawValue), .int(match.row)])
            guard state == .rejected else { continue }
            outcome.add(
                RowProblem(
                    code: "possible-duplicate", line: match.duplicate.line,
                    message: "it looks like G-\(match.duplicate.gift), which was posted before",
                    hint: "--skip-possible leaves such rows out, --post-possible posts them"))
        }
    }

    private static let candidates = "s.key64 IS NULL AND s.state = 0 AND s.leader = s.row"

    /// The donor is known here, or both rows name nobody.
    private static let sameDonor = """
        SELECT s.row, s.line, s.amount, s.date, e.id AS entry FROM stage s LEFT JOIN donor_map m \
        ON m.donor64 = s.donor64 AND m.source = s.source AND m.ext = s.donor_ext \
        JOIN entry e ON e.print64 = s.print64 AND e.donor IS m.donor \
        WHERE \(candidates) AND (s.donor64 IS NULL OR m.donor IS NOT NULL)
        """

    /// The donor is new here, but somebody of the same name gave the very same: another system's copy of it.
    private static let sameName = """
        SELECT s.row, s.line, s.amount, s.date, e.id AS entry FROM stage s JOIN donor_map m \
        ON m.donor64 = s.donor64 AND m.source = s.source AND m.ext = s.donor_ext AND m.donor IS NULL \
        JOIN entry e ON e.print64 = s.print64 JOIN donor_personal p ON p.donor = e.donor \
        JOIN stage_donor d ON d.donor64 = s.donor64 AND d.ext = s.donor_ext \
        WHERE \(candidates) AND \(name("d")) <> '' AND \(name("d")) = \(name("p"))
        """

    private static func name(_ table: String) -> String {
        """
        lower(CASE WHEN \(table).name <> '' THEN \(table).name WHEN \(table).organization <> '' \
        THEN \(table).organization ELSE trim(\(table).first_name || ' ' || \(table).last_name) END)
        """
    }
}
