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
        Document(title: "Letters", data: data, people: people, json: json, screen: screen)
    }

    private var headline: String {
        let count = Words.count(run.items.count, "letter")
        let rest = left > 0 ? ", the first of \(Words.grouped(run.items.count + left))" : ""
        return isDryRun ? "\(count)\(rest) would be written; a dry run, nothing is written" : count + rest
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

    private var data: Table {
        var table = Table(
            columns: ["letter_id", "donor", "segment", "keycode", "letter", "language"].map {
                TableColumn($0, key: $0)
            })
        for item in run.items {
            let row = item.letter.row
            table.append(
                TableRow([
                    Cell(row.letterID), Cell("D-\(row.donor)"), Cell(row.segment), Cell(row.keycode),
                    Cell(item.template.path), Cell(item.template.language.rawValue),
                ]))
        }
        return table
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.style.bold(headline) + "\n"
        if !run.items.isEmpty { text += "\n" + look.render(people).text }
        if let written { text += "\nwrote \(written)\n" }
        return text
    }

    private var json: JSONValue {
        let rows = run.items.map { item in
            JSONValue.object([
                "letter_id": .string(item.letter.row.letterID),
                "donor": .string("D-\(item.letter.row.donor)"),
                "segment": .string(item.letter.row.segment), "keycode": .string(item.letter.row.keycode),
                "letter": .string(item.template.path), "language": .string(item.template.language.rawValue),
            ])
        }
        return provenance.document(
            "campaign.letters/1",
            ["rows": .array(rows), "file": .optional(written), "dry_run": .bool(isDryRun)])
    }
}
