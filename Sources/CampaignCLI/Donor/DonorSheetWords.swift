import CampaignKit
import CampaignLedger
import Terminal

/// A donor's sheet before a telephone call in words: letters, thanks, receipts, credits and notes.
struct DonorSheetWords {
    let sheet: DonorSheet
    let currency: Currency
    /// Names of those who paid on the donor's pledges.
    let names: [Int64: DonorName]

    /// How many of each list a screen has; JSON has all.
    private static let shown = 5

    var facts: [(label: String, value: String)] {
        var facts: [(String, String)] = sheet.credits.map { credit in
            let kind = credit.kind.name.replacing("_", with: " ")
            let gifts = Words.count(credit.gifts, "gift")
            return ("Soft credits", "\(currency.text(credit.minorUnits)) as \(kind), \(gifts)")
        }
        facts += [
            ("Letters", Self.list(sheet.letters) { "\($0.appeal) on \($0.day.longText)" }),
            ("Thanked", Self.list(sheet.thanks) { "G-\($0.gift) on \($0.day.longText)" }),
            ("Receipts", Self.list(sheet.receipts) { "\($0.label) on \($0.day.longText)" }),
            ("Last contact", sheet.lastContact?.longText ?? ""),
        ]
        facts += sheet.notes.prefix(2 * Self.shown).map { ("Note", "\($0.day.longText): \($0.text)") }
        return facts
    }

    private static func list<Item>(_ items: [Item], _ text: (Item) -> String) -> String {
        let rest = items.count > shown ? ["\(items.count - shown) more"] : []
        return (items.prefix(shown).map(text) + rest).joined(separator: ", ")
    }

    /// `; $300.00 of it paid by Ana Ruiz (D-7)`, of others than the pledger; empty for none.
    func payers(ofPledge entry: Int64) -> String {
        sheet.payers.filter { $0.pledge == entry }.map { payer in
            let who = payer.donor.map { "\((names[$0] ?? DonorName()).shown) (D-\($0))" } ?? "someone unnamed"
            return "; \(currency.text(payer.minorUnits)) paid by \(who)"
        }
        .joined()
    }

    var json: [String: JSONValue] {
        [
            "letters": .array(
                sheet.letters.map { .object(["appeal": .string($0.appeal), "date": .date($0.day)]) }),
            "thanks": .array(
                sheet.thanks.map { .object(["gift": .string("G-\($0.gift)"), "date": .date($0.day)]) }),
            "receipts": .array(
                sheet.receipts.map { .object(["receipt": .string($0.label), "date": .date($0.day)]) }),
            "notes": .array(
                sheet.notes.map { .object(["date": .date($0.day), "text": .string($0.text)]) }),
            "credits": .array(
                sheet.credits.map {
                    .object([
                        "kind": .string($0.kind.name), "gifts": .number(Int64($0.gifts)),
                        "amount": .money($0.minorUnits, currency),
                    ])
                }),
            "last_contact": .date(sheet.lastContact),
        ]
    }

    func json(payersOfPledge entry: Int64) -> JSONValue {
        .array(
            sheet.payers.filter { $0.pledge == entry }.map {
                .object([
                    "donor": .optional($0.donor.map { "D-\($0)" }), "paid": .money($0.minorUnits, currency),
                ])
            })
    }
}
