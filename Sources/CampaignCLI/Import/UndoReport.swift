import CampaignKit
import CampaignLedger
import Terminal

/// What `import undo` did, or what stands in its way, in every format.
struct UndoReport {
    let number: Int64
    let outcome: UndoOutcome
    let isDryRun: Bool
    let withDependents: Bool
    let currency: Currency
    let provenance: Provenance

    var document: Document { Document(title: headline, data: dependents, json: json, screen: screen) }

    private var rows: String { Words.count(outcome.rows, "row") }

    private var isBlocked: Bool { !outcome.dependents.isEmpty && !withDependents }

    private var headline: String {
        if let batch = outcome.batch, outcome.rows == 0 {
            return "Undid B-\(number): no row of it stood any more   (batch B-\(batch))"
        }
        if let batch = outcome.batch { return "Undid B-\(number): \(rows) reversed   (batch B-\(batch))" }
        if outcome.isAccepted { return "Would undo B-\(number): \(rows); a dry run, nothing is written" }
        return "Did not undo B-\(number); nothing was written"
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.style.bold(TerminalText.safe(headline)) + "\n"
        if outcome.isAccepted {
            text += "\n" + ChangeTable(changes: outcome.changes, currency: currency).screen(look)
            if outcome.donors > 0 {
                text += "\n\(Words.count(outcome.donors, "donor")) fell back to what was known before\n"
            }
        }
        if !outcome.dependents.isEmpty {
            text += isBlocked ? "\nOther postings act on its rows:\n" : "\nWith it, of other postings:\n"
            text += look.render(dependents).text
        }
        if isBlocked {
            text +=
                "\n--with-dependents takes these back too; campaign gift void G-\(outcome.dependents[0].entry)"
                + " takes back one\n"
        }
        if !outcome.receipted.isEmpty {
            let ids = outcome.receipted.prefix(10).map { "G-\($0)" }.joined(separator: ", ")
            text += "\nOn a receipt, which is never taken back: \(ids)\n"
        }
        for problem in outcome.problems.prefix(Self.shownProblems) {
            let hint = problem.hint.map { "; \($0)" } ?? ""
            text += "\nG-\(problem.line): \(TerminalText.safe(problem.message + hint))\n"
        }
        return text
    }

    private static let shownProblems = 20

    private var dependents: Table {
        Table(
            columns: [
                TableColumn("Gift", key: "entry"), TableColumn("Batch", key: "batch"),
                TableColumn("Date", key: "date"), TableColumn("Type", key: "type"),
                .figure("Amount", "amount"), TableColumn("Acts on", key: "acts_on"),
            ],
            rows: outcome.dependents.map { row in
                TableRow([
                    Cell(GiftWords.id(row.entry)), Cell("B-\(row.batch)"), Cell(row.day.description),
                    Cell(row.type.name), .money(row.minorUnits, currency), Cell(GiftWords.id(row.on)),
                ])
            })
    }

    private var json: JSONValue {
        provenance.document(
            "campaign.undo/1",
            [
                "undone": .string("B-\(number)"), "batch": .optional(outcome.batch.map { "B-\($0)" }),
                "dry_run": .bool(isDryRun), "accepted": .bool(outcome.isAccepted),
                "reversed": .number(Int64(outcome.rows)), "donors": .number(Int64(outcome.donors)),
                "changes": ChangeTable(changes: outcome.changes, currency: currency).json,
                "receipted": .array(outcome.receipted.map { .string(GiftWords.id($0)) }),
                "problems": ProblemList(problems: outcome.problems, isSingle: false).json,
                "dependents": .array(
                    outcome.dependents.map { row in
                        .object([
                            "entry": .string(GiftWords.id(row.entry)), "batch": .string("B-\(row.batch)"),
                            "date": .date(row.day), "type": .string(row.type.name),
                            "amount": .money(row.minorUnits, currency),
                            "acts_on": .string(GiftWords.id(row.on)),
                        ])
                    }),
            ])
    }
}
