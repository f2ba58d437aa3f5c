import CampaignKit
import CampaignLedger
import CampaignServices
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

    private var data: Table { table(posted: \.postedAtUTC, command: \.command) }

    /// By the charity's clock, and without the options of the command: which file it was, its rows say.
    private var people: Table {
        table {
            BatchWords.moment($0.postedAtUTC, zone: $0.zone)
        } command: {
            $0.command.split(separator: " ").prefix { !$0.hasPrefix("--") }.joined(separator: " ")
        }
    }

    private func table(
        posted: (BatchSummary) -> String, command: (BatchSummary) -> String
    ) -> Table {
        var columns: [TableColumn] = [
            TableColumn("Batch", key: "batch"), TableColumn("Posted", key: "posted_at"),
            TableColumn("Command", key: "command", shrinks: true),
            TableColumn("By", key: "actor", shrinks: true),
            .figure("Rows", "rows"), .figure("Amount", "amount"),
            TableColumn("First and last row", key: "ids", shrinks: true),
            TableColumn("Reopened", key: "reason", shrinks: true, isRare: true),
            TableColumn("Undone by", key: "undone_by", isRare: true),
        ]
        if hasForks { columns.append(TableColumn("Other copy", key: "fork", shrinks: true)) }
        return Table(
            columns: columns, rows: batches.map { row($0, posted: posted($0), command: command($0)) })
    }

    private func row(_ batch: BatchSummary, posted: String, command: String) -> TableRow {
        var cells: [Cell] = [
            Cell("B-\(batch.id)"), Cell(posted), Cell(command), Cell(batch.actor),
            .count(Int(batch.rows)), .money(batch.controlMinor, currency), Cell(Self.ids(batch)),
            Cell(batch.reason ?? ""), Cell(batch.undoneBy.map { "B-\($0)" } ?? ""),
        ]
        if hasForks { cells.append(Cell(batch.forkWords ?? "")) }
        return TableRow(cells)
    }

    /// `forms:GB-1 … GB-9`: of one source, it is named once.
    private static func ids(_ batch: BatchSummary) -> String {
        guard let first = batch.ends.first, let last = batch.ends.dropFirst().first else {
            return batch.ends.first ?? ""
        }
        let source = first.prefix { $0 != ":" }
        let isSame = first.contains(":") && last.hasPrefix(source + ":")
        return "\(first) … \(isSame ? String(last.dropFirst(source.count + 1)) : last)"
    }

    private func json(_ batch: BatchSummary) -> JSONValue {
        .object([
            "batch": .string("B-\(batch.id)"), "posted_at": .string(batch.postedAtUTC),
            "posted_on": .date(batch.postedOn), "command": .string(batch.command),
            "actor": .string(batch.actor), "rows": .number(batch.rows),
            "amount": .money(batch.controlMinor, currency), "reason": .optional(batch.reason),
            "ids": .array(batch.ends.map { .string($0) }), "file_sha256": .optional(batch.fileSHA),
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
