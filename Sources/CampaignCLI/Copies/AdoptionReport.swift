import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What came of adopting another copy: its postings with their numbers here, and what was left out.
struct AdoptionReport {
    let outcome: AdoptionOutcome
    /// The other copy, as it was named.
    let file: String
    let isDryRun: Bool
    let provenance: Provenance

    private var currency: Currency { provenance.plan.organization.currency }

    var document: Document {
        Document(
            title: headline, data: table,
            json: provenance.document(
                "campaign.adoption/1",
                [
                    "dry_run": .bool(isDryRun), "rows": .array(outcome.adopted.map(json)),
                    "already": .array(outcome.already.map { .string("B-\($0)") }),
                    "partly": .array(
                        outcome.partly.map {
                            .object([
                                "batch": .string("B-\($0.batch)"), "here": .string("B-\($0.here)"),
                                "left_out": .number($0.leftOut),
                            ])
                        }),
                    "left_out": .array(
                        outcome.leftOut.map {
                            .object([
                                "batch": .string("B-\($0.batch)"), "row": .string($0.row),
                                "why": .string($0.why),
                            ])
                        }),
                ]),
            screen: screen)
    }

    private var headline: String {
        let name = TerminalText.safe(file)
        guard !outcome.adopted.isEmpty else {
            return outcome.partly.isEmpty
                ? "Nothing to adopt from \(name): everything in it is already here"
                : "Nothing more to adopt from \(name), but some of it is not here"
        }
        let what = "\(Words.count(outcome.adopted.count, "batch", plural: "batches")) of \(name)"
        return isDryRun ? "Would adopt \(what); a dry run, nothing is written" : "Adopted \(what)"
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.style.bold(headline) + "\n"
        if !outcome.adopted.isEmpty { text += "\n" + look.render(table).text }
        for part in outcome.partly { text += "\n\(AdoptionWords.text(part))\n" }
        if !outcome.leftOut.isEmpty {
            text += "\nLeft out, for a person to review:\n"
            for row in outcome.leftOut {
                text += "  \(TerminalText.safe(row.row)) of B-\(row.batch): \(row.why)\n"
            }
        }
        return text
    }

    private var table: Table {
        Table(
            columns: [
                TableColumn("There", key: "batch"), TableColumn("Here", key: "here"),
                TableColumn("Posted", key: "posted_at"), TableColumn("By", key: "actor"),
                TableColumn("Command", key: "command", shrinks: true), .figure("Rows", "rows"),
                .figure("Already here", "known"), .figure("Sum", "sum"),
            ],
            rows: outcome.adopted.map { adopted in
                let batch = adopted.batch
                return TableRow([
                    Cell("B-\(batch.id)"), Cell("B-\(adopted.here)"),
                    Cell(BatchWords.moment(batch.postedAtUTC, zone: batch.zone)), Cell(batch.actor),
                    Cell(batch.command), .count(adopted.rows), .count(adopted.known),
                    .money(adopted.controlMinor, currency),
                ])
            })
    }

    private func json(_ adopted: AdoptionOutcome.Adopted) -> JSONValue {
        .object([
            "batch": .string("B-\(adopted.batch.id)"), "hash": .string(adopted.batch.hash),
            "here": .string("B-\(adopted.here)"), "posted_at": .string(adopted.batch.postedAtUTC),
            "actor": .string(adopted.batch.actor), "command": .string(adopted.batch.command),
            "posted_rows": .number(Int64(adopted.rows)), "known_rows": .number(Int64(adopted.known)),
            "sum": .money(adopted.controlMinor, currency),
        ])
    }
}
