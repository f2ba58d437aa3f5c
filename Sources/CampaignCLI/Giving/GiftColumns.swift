import CampaignKit
import CampaignLedger
import Terminal

/// The columns of lists of gifts, for people and for programs.
enum GiftColumns {
    static let people = [
        TableColumn("Gift", key: "gift"), TableColumn("Date", key: "date"), TableColumn("Type", key: "type"),
        TableColumn("Amount", key: "amount", alignment: .trailing),
        TableColumn("Donor", key: "donor", shrinks: true), GiftWords.markColumn,
        TableColumn("For", key: "for", shrinks: true),
        TableColumn("Id", key: "id", shrinks: true, isSecondary: true),
    ]

    static func people(_ line: GiftLine, _ currency: Currency) -> TableRow {
        let amount = Money(minorUnits: line.movedMinor ?? line.effectMinor, currency: currency)
        let word = line.type.family == .promise ? " " : " on "
        let promise = line.promise.map { "\(word)P-\($0)" } ?? ""
        return TableRow([
            Cell(GiftWords.id(line.id)), Cell(line.day.description),
            Cell(line.type.name + promise),
            .number(amount.text, plain: amount.plainText), Cell(GiftWords.donor(line)),
            GiftWords.mark(line.anonymity),
            Cell(
                line.isSplit && line.placeCount > 1
                    ? Words.count(line.placeCount, "designation") : GiftWords.place(line.place)),
            Cell(line.externalID.isEmpty ? "" : "\(line.source):\(line.externalID)"),
        ])
    }

    static let data = [
        "gift", "batch", "date", "type", "amount", "currency", "donor", "donor_name", "campaign", "appeal",
        "project",
        "line", "unit", "keycode", "split", "pledge", "source", "gift_id", "moved", "anonymous",
    ].map { TableColumn($0, key: $0) }

    static func data(_ line: GiftLine, _ currency: Currency) -> TableRow {
        let amount = Money(minorUnits: line.effectMinor, currency: currency)
        let moved = line.movedMinor.map { Money(minorUnits: $0, currency: currency) }
        let hidden = line.anonymity.hides(from: .staff)
        return TableRow([
            Cell(GiftWords.id(line.id)), Cell("B-\(line.batch)"), Cell(line.day.description),
            Cell(line.type.name),
            .number(amount.text, plain: amount.plainText), Cell(currency.code),
            Cell(hidden ? "" : GiftWords.donorID(line.donor)), Cell(hidden ? "anonymous" : line.donorName),
            Cell(line.place.campaign), Cell(line.place.appeal), Cell(line.place.project),
            Cell(line.place.line),
            Cell(line.place.unit), Cell(line.place.keycode), Cell(line.isSplit ? "yes" : ""),
            Cell(GiftWords.promise(line.promise)), Cell(line.source), Cell(line.externalID),
            moved.map { .number($0.text, plain: $0.plainText) } ?? .blank(), GiftWords.level(line.anonymity),
        ])
    }

    static func json(_ line: GiftLine, _ currency: Currency) -> JSONValue {
        let hidden = line.anonymity.hides(from: .staff)
        return .object([
            "gift": .string(GiftWords.id(line.id)), "batch": .string("B-\(line.batch)"),
            "date": .date(line.day),
            "type": .string(line.type.name), "amount": .money(line.effectMinor, currency),
            "donor": hidden ? .null : .optional(line.donor.map { "D-\($0)" }),
            "donor_name": hidden ? .null : .string(line.donorName), "anonymous": .string(line.anonymity.name),
            "campaign": .string(line.place.campaign), "appeal": .string(line.place.appeal),
            "project": .string(line.place.project), "line": .string(line.place.line),
            "unit": .string(line.place.unit), "keycode": .string(line.place.keycode),
            "split": .bool(line.isSplit), "places": .number(Int64(line.placeCount)),
            "moved": .money(line.movedMinor, currency),
            "pledge": .optional(line.promise.map { "P-\($0)" }), "source": .string(line.source),
            "gift_id": .string(line.externalID),
        ])
    }
}
