import CampaignKit
import CampaignLedger
import Terminal

/// The fields of lists of gifts.
enum GiftColumns {
    static func fields(_ currency: Currency) -> FieldList<EntrySummary> {
        FieldList(own(currency) + [places])
    }

    /// All but the last, behind which another list puts its own.
    static func own(_ currency: Currency) -> [Field<EntrySummary>] {
        moved(currency) + whose + place
            + [
                Field("split") { .flag($0.isSplit) },
                Field("pledge") { .id("P", $0.promise) },
                Field("source") { .text($0.source) },
                .shown(TableColumn("Id", key: "id", shrinks: true, isSecondary: true)) { line in
                    Cell(line.externalID.isEmpty ? "" : "\(line.source):\(line.externalID)")
                },
                Field("gift_id") { .text($0.externalID) },
                Field("moved") { .money($0.movedMinor, currency) },
                Field("anonymous") { .anonymity($0.anonymity) },
            ]
    }

    static var places: Field<EntrySummary> { Field("places") { .count($0.placeCount) } }

    private static func moved(_ currency: Currency) -> [Field<EntrySummary>] {
        [
            Field(TableColumn("Gift", key: "gift")) { .id("G", $0.id) },
            Field("batch") { .id("B", $0.batch) },
            Field(TableColumn("Date", key: "date")) { .date($0.day) },
            Field(
                TableColumn("Type", key: "type", shrinks: true),
                people: { line in
                    let word = line.type.family == .promise ? " " : " on "
                    return Cell(line.type.name + (line.promise.map { "\(word)P-\($0)" } ?? ""))
                }
            ) { .text($0.type.name) },
            Field(
                TableColumn("Amount", key: "amount", alignment: .trailing),
                people: { .money($0.movedMinor ?? $0.effectMinor, currency) }
            ) { .money($0.effectMinor, currency) },
            Field("currency") { _ in .text(currency.code) },
        ]
    }

    private static var whose: [Field<EntrySummary>] {
        [
            .shown(TableColumn("Donor", key: "donor", shrinks: true)) { Cell(GiftWords.donor($0)) },
            .shown(GiftWords.markColumn) { GiftWords.mark($0.anonymity) },
            Field("donor") { .id("D", $0.staffDonor) },
            Field("donor_name") { .text($0.staffDonorName) },
        ]
    }

    private static var place: [Field<EntrySummary>] {
        [
            .shown(TableColumn("For", key: "for", shrinks: true, isSecondary: true)) { line in
                Cell(
                    line.isSplit && line.placeCount > 1
                        ? Words.count(line.placeCount, "place") : GiftWords.place(line.place))
            },
            Field("campaign") { .text($0.place.campaign) },
            Field("appeal") { .text($0.place.appeal) },
            Field("project") { .text($0.place.project) },
            Field("line") { .text($0.place.line) },
            Field("unit") { .text($0.place.unit) },
            Field("keycode") { .text($0.place.keycode) },
        ]
    }
}

extension EntrySummary {
    /// The donor's number and name as staff may see them; nil where they are hidden from staff.
    var staffDonor: Int64? { anonymity.hides(from: .staff) ? nil : donor }
    var staffDonorName: String? { anonymity.hides(from: .staff) ? nil : donorName }
}

/// Who is to be told of a gift in honor or memory of someone: never how much it was (`rules.md §2`).
struct ToldTribute {
    let line: EntrySummary
    let tribute: Tribute

    static var fields: FieldList<ToldTribute> {
        FieldList([
            Field(TableColumn("Gift", key: "gift")) { .id("G", $0.line.id) },
            Field(TableColumn("Date", key: "date", isSecondary: true)) { .date($0.line.day) },
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
