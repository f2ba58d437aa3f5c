import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What was recorded as sent for an appeal, posting by posting, and the way to reverse one.
struct SentPostings {
    /// What voiding one did.
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
        let fields = Self.fields(provenance.plan.organization.currency)
        let headline = voided.map { self.headline($0) } ?? "Recorded as sent: \(appeal.name)"
        return Document(
            title: headline, data: fields.data(postings), people: fields.people(postings),
            json: provenance.document(
                "campaign.sent_postings/1",
                [
                    "appeal": .string(appeal.id), "dry_run": .bool(isDryRun),
                    "voided": .optional(voided.map { "B-\($0.posting.batch)" }),
                    "batch": .optional(voided?.batch.map { "B-\($0)" }),
                    "rows": fields.json(postings),
                ]),
            screen: { look in
                var text = look.headline(headline)
                text += postings.isEmpty ? "" : "\n" + look.render(fields.people(postings)).text
                if voided?.batch != nil {
                    text += "\nRecord it again: campaign appeal sent \(appeal.id) --on DATE --cost AMOUNT\n"
                }
                return text
            })
    }

    private func headline(_ voided: Voided) -> String {
        let what = "\(Words.count(voided.posting.pieces, "piece")) that B-\(voided.posting.batch) recorded"
        return ActHeadline.text(done: "Voided \(what)", undone: "Would void \(what)", batch: voided.batch)
    }

    private static func fields(_ currency: Currency) -> FieldList<SolicitationPosting> {
        FieldList([
            Field(TableColumn("Batch", key: "batch")) { .id("B", $0.batch) },
            Field(TableColumn("Recorded", key: "posted_on")) { .date($0.postedOn) },
            Field(TableColumn("Sent", key: "sent_on")) { .date($0.day) },
            Field(.figure("Pieces", "pieces")) { .count($0.pieces) },
            Field(.figure("Cost", "cost")) { .money($0.costMinor, currency) },
            Field(TableColumn("Voided by", key: "voided_by")) { .id("B", $0.voidedBy) },
        ])
    }
}
