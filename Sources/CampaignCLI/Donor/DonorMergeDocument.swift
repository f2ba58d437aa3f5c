import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What merging two donors changed, or taking them apart, field by field.
struct DonorMergeDocument {
    let merged: Ledger.DonorsMerged
    let isDryRun: Bool
    /// Whether they became one.
    let joins: Bool

    private var kept: String { "D-\(merged.kept)" }
    private var alias: String { "D-\(merged.alias)" }

    private var headline: String {
        let name = DonorName(displayName: merged.before.displayName).shown
        let what = joins ? "\(alias) into \(kept) \(name)" : "\(alias) and \(kept) \(name) apart"
        return ActHeadline.text(
            done: "\(joins ? "Merged" : "Took") \(what)", undone: "Would \(joins ? "merge" : "take") \(what)",
            batch: merged.batch)
    }

    private typealias Line = (field: String, other: String, before: String, after: String)

    private var fields: FieldList<Line> {
        FieldList([
            Field(TableColumn("Field", key: "field")) { .text($0.field) },
            Field(TableColumn(alias, key: "other", shrinks: true)) { .text($0.other) },
            Field(TableColumn("\(kept) before", key: "before", shrinks: true)) { .text($0.before) },
            Field(TableColumn("\(kept) after", key: "after", shrinks: true)) { .text($0.after) },
        ])
    }

    /// The fields of which the two differ, or that changed.
    private var lines: [Line] {
        let other = DonorCellList.cells(merged.other)
        let (before, after) = (DonorCellList.cells(merged.before), DonorCellList.cells(merged.after))
        return zip(other, zip(before, after)).compactMap { other, kept in
            let line = (other.column, other.text, kept.0.text, kept.1.text)
            let isTold = kept.0.text != kept.1.text || !other.text.isEmpty && other.text != kept.1.text
            return isTold ? line : nil
        }
    }

    /// What becomes of the rows.
    private var rows: String {
        joins
            ? "Rows of \(alias), now counted for \(kept): \(Words.grouped(merged.rows)); "
                + "later imports of its ids follow."
            : "Rows that go back to \(alias): \(Words.grouped(merged.rows))." + voided
    }

    private var voided: String {
        guard merged.voidedReceipts > 0 else { return "" }
        return "\nReceipts of both that are void now: \(Words.grouped(merged.voidedReceipts)); "
            + "campaign receipt due lists what replaces them."
    }

    func document(_ provenance: Provenance) -> Document {
        let (lines, fields) = (lines, fields)
        let json = provenance.document(
            "campaign.donor_merge/1",
            [
                "donor": .string(kept), "alias": .string(alias), "merged": .bool(joins),
                "dry_run": .bool(isDryRun), "rows": .number(Int64(merged.rows)),
                "batch": .optional(merged.batch.map { "B-\($0)" }), "fields": fields.json(lines),
            ])
        let rows = rows
        return Document(title: headline, data: fields.data(lines), json: json) { look in
            var text = look.headline(headline)
            if !lines.isEmpty { text += "\n" + look.render(fields.people(lines)).text }
            text += "\n" + rows + "\n"
            guard merged.batch != nil else { return text }
            let undo = joins ? "; undo with: campaign donor unmerge \(alias)" : ""
            return text + "\nNext: campaign donor show \(kept)\(undo)\n"
        }
    }
}
