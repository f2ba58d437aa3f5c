import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What recording thanks by hand amounted to.
struct ThanksByHand {
    let gifts: [EntryDetail]
    let day: CalendarDate
    /// How many of them had not been thanked for.
    let recorded: Int
    /// Nil where nothing was kept.
    let batch: Int64?
    let isDryRun: Bool
    let provenance: Provenance

    private var currency: Currency { provenance.plan.organization.currency }
    private var ids: [String] { gifts.map { GiftWords.id($0.line.id) } }

    private var headline: String {
        let what = "thanks for \(Words.count(recorded, "gift")) on \(day.longText)"
        guard batch != nil || recorded > 0 else {
            return "Nothing to record: the thanks were recorded before"
        }
        return ActHeadline.text(done: "Recorded \(what)", undone: "Would record \(what)", batch: batch)
    }

    var document: Document {
        let table = Table(
            columns: [
                TableColumn("Gift", key: "gift"), TableColumn("Date", key: "date"),
                .figure("Amount", "amount"),
            ],
            rows: gifts.map { gift in
                TableRow([
                    Cell(GiftWords.id(gift.line.id)), Cell(gift.line.day.description),
                    // Of a gift that is hidden from staff, only that it was thanked for.
                    .money(gift.line.anonymity.hides(from: .staff) ? nil : gift.amountMinor, currency),
                ])
            })
        let json = provenance.document(
            "campaign.gift_thanks/1",
            [
                "thanked_on": .date(day), "batch": .optional(batch.map { "B-\($0)" }),
                "dry_run": .bool(isDryRun), "recorded": .number(Int64(recorded)),
                "gifts": .array(ids.map { .string($0) }),
            ])
        return Document(title: headline, data: table, json: json) { look in
            var text = look.headline(headline)
            if recorded < gifts.count, recorded > 0 {
                text += "\(Words.count(gifts.count - recorded, "gift")) had been thanked for before\n"
            }
            if batch != nil, let first = ids.first { text += "\nNext: campaign gift show \(first)\n" }
            return text
        }
    }
}
