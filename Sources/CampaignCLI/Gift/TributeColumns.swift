import CampaignKit
import CampaignLedger
import Terminal

/// Who is to be told of a gift in honor or memory of someone: never how much it was (`rules.md §2`).
struct ToldTribute {
    let line: EntrySummary
    let tribute: Tribute

    static var fields: FieldList<ToldTribute> {
        FieldList([
            Field(TableColumn("Gift", key: "gift")) { .id("G", $0.line.id) },
            Field(TableColumn("Date", key: "date")) { .date($0.line.day) },
            .shown(TableColumn("Donor", key: "donor", shrinks: true)) { Cell(GiftWords.donor($0.line)) },
            Field("donor") { .id("D", $0.line.donor) },
            Field("donor_name") { .text($0.line.donorName) },
            Field(GiftWords.markColumn, people: { GiftWords.mark($0.line.anonymity) }) {
                .anonymity($0.line.anonymity)
            },
            .shown(TableColumn("Tribute", key: "tribute", shrinks: true)) { Cell($0.tribute.text(in: .en)) },
            Field("tribute_type") { .text($0.tribute.type) },
            Field("tribute_name") { .text($0.tribute.name) },
            .shown(TableColumn("Tell", key: "tell", shrinks: true)) { Cell($0.tribute.notifyName) },
            Field("tribute_notify_name") { .text($0.tribute.notifyName) },
            .shown(TableColumn("Address", key: "address", shrinks: true)) { Cell($0.tribute.notifyAddress) },
            Field("tribute_notify_address") { .text($0.tribute.notifyAddress) },
        ])
    }
}
