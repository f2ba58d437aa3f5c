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

    /// A problem, or many of one kind as the first of them.
    private struct Row {
        let problem: RowProblem
        var isKind = false
    }

    private var rows: [Row] {
        grouped.map { key, kind in
            Row(
                problem: RowProblem(
                    code: key.code, severity: kind.severity, line: kind.firstLine, column: key.column,
                    message: key.message + ": " + Self.summary(kind), hint: kind.hint), isKind: true)
        } + problems.filter { !isGrouped($0) }.map { Row(problem: $0) }
    }

    private var fields: FieldList<Row> {
        let line = Field<Row>(.figure("Line", "line"), people: { Cell(Self.line($0)) }) {
            .number($0.problem.line)
        }
        return FieldList([
            Field("code") { .text($0.problem.code) },
            Field("severity") { .text($0.problem.severity.rawValue) },
            isSingle ? line.of(isShown: false) { $0 } : line,
            Field(TableColumn("Column", key: "column")) { .text($0.problem.column) },
            Field(
                TableColumn("Problem", key: "message", shrinks: true),
                people: { Cell(Self.message($0.problem)) }
            ) { .text($0.problem.message) },
            Field(TableColumn("Value", key: "value", shrinks: true)) { .text($0.problem.value) },
            Field(TableColumn("Hint", key: "hint", shrinks: true), people: { Cell(hint($0.problem)) }) {
                .text($0.problem.hint)
            },
        ])
    }

    private static func line(_ row: Row) -> String {
        row.problem.line == 0 ? "" : "\(row.problem.line)" + (row.isKind ? "…" : "")
    }

    private static func message(_ problem: RowProblem) -> String {
        (problem.severity == .error ? "" : "\(problem.severity.rawValue): ") + problem.message
    }

    /// For people: a table, or a block for each problem where that is too wide.
    func screen(_ look: ScreenLook) -> String {
        let rows = rows
        let table = fields.people(rows)
        if look.fits(table) { return look.render(table).text }
        return rows.indices.map { index in
            // What several in a row have in common is said once, below the last of them.
            let isLast = index + 1 == rows.count || hint(rows[index + 1].problem) != hint(rows[index].problem)
            return block(rows[index], withHint: isLast, look)
        }
        .joined()
    }

    /// Where, then what is wrong, then what to do.
    private func block(_ row: Row, withHint: Bool, _ look: ScreenLook) -> String {
        let problem = row.problem
        let line = Self.line(row)
        let place = [isSingle || line.isEmpty ? "" : "line \(line)", problem.column].filter { !$0.isEmpty }
        let head = [place.joined(separator: ", "), problem.value ?? ""].filter { !$0.isEmpty }
        let texts = [Self.message(problem), withHint ? hint(problem) : ""].filter { !$0.isEmpty }
        let below = texts.flatMap { text in
            look.wrapped(TerminalText.safe(text), indent: 2).map { "  " + $0 }
        }
        let first = look.wrapped(TerminalText.safe(head.joined(separator: ": ")), hanging: 2)
        return ((head.isEmpty ? [] : first) + below).map { $0 + "\n" }.joined()
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

    var json: JSONValue { fields.json(problems.map { Row(problem: $0) }) }
}
