import CampaignKit
import Terminal

/// The fields of a mail merge: `rules.md §6`, in that order, for every program that merges.
struct MailMergeColumns {
    let currency: Currency
    /// When pieces went out before, by donor.
    var sent: [Int64: CalendarDate] = [:]

    var fields: FieldList<MailMergeRow> { FieldList(Self.piece + Self.address + giving) }

    private static var piece: [Field<MailMergeRow>] {
        [
            Field("letter_id") { .text($0.letterID) },
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.donor) },
            Field("donor_external_id") { .text($0.externalID) },
            Field("keycode") { .text($0.keycode) },
            .shown(TableColumn("Addressee", key: "addressee", shrinks: true)) { Cell($0.addressee) },
            Field(TableColumn("Segment", key: "segment")) { .text($0.segment) },
            Field(TableColumn("Why", key: "why", shrinks: true)) { .text($0.why) },
        ]
    }

    private static var address: [Field<MailMergeRow>] {
        [
            Field("addressee") { .text($0.addressee) },
            Field("salutation") { .text($0.salutation) },
            Field("address1") { .text($0.address1) },
            Field("address2") { .text($0.address2) },
            Field("city") { .text($0.city) },
            Field("state") { .text($0.state) },
            Field("postal_code") { .text($0.printedPostalCode) },
            Field("country") { .text($0.country) },
            Field("email") { .text($0.email) },
            Field("language") { .text($0.language) },
            Field("dir") { .text($0.direction) },
        ]
    }

    private var giving: [Field<MailMergeRow>] {
        [
            Field("last_gift_amount") { .money($0.lastGiftMinor, currency) },
            Field("last_gift_date") { .date($0.lastGiftDay) },
            Field("largest_gift") { .money($0.largestGiftMinor, currency) },
            Field("ytd") { .money($0.yearToDateMinor, currency) },
            .shown(.figure("Ask", "ask1")) { row in
                Cell(
                    row.asks.map { Money(minorUnits: $0, currency: currency).shortText }.joined(
                        separator: " "))
            },
            .shown(TableColumn("Keycode", key: "keycode", isSecondary: true)) { Cell($0.keycode) },
        ]
            + (0..<3).map { index in
                Field("ask\(index + 1)") { row in
                    .money(row.asks.count > index ? row.asks[index] : nil, currency)
                }
            } + [
                Field("designation") {
                    .text($0.designation.text(in: LetterLanguage(tag: $0.language) ?? .en))
                },
                Field("disclosure") { .text($0.disclosure) },
                Field("asks") { row in
                    let asks = row.asks.map { Money(minorUnits: $0, currency: currency).plainText }
                    return .either(
                        cell: FieldValue.list(asks).cell, json: .array(row.asks.map { .money($0, currency) }))
                },
                Field("sent_on") { .date(sent[$0.donor]) },
            ]
    }
}

extension SuppressedDonor {
    /// The fields of those who are in a segment and get nothing.
    static var fields: FieldList<SuppressedDonor> {
        FieldList([
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.donor) },
            Field("donor_external_id") { .text($0.externalID) },
            Field(TableColumn("Name", key: "name", shrinks: true)) { .text($0.name) },
            Field(TableColumn("Segment", key: "segment")) { .text($0.segment) },
            Field(TableColumn("Reason", key: "reason", shrinks: true), people: { Cell($0.reasonWords) }) {
                .text($0.reasons.first?.rawValue)
            },
            Field("reasons") { .list($0.reasons.map(\.rawValue)) },
            Field(TableColumn("Why in this segment", key: "why", shrinks: true)) { .text($0.why) },
            Field("perhaps") { .text($0.perhaps) },
        ])
    }

    /// The first reason, and how many more there are.
    private var reasonWords: String {
        guard perhaps.isEmpty else { return perhaps }
        let more = reasons.count - 1
        return (reasons.first?.words ?? "") + (more > 0 ? ", and \(more) more" : "")
    }
}

extension UnsegmentedDonor {
    /// The fields of those who are in no segment.
    static var fields: FieldList<UnsegmentedDonor> {
        FieldList([
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.donor) },
            Field("donor_external_id") { .text($0.externalID) },
            Field(TableColumn("Name", key: "name", shrinks: true)) { .text($0.name) },
            Field(TableColumn("Group", key: "group")) { .text($0.status?.rawValue) },
            Field(TableColumn("Giving", key: "why", shrinks: true)) { .text($0.why) },
        ])
    }
}
