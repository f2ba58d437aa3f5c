import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

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
        Document(title: "Ledgers compared", data: table, json: json, screen: screen)
    }

    private func screen(_ look: ScreenLook) -> String {
        var lines = [shared]
        lines += side(comparison.onlyInFirst, first) + side(comparison.onlyInSecond, second)
        lines += comparison.partlyAdopted.map { AdoptionWords.text($0) + "." }
        var text = lines.joined(separator: "\n") + "\n"
        if !comparison.isSame { text += "\n" + look.render(table).text }
        if !comparison.missingInFirst.isEmpty, first.name == Ledger.fileName, !comparison.common.isEmpty {
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

    private var sides: [(batch: BatchSummary, copy: NamedLedger)] {
        comparison.onlyInFirst.map { ($0, first) } + comparison.onlyInSecond.map { ($0, second) }
    }

    private var table: Table {
        Table(
            columns: [
                TableColumn("Only in", key: "only_in", shrinks: true), TableColumn("Batch", key: "batch"),
                TableColumn("Posted", key: "posted_at"), TableColumn("By", key: "actor"),
                TableColumn("Command", key: "command", shrinks: true), .figure("Rows", "rows"),
                .figure("Sum", "sum"), TableColumn("Hash", key: "hash"), TableColumn("", key: "adopted"),
            ],
            rows: sides.map { batch, copy in
                TableRow([
                    Cell(copy.name), Cell("B-\(batch.id)"),
                    Cell(BatchWords.moment(batch.postedAtUTC, zone: batch.zone)), Cell(batch.actor),
                    Cell(batch.command), .count(batch.rows), .money(batch.controlMinor, copy.currency),
                    Cell(String(batch.hash.prefix(12))),
                    Cell(adopted(batch)),
                ])
            })
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
            "rows": .array(
                sides.map { batch, copy in
                    .object([
                        "only_in": .string(copy.name), "batch": .string("B-\(batch.id)"),
                        "posted_at": .string(batch.postedAtUTC), "actor": .string(batch.actor),
                        "command": .string(batch.command), "rows": .number(batch.rows),
                        "sum": .money(batch.controlMinor, copy.currency), "hash": .string(batch.hash),
                        "adopted": .bool(comparison.isAdopted(batch)),
                        "left_out": comparison.adoption(of: batch).map { .number($0.leftOut) } ?? .null,
                    ])
                }),
        ])
    }
}
