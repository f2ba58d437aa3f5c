import CampaignKit
import CampaignReports
import CampaignServices
import Terminal

/// What a run of letters amounted to: how many by template and language.
struct LetterDocument {
    let run: LetterRun
    let provenance: Provenance
    /// Nil when nothing was written.
    let written: String?
    let isDryRun: Bool
    /// Letters that `--limit` left out.
    let left: Int

    var document: Document {
        Document(
            title: "Letters", data: Self.fields.data(run.items), people: people, json: json, screen: screen)
    }

    private var headline: String {
        let count = Words.count(run.items.count, "letter")
        let rest = left > 0 ? ", the first of \(Words.grouped(run.items.count + left))" : ""
        return isDryRun ? ActHeadline.dryRun("\(count)\(rest) would be written") : count + rest
    }

    private var people: Table {
        var table = Table(
            caption: headline,
            columns: [
                TableColumn("Letter", key: "letter"), TableColumn("Language", key: "language"),
                TableColumn("Segment", key: "segment"),
                TableColumn("Letters", key: "letters", alignment: .trailing),
            ])
        struct Key: Hashable { let path, language, segment: String }
        var counts: [Key: Int] = [:]
        var order: [Key] = []
        for item in run.items {
            let key = Key(
                path: item.template.path, language: item.template.language.name,
                segment: item.letter.row.segment)
            if counts[key] == nil { order.append(key) }
            counts[key, default: 0] += 1
        }
        for key in order.sorted(by: { ($0.segment, $0.path) < ($1.segment, $1.path) }) {
            let count = counts[key] ?? 0
            table.append(
                TableRow([
                    Cell(key.path), Cell(key.language), Cell(key.segment),
                    .count(count),
                ]))
        }
        return table
    }

    private static var fields: FieldList<LetterRun.Item> {
        FieldList([
            Field("letter_id") { .text($0.letter.row.letterID) },
            Field("donor") { .id("D", $0.letter.row.donor) },
            Field("segment") { .text($0.letter.row.segment) },
            Field("keycode") { .text($0.letter.row.keycode) },
            Field("letter") { .text($0.template.path) },
            Field("language") { .text($0.template.language.rawValue) },
        ])
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.headline(headline)
        if !run.items.isEmpty { text += "\n" + look.render(people).text }
        if let written { text += "\nwrote \(written)\n" }
        return text
    }

    private var json: JSONValue {
        provenance.document(
            "campaign.letters/1",
            ["rows": Self.fields.json(run.items), "file": .optional(written), "dry_run": .bool(isDryRun)])
    }
}
