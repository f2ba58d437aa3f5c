import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign ledger compare`: what two copies share, and what only one of them holds.
struct LedgerCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "List the batches that only one of two ledgers has.",
        discussion: """
            With one file, it is compared with the workspace's ledger. Batches are the same when their \
            hashes are; once two copies differ, all later batches differ too.

            EXAMPLES
              campaign ledger compare 'campaign (conflicted copy).sqlite'
              campaign ledger compare monday.sqlite tuesday.sqlite
              campaign ledger compare backup.sqlite --json
            """)

    @Argument(help: ArgumentHelp("A ledger, or the folder it is in.", valueName: "file"))
    var first: String

    @Argument(
        help: ArgumentHelp("Another ledger (default: the workspace's).", valueName: "other"))
    var second: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let copies: (NamedLedger, NamedLedger) =
            if let second {
                (try NamedLedger(first, session), try NamedLedger(second, session))
            } else {
                (try NamedLedger.own(session), try NamedLedger(first, session))
            }
        try session.writer.write(ComparisonTable(first: copies.0, second: copies.1).document)
    }
}

/// Two ledgers side by side: what they share in a line, what only one of them holds in rows.
struct ComparisonTable {
    let first: NamedLedger
    let second: NamedLedger
    private let comparison: LedgerComparison

    init(first: NamedLedger, second: NamedLedger) throws {
        self.first = first
        self.second = second
        comparison = LedgerComparison(try first.ledger.batches(), try second.ledger.batches())
    }

    var document: Document {
        Document(
            title: "Ledgers compared", data: fields.data(sides), people: fields.people(sides), json: json,
            screen: screen)
    }

    private func screen(_ look: ScreenLook) -> String {
        var lines = [shared]
        lines += side(comparison.onlyInFirst, first) + side(comparison.onlyInSecond, second)
        lines += comparison.partlyAdopted.map { AdoptionWords.text($0) + "." }
        var text = lines.joined(separator: "\n") + "\n"
        if !comparison.isSame { text += "\n" + look.render(fields.people(sides)).text }
        if !comparison.missingInFirst.isEmpty, first.isOwn, !comparison.common.isEmpty {
            let name = ShellWord.quoted(TerminalText.safe(second.name))
            text += "\nTo post here what only it has: campaign ledger adopt \(name)\n"
        }
        return text
    }

    private var shared: String {
        guard let last = comparison.common.last else {
            return "They have no batch in common: they are not copies of one ledger."
        }
        let same = comparison.isSame ? "Both have the same" : "Both have"
        return
            "\(same) \(Words.count(last.id, "batch", plural: "batches")), up to B-\(last.id) (\(last.hash.prefix(12)))."
    }

    private func side(_ batches: [BatchSummary], _ copy: NamedLedger) -> [String] {
        guard !batches.isEmpty else { return [] }
        let rows = Words.count(batches.reduce(0) { $0 + $1.rows }, "row")
        let name = TerminalText.safe(copy.name)
        return ["Only \(name) has \(Words.count(batches.count, "batch", plural: "batches")) with \(rows)."]
    }

    private typealias Side = (batch: BatchSummary, copy: NamedLedger)

    private var sides: [Side] {
        comparison.onlyInFirst.map { ($0, first) } + comparison.onlyInSecond.map { ($0, second) }
    }

    private var fields: FieldList<Side> {
        FieldList([
            Field(TableColumn("Only in", key: "only_in", shrinks: true)) { .text($0.copy.name) },
            Field(TableColumn("Batch", key: "batch")) { .id("B", $0.batch.id) },
            Field(
                TableColumn("Posted", key: "posted_at"),
                people: { Cell(BatchWords.moment($0.batch.postedAtUTC, zone: $0.batch.zone)) }
            ) { .text($0.batch.postedAtUTC) },
            Field(TableColumn("By", key: "actor")) { .text($0.batch.actor) },
            Field(TableColumn("Command", key: "command", shrinks: true)) { .text($0.batch.command) },
            Field(.figure("Rows", "rows")) { .count($0.batch.rows) },
            Field(.figure("Sum", "sum")) { .money($0.batch.controlMinor, $0.copy.currency) },
            Field(TableColumn("Hash", key: "hash"), people: { Cell(String($0.batch.hash.prefix(12))) }) {
                .text($0.batch.hash)
            },
            Field(TableColumn("", key: "adopted"), people: { Cell(adopted($0.batch)) }) {
                .flag(comparison.isAdopted($0.batch))
            },
            Field("left_out") { .count(comparison.adoption(of: $0.batch)?.leftOut) },
        ])
    }

    private func adopted(_ batch: BatchSummary) -> String {
        guard let adoption = comparison.adoption(of: batch) else { return "" }
        return adoption.leftOut > 0 ? "adopted without \(adoption.leftOut)" : "adopted"
    }

    private var json: JSONValue {
        .object([
            "schema": .string("campaign.ledger_comparison/1"), "first": .string(first.name),
            "second": .string(second.name), "shared": .number(Int64(comparison.common.count)),
            "shared_head": .optional(comparison.common.last?.hash),
            "rows": fields.json(sides),
        ])
    }
}
