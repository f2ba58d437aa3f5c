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
            title: headline, data: fields.data(outcome.adopted), people: fields.people(outcome.adopted),
            json: provenance.document(
                "campaign.adoption/1",
                [
                    "dry_run": .bool(isDryRun), "rows": fields.json(outcome.adopted),
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
        if !outcome.adopted.isEmpty { text += "\n" + look.render(fields.people(outcome.adopted)).text }
        for part in outcome.partly { text += "\n\(AdoptionWords.text(part))\n" }
        if !outcome.leftOut.isEmpty {
            text += "\nLeft out, for a person to review:\n"
            for row in outcome.leftOut {
                text += "  \(TerminalText.safe(row.row)) of B-\(row.batch): \(row.why)\n"
            }
        }
        return text
    }

    private var fields: FieldList<AdoptionOutcome.Adopted> {
        FieldList([
            Field(TableColumn("There", key: "batch")) { .id("B", $0.batch.id) },
            Field(TableColumn("Here", key: "here")) { .id("B", $0.here) },
            Field(
                TableColumn("Posted", key: "posted_at"),
                people: { Cell(BatchWords.moment($0.batch.postedAtUTC, zone: $0.batch.zone)) }
            ) { .text($0.batch.postedAtUTC) },
            Field(TableColumn("By", key: "actor")) { .text($0.batch.actor) },
            Field(TableColumn("Command", key: "command", shrinks: true)) { .text($0.batch.command) },
            Field(.figure("Rows", "rows")) { .count($0.rows) },
            Field(.figure("Already here", "known")) { .count($0.known) },
            Field(.figure("Sum", "sum")) { .money($0.controlMinor, currency) },
            Field("hash") { .text($0.batch.hash) },
            Field("posted_rows") { .count($0.rows) },
            Field("known_rows") { .count($0.known) },
        ])
    }
}
