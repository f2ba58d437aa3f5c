/// Tax forms that go with a gift of property.
public enum ReceiptForms {
    /// Form 1098-C within 30 days for a vehicle over $500; the charity's signature on Form 8283 where the
    /// donor claims more than $5,000 for property.
    public static func due(_ book: ReceiptBook, _ plan: Plan) -> [ReceiptDue] {
        let rule = ReceiptRule(plan)
        let standing = book.entries.map(\.gift).filter { $0.netMinor > 0 && $0.donor != nil }
        let vehicles = standing.filter(rule.needsForm1098C).map { gift in
            row(
                gift, .form1098C, by: gift.day.adding(days: 30),
                "a vehicle over $500: the form is the acknowledgment")
        }
        let property = book.entries.filter { entry in
            let isOurs = entry.verdict.exception == nil || entry.gift.kind == .vehicle
            return isOurs && entry.gift.netMinor > 0 && rule.needsForm8283(entry.gift)
        }.map { entry in
            row(
                entry.gift, .form8283, by: ReceiptBook.lastDay(ofGiftYear: book.year),
                "property over $5,000: sign the donor's form if it is claimed")
        }
        return vehicles + property
    }

    /// Form 8282 for property that was disposed of, by the day on which it is due.
    public static func due(
        _ disposed: [(gift: ReceiptableGift, day: CalendarDate)], _ plan: Plan
    ) -> [ReceiptDue] {
        let rule = ReceiptRule(plan)
        return disposed.filter { rule.needsForm8282($0.gift, disposed: $0.day) }.map { gift, day in
            row(
                gift, .form8282, by: deadline(ofDisposal: day),
                "disposed of on \(day), within three years: file it if you signed Form 8283")
        }.sorted { ($0.by, $0.gift ?? 0) < ($1.by, $1.gift ?? 0) }
    }

    /// Form 8282 is due 125 days after property was disposed of (IRC 6050L).
    public static func deadline(ofDisposal day: CalendarDate) -> CalendarDate { day.adding(days: 125) }

    /// The days whose disposals are listed with a year's papers: until the next year's are asked for.
    public static func disposals(listedWith year: Int) -> (first: CalendarDate, last: CalendarDate) {
        let none = CalendarDate(dayNumber: 0)
        return (
            CalendarDate(year: year, month: 1, day: 1) ?? none,
            CalendarDate(year: year + 1, month: 4, day: 30) ?? none
        )
    }

    private static func row(
        _ gift: ReceiptableGift, _ kind: ReceiptDue.Kind, by day: CalendarDate, _ reason: String
    ) -> ReceiptDue {
        ReceiptDue(
            kind: kind, gift: gift.entry, donor: gift.isHidden ? nil : gift.donor,
            amountMinor: gift.netMinor, deductibleMinor: nil, by: day, reason: reason)
    }
}
