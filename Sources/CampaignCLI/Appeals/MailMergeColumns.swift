import CampaignKit
import Terminal

/// The columns of a mail merge: `rules.md §6`, in that order, for every program that merges.
struct MailMergeColumns {
    let currency: Currency
    /// When pieces went out before, by donor.
    var sent: [Int64: CalendarDate] = [:]

    static let data = [
        "letter_id", "donor", "donor_external_id", "keycode", "segment", "why", "addressee", "salutation",
        "address1", "address2", "city", "state", "postal_code", "country", "email", "language", "dir",
        "last_gift_amount", "last_gift_date", "largest_gift", "ytd", "ask1", "ask2", "ask3", "designation",
        "disclosure",
    ].map { TableColumn($0, key: $0) }

    func data(_ row: MailMergeRow) -> TableRow {
        let texts = [
            row.letterID, "D-\(row.donor)", row.externalID, row.keycode, row.segment, row.why, row.addressee,
            row.salutation, row.address1, row.address2, row.city, row.state, row.printedPostalCode,
            row.country,
            row.email, row.language, row.direction,
        ]
        let asks = (0..<3).map { Cell.money(row.asks.count > $0 ? row.asks[$0] : nil, currency) }
        return TableRow(
            texts.map { Cell($0) } + [
                .money(row.lastGiftMinor, currency), row.lastGiftDay.map { Cell($0.description) } ?? .blank(),
                .money(row.largestGiftMinor, currency), .money(row.yearToDateMinor, currency),
            ] + asks + [Cell(row.designation), Cell(row.disclosure)])
    }

    static let people = [
        TableColumn("Donor", key: "donor"), TableColumn("Addressee", key: "addressee", shrinks: true),
        TableColumn("Segment", key: "segment"), TableColumn("Why", key: "why", shrinks: true),
        .figure("Ask", "ask1"),
        TableColumn("Keycode", key: "keycode"),
    ]

    func people(_ row: MailMergeRow) -> TableRow {
        let asks = row.asks.map { Money(minorUnits: $0, currency: currency).shortText }
        return TableRow([
            Cell("D-\(row.donor)"), Cell(row.addressee), Cell(row.segment), Cell(row.why),
            Cell(asks.joined(separator: " ")), Cell(row.keycode),
        ])
    }

    func json(_ row: MailMergeRow) -> JSONValue {
        .object([
            "letter_id": .string(row.letterID), "donor": .string("D-\(row.donor)"),
            "donor_external_id": .string(row.externalID), "keycode": .string(row.keycode),
            "segment": .string(row.segment), "why": .string(row.why), "addressee": .string(row.addressee),
            "salutation": .string(row.salutation), "address1": .string(row.address1),
            "address2": .string(row.address2), "city": .string(row.city), "state": .string(row.state),
            "postal_code": .string(row.printedPostalCode), "country": .string(row.country),
            "email": .string(row.email), "language": .string(row.language), "dir": .string(row.direction),
            "last_gift_amount": .money(row.lastGiftMinor, currency), "last_gift_date": .date(row.lastGiftDay),
            "largest_gift": .money(row.largestGiftMinor, currency),
            "ytd": .money(row.yearToDateMinor, currency),
            "asks": .array(row.asks.map { .money($0, currency) }), "designation": .string(row.designation),
            "disclosure": .string(row.disclosure), "sent_on": .date(sent[row.donor]),
        ])
    }
}
