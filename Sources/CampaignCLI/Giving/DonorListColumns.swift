import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// The columns of lists of donors.
enum DonorListColumns {
    static let people = [
        TableColumn("Donor", key: "donor"), TableColumn("Name", key: "name", shrinks: true),
        TableColumn("Kind", key: "kind"), TableColumn("Place", key: "place", shrinks: true),
        TableColumn("Gifts", key: "gifts", alignment: .trailing),
        TableColumn("Received", key: "received", alignment: .trailing),
        TableColumn("Last gift", key: "last_gift"), GiftWords.markColumn,
    ]

    static func people(_ line: DonorLine, _ currency: Currency) -> TableRow {
        let received = Money(minorUnits: line.receivedMinor, currency: currency)
        let details = line.details
        let place = [details.city, details.state].filter { !$0.isEmpty }.joined(separator: ", ")
        return TableRow([
            Cell("D-\(line.id)"), Cell(name(line)), Cell(details.kind?.name ?? ""), Cell(place),
            .count(line.gifts),
            .number(received.text, plain: received.plainText), Cell(line.lastGift?.description ?? ""),
            GiftWords.mark(line.anonymity),
        ])
    }

    static let data = [
        "donor", "donor_external_id", "donor_external_ids", "name", "kind", "email", "phone", "city", "state",
        "postal_code", "country", "suppressions", "gifts", "received", "last_gift",
        "anonymous",
    ].map { TableColumn($0, key: $0) }

    static func data(_ line: DonorLine, _ currency: Currency) -> TableRow {
        let received = Money(minorUnits: line.receivedMinor, currency: currency)
        let details = line.details
        return TableRow([
            Cell("D-\(line.id)"), Cell(line.externalIDs.first ?? ""),
            Cell(line.externalIDs.joined(separator: "; ")),
            Cell(details.displayName), Cell(details.kind?.name ?? ""), Cell(details.email),
            Cell(details.phone),
            Cell(details.city), Cell(details.state), Cell(details.postalCode), Cell(details.country),
            Cell(details.suppressions.names.joined(separator: "; ")),
            .number("\(line.gifts)", plain: "\(line.gifts)"),
            .number(received.text, plain: received.plainText), Cell(line.lastGift?.description ?? ""),
            GiftWords.level(line.anonymity),
        ])
    }

    static func json(_ line: DonorLine, _ currency: Currency) -> JSONValue {
        let details = line.details
        return .object([
            "donor": .string("D-\(line.id)"), "donor_external_id": .optional(line.externalIDs.first),
            "donor_external_ids": .array(line.externalIDs.map(JSONValue.string)),
            "name": .string(details.displayName),
            "kind": .optional(details.kind?.name), "email": .string(details.email),
            "city": .string(details.city),
            "state": .string(details.state), "postal_code": .string(details.postalCode),
            "suppressions": .array(details.suppressions.names.map(JSONValue.string)),
            "gifts": .number(Int64(line.gifts)), "received": .money(line.receivedMinor, currency),
            "last_gift": .date(line.lastGift), "anonymous": .string(line.anonymity.name),
        ])
    }

    static func name(_ line: DonorLine) -> String {
        DonorName(displayName: line.details.displayName, externalIDs: line.externalIDs).shown
    }
}
