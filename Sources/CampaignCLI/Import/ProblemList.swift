import CampaignKit
import Terminal

/// What was wrong with rows, for people and for programs.
struct ProblemList {
    let problems: [RowProblem]
    /// One row that was typed, not a file.
    let isSingle: Bool

    var table: Table {
        let line = [TableColumn("Line", key: "line", alignment: .trailing)]
        var table = Table(
            columns: (isSingle ? [] : line) + [
                TableColumn("Column", key: "column"),
                TableColumn("Problem", key: "problem", shrinks: true),
                TableColumn("Value", key: "value", shrinks: true),
                TableColumn("Hint", key: "hint", shrinks: true),
            ])
        for problem in problems {
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

    private static func line(_ problem: RowProblem) -> Cell {
        .number(problem.line == 0 ? "" : "\(problem.line)", plain: "\(problem.line)")
    }

    /// One typed row has fewer ways out than a file.
    private func hint(_ problem: RowProblem) -> String {
        guard isSingle else { return problem.hint ?? "" }
        switch problem.code {
        case "possible-duplicate": return "--post-possible records it all the same"
        case "unknown-pledge": return "our pledges are written P-12: campaign gift list --type pledge"
        case "unknown-gift": return "our gifts are written G-12: campaign gift list"
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
