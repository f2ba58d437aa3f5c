import CampaignKit

/// Short ways to write gifts and papers in tests of receipts.
enum Papers {
    static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

    static func gift(
        _ entry: Int64 = 1, _ cents: Int64 = 10_000, type: EntryType = .gift, on day: String = "2026-11-18",
        donor: Int64? = 7, _ change: (inout ReceiptableGift) -> Void = { _ in }
    ) -> ReceiptableGift {
        var gift = ReceiptableGift(
            entry: entry, type: type, day: Self.day(day), grossMinor: cents, donor: donor)
        change(&gift)
        return gift
    }

    /// A gift that was given with something in return, as it is posted.
    static func bought(
        _ cents: Int64, worth value: Int64, cost: Int64? = nil, isToken: Bool = false,
        on day: String = "2026-11-18"
    ) -> ReceiptableGift {
        gift(1, cents, on: day) {
            $0.benefit = Benefit(
                valueMinor: value, costMinor: cost, isToken: isToken, description: "a dinner")
        }
    }

    static var ana: DonorDetails {
        var person = DonorDetails()
        (person.firstName, person.lastName, person.kind) = ("Ana", "Ruiz", .person)
        (person.address1, person.city) = ("1 Elm St", "Albany")
        (person.state, person.postalCode) = ("NY", "12207")
        return person
    }

    static let organization = Organization(
        name: "Friends", disclosures: ["NY": "Ask us.", "FL": "ASK THE STATE."],
        benefitLimits: [
            2026: BenefitLimits(tokenCostCents: 1390, tokenPaymentCents: 6950, benefitCapCents: 13_900)
        ])

    static let plan = Plan(
        organization: organization,
        campaigns: [
            Campaign(
                id: "fund", name: "The fund", projects: [FundedProject(id: "floor", name: "Third floor")],
                appeals: [
                    Appeal(id: "dinner", name: "Dinner", channel: .event),
                    Appeal(id: "letter", name: "Letter", channel: .mail),
                ])
        ])

    static let rule = ReceiptRule(plan)

    static func verdict(_ gift: ReceiptableGift) -> ReceiptVerdict { rule.verdict(gift, ana) }

    static func record(
        _ number: Int, _ kind: ReceiptRecord.Kind = .single, holding gifts: [Int64], donor: Int64 = 7,
        on day: String = "2027-01-20", void reason: String? = nil
    ) -> ReceiptRecord {
        var record = ReceiptRecord(
            id: Int64(number), label: "R-2027-000\(number)", year: 2027, number: number, kind: kind,
            giftYear: 2026, donor: donor, day: Self.day(day),
            lines: gifts.map { ReceiptRecord.Line(entry: $0, amountMinor: 1, deductibleMinor: 1) })
        record.void = reason.map { ReceiptRecord.Void(day: Self.day(day), entry: nil, reason: $0) }
        return record
    }

    static func book(
        _ gifts: [ReceiptableGift], _ records: [ReceiptRecord] = [], people: [Int64: DonorDetails] = [7: ana],
        year: Int = 2026, today: String = "2027-01-20"
    ) throws -> ReceiptBook {
        try ReceiptBook(
            year: year, gifts, rule: rule, people: people, records: records, today: day(today))
    }
}
