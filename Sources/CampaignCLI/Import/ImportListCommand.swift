import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign import list`: what was imported, newest last.
struct ImportListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the imports, newest last.",
        discussion: """
            Each import is one batch. The name of its file is not kept, but its rows' source and ids are \
            shown, and --json has the file's SHA-256 (sha256sum FILE). 'campaign gift list --batch B-3' \
            shows its rows, 'campaign import undo B-3' undoes it. 'campaign log' lists every batch, \
            including those posted by hand.

            EXAMPLES
              campaign import list
              campaign import list --json
            """)

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: nil)
        let batches = try (books.ledger?.batches() ?? []).reversed().filter(\.isImport)
        let list = BatchList(batches: Array(batches), currency: books.loaded.plan.organization.currency)
        try session.writer.write(
            list.document(
                "campaign.imports/1", title: "Imports",
                books.provenance(asOf: try books.day(nil, session))))
        if batches.isEmpty { session.say("nothing has been imported yet: campaign import FILE") }
    }
}

/// Postings as a list, for people and for programs.
struct BatchList {
    let batches: [BatchSummary]
    let currency: Currency

    func document(_ schema: String, title: String, _ provenance: Provenance) -> Document {
        Document(
            title: title, data: fields.data(batches), people: fields.people(batches).forPeople,
            json: provenance.document(schema, ["rows": fields.json(batches)]))
    }

    private var fields: FieldList<BatchSummary> { FieldList(who + rows) }

    private var who: [Field<BatchSummary>] {
        [
            Field(TableColumn("Batch", key: "batch")) { .id("B", $0.id) },
            // By the charity's clock.
            Field(
                TableColumn("Posted", key: "posted_at"),
                people: { Cell(BatchWords.moment($0.postedAtUTC, zone: $0.zone)) }
            ) { .text($0.postedAtUTC) },
            // Without the options of the command: which file it was, its rows say.
            Field(
                TableColumn("Command", key: "command", shrinks: true),
                people: {
                    Cell(
                        $0.command.split(separator: " ").prefix { !$0.hasPrefix("--") }.joined(separator: " ")
                    )
                }
            ) { .text($0.command) },
            Field(TableColumn("By", key: "actor", shrinks: true)) { .text($0.actor) },
        ]
    }

    private var rows: [Field<BatchSummary>] {
        let fork = TableColumn("Other copy", key: "fork", shrinks: true, isRare: true)
        return [
            Field(.figure("Rows", "rows")) { .count($0.rows) },
            Field(.figure("Amount", "amount")) { .money($0.controlMinor, currency) },
            Field(
                TableColumn("First and last row", key: "ids", shrinks: true), people: { Cell(Self.ids($0)) }
            ) { .either(cell: Cell(Self.ids($0)), json: .array($0.ends.map { .string($0) })) },
            Field(TableColumn("Reopened", key: "reason", shrinks: true)) { .text($0.reason) },
            Field(TableColumn("Undone by", key: "undone_by")) { .id("B", $0.undoneBy) },
            Field(fork) { .text($0.forkWords) },
            Field("posted_on") { .date($0.postedOn) },
            Field("file_sha256") { .text($0.fileSHA) },
        ]
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
