import CampaignKit
import CampaignLedger
import Terminal

/// Who is to be told of a gift in honor or memory of someone: never how much it was (`rules.md §2`).
enum TributeColumns {
    static let people = [
        TableColumn("Gift", key: "gift"), TableColumn("Date", key: "date"),
        TableColumn("Donor", key: "donor", shrinks: true), GiftWords.markColumn,
        TableColumn("Tribute", key: "tribute", shrinks: true),
        TableColumn("Tell", key: "tell", shrinks: true),
        TableColumn("Address", key: "address", shrinks: true),
    ]

    static func people(_ line: GiftLine, _ tribute: Tribute) -> TableRow {
        TableRow([
            Cell(GiftWords.id(line.id)), Cell(line.day.description), Cell(GiftWords.donor(line)),
            GiftWords.mark(line.anonymity), Cell(tribute.text(in: .en)), Cell(tribute.notifyName),
            Cell(tribute.notifyAddress),
        ])
    }

    static let data = [
        "gift", "date", "donor", "donor_name", "anonymous", "tribute_type", "tribute_name",
        "tribute_notify_name", "tribute_notify_address",
    ].map { TableColumn($0, key: $0) }

    static func data(_ line: GiftLine, _ tribute: Tribute) -> TableRow {
        TableRow([
            Cell(GiftWords.id(line.id)), Cell(line.day.description), Cell(GiftWords.donorID(line.donor)),
            Cell(line.donorName), GiftWords.level(line.anonymity), Cell(tribute.type), Cell(tribute.name),
            Cell(tribute.notifyName), Cell(tribute.notifyAddress),
        ])
    }

    static func json(_ line: GiftLine, _ tribute: Tribute) -> JSONValue {
        .object([
            "gift": .string(GiftWords.id(line.id)), "date": .date(line.day),
            "donor": .optional(line.donor.map { "D-\($0)" }), "donor_name": .string(line.donorName),
            "anonymous": .string(line.anonymity.name), "tribute_type": .string(tribute.type),
            "tribute_name": .string(tribute.name), "tribute_notify_name": .string(tribute.notifyName),
            "tribute_notify_address": .string(tribute.notifyAddress),
        ])
    }
}
