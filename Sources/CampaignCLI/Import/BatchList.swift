import CampaignKit
import CampaignLedger
import Terminal

/// Postings as a list, for people and for programs.
struct BatchList {
    let batches: [BatchSummary]
    let currency: Currency

    func document(_ schema: String, title: String, _ provenance: Provenance) -> Document {
        Document(
            title: title, data: data, people: people,
            json: provenance.document(schema, ["rows": .array(batches.map(json))]))
    }

    private var data: Table { table(\.postedAtUTC) }

    private var people: Table {
        table { String($0.postedAtUTC.prefix(16)).replacing("T", with: " ") + " UTC" }
    }

    private func table(_ posted: (BatchSummary) -> String) -> Table {
        var columns: [TableColumn] = [
            TableColumn("Batch", key: "batch"), TableColumn("Posted", key: "posted_at"),
            TableColumn("Command", key: "command"), TableColumn("By", key: "actor"),
            .figure("Rows", "rows"), .figure("Amount", "amount"), TableColumn("Reopened", key: "reason"),
            TableColumn("Undone by", key: "undone_by"),
        ]
        if hasForks { columns.append(TableColumn("Other copy", key: "fork")) }
        return Table(columns: columns, rows: batches.map { row($0, posted: posted($0)) })
    }

    private func row(_ batch: BatchSummary, posted: String) -> TableRow {
        var cells: [Cell] = [
            Cell("B-\(batch.id)"), Cell(posted), Cell(batch.command), Cell(batch.actor),
            .count(Int(batch.rows)), .money(batch.controlMinor, currency), Cell(batch.reason ?? ""),
            Cell(batch.undoneBy.map { "B-\($0)" } ?? ""),
        ]
        if hasForks { cells.append(Cell(batch.forkWords ?? "")) }
        return TableRow(cells)
    }

    private func json(_ batch: BatchSummary) -> JSONValue {
        .object([
            "batch": .string("B-\(batch.id)"), "posted_at": .string(batch.postedAtUTC),
            "posted_on": .date(batch.postedOn), "command": .string(batch.command),
            "actor": .string(batch.actor), "rows": .number(batch.rows),
            "amount": .money(batch.controlMinor, currency), "reason": .optional(batch.reason),
            "undone_by": .optional(batch.undoneBy.map { "B-\($0)" }), "fork": .optional(batch.forkWords),
        ])
    }

    /// Few ledgers have met another copy.
    private var hasForks: Bool { batches.contains { $0.fork != nil } }
}

extension BatchSummary {
    /// What it says of another copy, with the start of the hash as reports print it: `adopted 3fa2b81c90de
    /// B-42, Ana, …`.
    var forkWords: String? {
        guard let fork else { return nil }
        let words = fork.split(separator: " ").map { word -> String in
            let isHash = word.prefix { $0.isHexDigit }.count == 64
            return isHash ? String(word.prefix(12)) + String(word.dropFirst(64)) : String(word)
        }
        return words.joined(separator: " ")
    }

    /// Whether a file was imported by it, here or in the copy that it was adopted from.
    var isImport: Bool {
        [command, adoptedCommand ?? ""].contains { $0 == "import" || $0.hasPrefix("import --") }
    }
}
