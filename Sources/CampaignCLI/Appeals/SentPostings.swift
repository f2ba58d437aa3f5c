import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What was recorded as sent for an appeal, posting by posting, and the way to reverse one.
struct SentPostings {
    /// What taking one back amounted to.
    struct Voided {
        let posting: SolicitationPosting
        /// Nil in a dry run.
        let batch: Int64?
    }

    let appeal: Appeal
    let ledger: Ledger

    /// Reverses what `text`, such as `B-12`, recorded; throws where that is nothing of this appeal.
    func void(_ text: String, _ context: PostingContext, dryRun: Bool) throws -> Voided {
        let postings = try ledger.solicitationPostings(ofAppeal: appeal.id)
        guard case .batch(let batch) = KnownOn(argument: text.uppercased()) else {
            throw CommandError.usage(
                "bad-value", "'\(TerminalText.safe(text))' is not a batch: write it as B-12",
                hint: known(postings))
        }
        guard let posting = postings.first(where: { $0.batch == batch }) else {
            throw CommandError.failed(
                "unknown-batch", "B-\(batch) recorded no pieces of \(appeal.id)", hint: known(postings))
        }
        let voiding =
            posting.voidedBy == nil
            ? try ledger.voidSolicitations(ofBatch: batch, context, dryRun: dryRun) : nil
        guard posting.voidedBy == nil, dryRun || voiding != nil else {
            throw CommandError.failed(
                "already-void", "what B-\(batch) recorded was already voided",
                hint: "campaign appeal sent \(appeal.id) --list")
        }
        return Voided(posting: posting, batch: voiding)
    }

    private func known(_ postings: [SolicitationPosting]) -> String {
        let batches = postings.filter { $0.voidedBy == nil }.map { "B-\($0.batch)" }
        return batches.isEmpty
            ? "nothing is recorded as sent" : "its pieces were recorded by \(batches.joined(separator: ", "))"
    }

    /// All of them, with what was reversed just now.
    func document(_ voided: Voided?, isDryRun: Bool, _ provenance: Provenance) throws -> Document {
        let postings = try ledger.solicitationPostings(ofAppeal: appeal.id)
        let currency = provenance.plan.organization.currency
        let headline = voided.map { self.headline($0) } ?? "Recorded as sent: \(appeal.name)"
        return Document(
            title: headline, data: table(postings, currency), people: table(postings, currency),
            json: provenance.document(
                "campaign.sent_postings/1",
                [
                    "appeal": .string(appeal.id), "dry_run": .bool(isDryRun),
                    "voided": .optional(voided.map { "B-\($0.posting.batch)" }),
                    "batch": .optional(voided?.batch.map { "B-\($0)" }),
                    "rows": .array(postings.map { json($0, currency) }),
                ]),
            screen: { look in
                var text = look.style.bold(TerminalText.safe(headline)) + "\n"
                text += postings.isEmpty ? "" : "\n" + look.render(table(postings, currency)).text
                if voided?.batch != nil {
                    text += "\nRecord it again: campaign appeal sent \(appeal.id) --on DATE --cost AMOUNT\n"
                }
                return text
            })
    }

    private func headline(_ voided: Voided) -> String {
        let what = "\(Words.count(voided.posting.pieces, "piece")) that B-\(voided.posting.batch) recorded"
        guard let batch = voided.batch else {
            return "Would void \(what); a dry run, nothing is written"
        }
        return "Voided \(what)   (batch B-\(batch))"
    }

    private func table(_ postings: [SolicitationPosting], _ currency: Currency) -> Table {
        Table(
            columns: [
                TableColumn("Batch", key: "batch"), TableColumn("Recorded", key: "posted_on"),
                TableColumn("Sent", key: "sent_on"), .figure("Pieces", "pieces"), .figure("Cost", "cost"),
                TableColumn("Voided by", key: "voided_by"),
            ],
            rows: postings.map { posting in
                TableRow([
                    Cell("B-\(posting.batch)"), Cell(posting.postedOn.description),
                    Cell(posting.day.description),
                    .count(posting.pieces),
                    .money(posting.costMinor, currency),
                    Cell(posting.voidedBy.map { "B-\($0)" } ?? ""),
                ])
            })
    }

    private func json(_ posting: SolicitationPosting, _ currency: Currency) -> JSONValue {
        .object([
            "batch": .string("B-\(posting.batch)"), "posted_on": .date(posting.postedOn),
            "sent_on": .date(posting.day), "pieces": .number(Int64(posting.pieces)),
            "cost": .money(posting.costMinor, currency),
            "voided_by": .optional(posting.voidedBy.map { "B-\($0)" }),
        ])
    }
}
