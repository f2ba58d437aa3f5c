import CampaignKit
import CampaignLedger
import Terminal

/// What was wrong with rows, for people and for programs.
struct ProblemList {
    let problems: [RowProblem]
    /// One row that was typed, not a file.
    let isSingle: Bool
    /// The same problems counted, those too that are not listed.
    var kinds = ProblemKinds()

    /// A kind with more problems than this is one line, or one of which a value comes up so often.
    private static let mostOfAKind = 20
    private static let mostOfAValue = 5

    private static func isMany(_ kind: ProblemKinds.Kind?) -> Bool {
        guard let kind else { return false }
        return kind.rows > mostOfAKind || kind.values.values.contains { $0 > mostOfAValue }
    }

    /// Kinds of which each problem is not a line of its own, the first in the file first.
    private var grouped: [(key: ProblemKinds.Key, kind: ProblemKinds.Kind)] {
        kinds.kinds.filter { Self.isMany($0.value) }
            .sorted { ($0.value.firstLine, $0.key.column) < ($1.value.firstLine, $1.key.column) }
            .map { ($0.key, $0.value) }
    }

    private func isGrouped(_ problem: RowProblem) -> Bool {
        Self.isMany(kinds.kinds[ProblemKinds.Key(problem)])
    }

    /// How many of the problems the table has, each or as one of its kind.
    var shown: Int {
        problems.filter { !isGrouped($0) }.count + grouped.reduce(0) { $0 + $1.kind.rows }
    }

    var table: Table {
        let line = [TableColumn("Line", key: "line", alignment: .trailing)]
        var table = Table(
            columns: (isSingle ? [] : line) + [
                TableColumn("Column", key: "column"),
                TableColumn("Problem", key: "problem", shrinks: true),
                TableColumn("Value", key: "value", shrinks: true),
                TableColumn("Hint", key: "hint", shrinks: true),
            ])
        for (key, kind) in grouped {
            let prefix = kind.severity == .error ? "" : "\(kind.severity.rawValue): "
            table.append(
                TableRow([
                    .number("\(kind.firstLine)…", plain: PlainNumber(kind.firstLine)), Cell(key.column),
                    Cell(prefix + key.message + ": " + Self.summary(kind)), Cell(""), Cell(kind.hint ?? ""),
                ]))
        }
        for problem in problems where !isGrouped(problem) {
            let prefix = problem.severity == .error ? "" : "\(problem.severity.rawValue): "
            table.append(
                TableRow(
                    (isSingle ? [] : [Self.line(problem)]) + [
                        Cell(problem.column), Cell(prefix + problem.message), Cell(problem.value ?? ""),
                        Cell(hint(problem)),
                    ]))
        }
        return table
    }

    /// The table for people; where it is too wide, with each hint on a line of its own: it says what to do,
    /// so it is never cut.
    func screen(_ look: ScreenLook) -> String {
        let whole = table
        if look.fits(whole) { return look.render(whole).text }
        let last = whole.columns.count - 1
        let rows = whole.rows.map { TableRow(Array($0.cells.prefix(last))) }
        let rendered = look.render(Table(columns: Array(whole.columns.prefix(last)), rows: rows))
        let rowLines = rendered.rows
        var text = rendered.header.map { $0 + "\n" }.joined()
        for (index, lines) in rowLines.enumerated() {
            text += lines.map { $0 + "\n" }.joined()
            let hint = whole.rows[index].cells[last].text
            let next = index + 1 < rowLines.count ? whole.rows[index + 1].cells[last].text : ""
            guard !hint.isEmpty, hint != next else { continue }
            let columns = max(20, (look.width ?? 80) - 6)
            let wrapped = Words.wrapped(TerminalText.safe(hint), columns: columns)
            text += "      " + wrapped.replacing("\n", with: "\n      ") + "\n"
        }
        return text
    }

    /// `21 values in 51,190 rows: PLATNER 51,000, …`, the most frequent first.
    private static func summary(_ kind: ProblemKinds.Kind) -> String {
        let rows = Words.count(kind.rows, "row")
        guard !kind.values.isEmpty else { return rows }
        let values = kind.values.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let many = kind.hasMore ? "more than \(Words.grouped(values.count))" : Words.grouped(values.count)
        let few = values.prefix(5).map { "\($0.key) \(Words.grouped($0.value))" }.joined(separator: ", ")
        return "\(many) \(values.count == 1 ? "value" : "values") in \(rows): \(few)"
            + (values.count > 5 ? ", …" : "")
    }

    private static func line(_ problem: RowProblem) -> Cell {
        .number(problem.line == 0 ? "" : "\(problem.line)", plain: PlainNumber(problem.line))
    }

    /// One typed row has fewer ways out than a file.
    private func hint(_ problem: RowProblem) -> String {
        guard isSingle else { return problem.hint ?? "" }
        switch problem.code {
        case "possible-duplicate": return "--post-possible records it anyway"
        case "unknown-pledge": return "pledge numbers look like P-12: campaign gift list --type pledge"
        case "unknown-gift": return "gift numbers look like G-12: campaign gift list"
        default: return problem.hint ?? ""
        }
    }

    var json: JSONValue {
        .array(
            problems.map { problem in
                .object([
                    "code": .string(problem.code), "severity": .string(problem.severity.rawValue),
                    "line": .number(Int64(problem.line)), "column": .string(problem.column),
                    "message": .string(problem.message), "value": .optional(problem.value),
                    "hint": .optional(problem.hint),
                ])
            })
    }
}
