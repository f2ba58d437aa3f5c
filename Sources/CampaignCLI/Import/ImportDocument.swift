import CampaignKit
import CampaignLedger
import Terminal

/// An import report in every format.
struct ImportDocument {
    let report: ImportReport
    let provenance: Provenance
    /// A last line for people, such as where the rejected rows went.
    var footer: String?

    var document: Document {
        Document(title: report.headline, data: data, json: json, screen: screen)
    }

    private func money(_ minor: Int64?) -> Money? {
        minor.map { Money(minorUnits: $0, currency: report.currency) }
    }

    private var data: Table {
        var table = Table(
            caption: report.headline,
            columns: [
                TableColumn("Outcome", key: "outcome"),
                TableColumn("Count", key: "count", alignment: .trailing),
                TableColumn("Amount", key: "amount", alignment: .trailing),
            ])
        for line in report.lines {
            let amount = money(line.minorUnits)
            table.append(
                TableRow([
                    Cell(line.key), .number(Words.grouped(line.count), plain: "\(line.count)"),
                    amount.map { .number($0.text, plain: $0.plainText) } ?? .blank(),
                ]))
        }
        return table
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.style.bold(TerminalText.safe(report.headline)) + "\n"
        let lines = report.lines
        if !lines.isEmpty { text += "\n" + summary(lines, look) }
        if !report.outcome.problems.isEmpty { text += "\n" + look.render(problems).text }
        let unlisted = report.outcome.errorCount + report.outcome.warningCount - report.outcome.problems.count
        if unlisted > 0 { text += "… and \(Words.grouped(unlisted)) more\n" }
        if let donors = report.donorLine { text += "\n\(donors)\n" }
        if let footer { text += "\n\(TerminalText.safe(footer))\n" }
        return text
    }

    /// Counts to the right, amounts to the right, words to the left.
    private func summary(_ lines: [ImportReport.Line], _ look: ScreenLook) -> String {
        let counts = lines.map { Words.grouped($0.count) }
        let amounts = lines.map { money($0.minorUnits)?.text ?? "" }
        let countWidth = (counts.map(DisplayWidth.of).max() ?? 0) + 2
        let wordsWidth = lines.map { DisplayWidth.of($0.words) }.max() ?? 0
        let amountWidth = (amounts.map(DisplayWidth.of).max() ?? 0) + 2
        return lines.indices.map { index in
            let line =
                DisplayWidth.pad(counts[index], to: countWidth, alignment: .trailing) + " "
                + DisplayWidth.pad(lines[index].words, to: wordsWidth)
                + DisplayWidth.pad(amounts[index], to: amountWidth, alignment: .trailing)
            let remark = lines[index].remark
            return (remark.isEmpty ? line : line + "   " + look.style.dim(remark)) + "\n"
        }
        .joined()
    }

    private var problems: Table {
        let line = [TableColumn("Line", key: "line", alignment: .trailing)]
        var table = Table(
            columns: (report.isSingle ? [] : line) + [
                TableColumn("Column", key: "column"),
                TableColumn("Problem", key: "problem", shrinks: true),
                TableColumn("Value", key: "value", shrinks: true),
                TableColumn("Hint", key: "hint", shrinks: true),
            ])
        for problem in report.outcome.problems {
            let prefix = problem.severity == .error ? "" : "\(problem.severity.rawValue): "
            table.append(
                TableRow(
                    (report.isSingle ? [] : [Self.line(problem)]) + [
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
        guard report.isSingle else { return problem.hint ?? "" }
        switch problem.code {
        case "possible-duplicate": return "--post-possible records it all the same"
        case "unknown-pledge": return "our pledges are written P-12: campaign gift list --type pledge"
        case "unknown-gift": return "our gifts are written G-12: campaign gift list"
        default: return problem.hint ?? ""
        }
    }

    private var json: JSONValue {
        let outcome = report.outcome
        let lines = report.lines.map { line in
            JSONValue.object([
                "outcome": .string(line.key), "count": .number(Int64(line.count)),
                "amount": .money(line.minorUnits, report.currency),
            ])
        }
        return provenance.document(
            "campaign.import/1",
            [
                "batch": outcome.batch.map { .string("B-\($0)") } ?? .null, "dry_run": .bool(report.isDryRun),
                "accepted": .bool(outcome.isAccepted), "rows_read": .number(Int64(outcome.rowsRead)),
                "rows": .array(lines), "new_donors": .number(Int64(outcome.newDonors)),
                "matched_donors": .number(Int64(outcome.matchedDonors)),
                "errors": .number(Int64(outcome.errorCount)),
                "warnings": .number(Int64(outcome.warningCount)),
                "rejected_lines": .array(outcome.rejectedLines.map { .number(Int64($0)) }),
                "problems": .array(outcome.problems.map(Self.problem)),
            ])
    }

    private static func problem(_ problem: RowProblem) -> JSONValue {
        .object([
            "code": .string(problem.code), "severity": .string(problem.severity.rawValue),
            "line": .number(Int64(problem.line)), "column": .string(problem.column),
            "message": .string(problem.message), "value": .optional(problem.value),
            "hint": .optional(problem.hint),
        ])
    }
}
