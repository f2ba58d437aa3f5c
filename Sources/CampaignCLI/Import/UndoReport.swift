import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What `import undo` did, or what is in its way, in every format.
struct UndoReport {
    let number: Int64
    let outcome: UndoOutcome
    let isDryRun: Bool
    let withDependents: Bool
    let currency: Currency
    let provenance: Provenance

    var document: Document {
        Document(title: headline, data: fields.data(outcome.dependents), json: json, screen: screen)
    }

    private var rows: String { Words.count(outcome.rows, "row") }

    private var isBlocked: Bool {
        outcome.grants.isEmpty && !(outcome.dependents.isEmpty && outcome.edits.isEmpty) && !withDependents
    }

    private var headline: String {
        if let batch = outcome.batch, outcome.rows == 0 {
            return "Undid B-\(number): none of its rows was still in effect   (batch B-\(batch))"
        }
        if let batch = outcome.batch { return "Undid B-\(number): \(rows) reversed   (batch B-\(batch))" }
        if outcome.isAccepted { return ActHeadline.dryRun("Would undo B-\(number): \(rows)") }
        return "Did not undo B-\(number); nothing was written"
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.headline(headline)
        if outcome.isAccepted {
            text += "\n" + ChangeTable(changes: outcome.changes, currency: currency).screen(look)
            if outcome.donors + outcome.newDonors > 0 { text += "\n" + donorLine + "\n" }
        }
        if !outcome.dependents.isEmpty {
            text += isBlocked ? "\nOther batches act on its rows:\n" : "\nAlso undone, from other batches:\n"
            text += look.render(fields.people(outcome.dependents)).text
        }
        text += since
        if isBlocked { text += "\n--with-dependents " + wayOut + "\n" }
        for grant in outcome.grants.prefix(Self.shownProblems) {
            text +=
                "\nB-\(grant.batch) says more of GR-\(grant.id): undo that first: campaign import undo B-\(grant.batch)\n"
        }
        if !outcome.receipted.isEmpty {
            let ids = outcome.receipted.prefix(10).map { "G-\($0)" }.joined(separator: ", ")
            let more = outcome.receipts.count > 10 ? " and \(outcome.receipts.count - 10) more" : ""
            text += "\nOn receipts that are in effect: \(ids)\n"
            text +=
                "Void them first with campaign receipt void NUMBER --reason REASON: "
                + outcome.receipts.prefix(10).joined(separator: ", ") + more + "\n"
        }
        for problem in outcome.problems.prefix(Self.shownProblems) {
            let hint = problem.hint.map { "; \($0)" } ?? ""
            text += "\nG-\(problem.line): \(TerminalText.safe(problem.message + hint))\n"
        }
        return text
    }

    private static let shownProblems = 20

    /// `2 donors were new and are removed; 1 donor reverted to what was known before`.
    private var donorLine: String {
        let (new, old) = (outcome.newDonors, outcome.donors)
        let gone =
            new == 0
            ? nil
            : Words.count(new, "donor") + (new == 1 ? " was new and is removed" : " were new and are removed")
        let fell = old == 0 ? nil : "\(Words.count(old, "donor")) reverted to what was known before"
        return [gone, fell].compactMap { $0 }.joined(separator: "; ")
    }

    /// What was done since to its donors and gifts, besides what other postings hold of it.
    private var since: String {
        func list(_ items: [UndoOutcome.Since], _ id: (Int64) -> String) -> String {
            let shown = items.prefix(10).map { "\(id($0.id)) (B-\($0.batch))" }.joined(separator: ", ")
            return shown + (items.count > 10 ? " and \(Words.grouped(items.count - 10)) more" : "")
        }
        var text = ""
        if !outcome.edits.isEmpty {
            let kept = isBlocked ? "" : "; that stays"
            text += "\nCreated by it and edited since: \(list(outcome.edits) { "D-\($0)" })\(kept)\n"
        }
        if !outcome.thanks.isEmpty {
            text += "\nThanked since (stays recorded): \(list(outcome.thanks, GiftWords.id))\n"
        }
        return text
    }

    private var wayOut: String {
        let undo = outcome.edits.first.map { "campaign import undo B-\($0.batch) undoes an edit" }
        guard let first = outcome.dependents.first else {
            return "goes ahead and keeps the edits; " + (undo ?? "")
        }
        let one = "undoes these too; campaign gift void G-\(first.entry) voids one"
        return one + (undo.map { "; edits stay: \($0)" } ?? "")
    }

    private var fields: FieldList<UndoOutcome.Dependent> {
        FieldList([
            Field(TableColumn("Gift", key: "entry")) { .id("G", $0.entry) },
            Field(TableColumn("Batch", key: "batch")) { .id("B", $0.batch) },
            Field(TableColumn("Date", key: "date")) { .date($0.day) },
            Field(TableColumn("Type", key: "type")) { .text($0.type.name) },
            Field(.figure("Amount", "amount")) { .money($0.minorUnits, currency) },
            Field(TableColumn("Acts on", key: "acts_on")) { .id("G", $0.on) },
        ])
    }

    private static func json(_ since: UndoOutcome.Since, _ key: String, _ id: String) -> JSONValue {
        .object([key: .string(id), "batch": .string("B-\(since.batch)")])
    }

    private var json: JSONValue {
        provenance.document(
            "campaign.undo/1",
            [
                "undone": .string("B-\(number)"), "batch": .optional(outcome.batch.map { "B-\($0)" }),
                "dry_run": .bool(isDryRun), "accepted": .bool(outcome.isAccepted),
                "reversed": .number(Int64(outcome.rows)),
                "donors": .number(Int64(outcome.donors + outcome.newDonors)),
                "new_donors": .number(Int64(outcome.newDonors)),
                "edited": .array(outcome.edits.map { Self.json($0, "donor", "D-\($0.id)") }),
                "thanked": .array(outcome.thanks.map { Self.json($0, "entry", GiftWords.id($0.id)) }),
                "changes": ChangeTable(changes: outcome.changes, currency: currency).json,
                "grants": .array(outcome.grants.map { Self.json($0, "grant", "GR-\($0.id)") }),
                "receipted": .array(outcome.receipted.map { .string(GiftWords.id($0)) }),
                "receipts": .array(outcome.receipts.map { .string($0) }),
                "problems": ProblemList(problems: outcome.problems, isSingle: false).json,
                "dependents": fields.json(outcome.dependents),
            ])
    }
}
