import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// The fields of lists of donors.
enum DonorListColumns {
    static func fields(_ currency: Currency) -> FieldList<DonorLine> {
        FieldList(
            who + reach + [
                Field(.figure("Gifts", "gifts")) { .count($0.gifts) },
                Field(.figure("Received", "received")) { .money($0.receivedMinor, currency) },
                Field(TableColumn("Last gift", key: "last_gift")) { .date($0.lastGift) },
                Field(GiftWords.markColumn, people: { GiftWords.mark($0.anonymity) }) {
                    .anonymity($0.anonymity)
                },
            ])
    }

    private static var who: [Field<DonorLine>] {
        [
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.id) },
            Field("donor_external_id") { .text($0.externalIDs.first) },
            Field("donor_external_ids") { .list($0.externalIDs) },
            Field(TableColumn("Name", key: "name", shrinks: true), people: { Cell(name($0)) }) {
                .text($0.details.displayName)
            },
            Field(TableColumn("Kind", key: "kind")) { .text($0.details.kind?.name) },
        ]
    }

    private static var reach: [Field<DonorLine>] {
        [
            Field("email") { .text($0.details.email) },
            Field("phone") { .text($0.details.phone) },
            .shown(TableColumn("Place", key: "place", shrinks: true)) { line in
                Cell([line.details.city, line.details.state].filter { !$0.isEmpty }.joined(separator: ", "))
            },
            Field("city") { .text($0.details.city) },
            Field("state") { .text($0.details.state) },
            Field("postal_code") { .text($0.details.postalCode) },
            Field("country") { .text($0.details.country) },
            Field("suppressions") { .list($0.details.suppressions.names) },
        ]
    }

    static func name(_ line: DonorLine) -> String {
        DonorName(displayName: line.details.displayName, externalIDs: line.externalIDs).shown
    }
}
