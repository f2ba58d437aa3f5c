import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What an edit of a donor changed, field by field.
struct DonorEditDocument {
    let donor: Int64
    let edited: Ledger.DonorEdited
    let day: CalendarDate
    let isDryRun: Bool
    let provenance: Provenance

    private var id: String { "D-\(donor)" }
    private var isChanged: Bool { edited.before != edited.after }

    private var headline: String {
        guard edited.batch != nil || isChanged else {
            return "Nothing to change: \(id) already has these details"
        }
        return ActHeadline.text(
            done: "Changed \(id) from \(day.longText) on", undone: "Would change \(id)", batch: edited.batch)
    }

    private typealias Change = (field: String, before: String, after: String)

    private static var fields: FieldList<Change> {
        FieldList([
            Field(TableColumn("Field", key: "field")) { .text($0.field) },
            Field(TableColumn("Before", key: "before", shrinks: true)) { .text($0.before) },
            Field(TableColumn("After", key: "after", shrinks: true)) { .text($0.after) },
        ])
    }

    /// Each field that changed: its column, before and after.
    private var changes: [Change] {
        var changes: [Change] = []
        for (old, new) in zip(DonorCellList.cells(edited.before), DonorCellList.cells(edited.after))
        where old.text != new.text {
            changes.append((old.column, old.text, new.text))
        }
        return changes
    }

    /// What an edit of the name leaves as it was.
    func remark(on edit: DonorEdit) -> String? {
        let words = [edited.after.addressee, edited.after.salutation].filter { !$0.isEmpty }
        guard isChanged, edit.parts.contains(.name), !edit.parts.contains(.greeting), !words.isEmpty else {
            return nil
        }
        return "letters still say “\(TerminalText.safe(words.joined(separator: "”, “")))”: --addressee and "
            + "--salutation change that"
    }

    var document: Document {
        let changes = changes
        let json = provenance.document(
            "campaign.donor_edit/1",
            [
                "donor": .string(id), "date": .date(day), "dry_run": .bool(isDryRun),
                "batch": .optional(edited.batch.map { "B-\($0)" }),
                "changes": Self.fields.json(changes),
            ])
        return Document(title: headline, data: Self.fields.data(changes), json: json) { look in
            var text = look.headline(headline)
            if isChanged { text += "\n" + look.render(Self.fields.people(changes)).text }
            if edited.batch != nil { text += "\nNext: campaign donor show \(id)\n" }
            return text
        }
    }
}
