/// A tax form that goes with a gift of property.
public enum ReceiptForm: String, Sendable, CaseIterable {
    /// The acknowledgment of a vehicle.
    case form1098C = "1098-C"
    /// The donor's; the charity signs it.
    case form8283 = "8283"
    /// The charity's, when it disposes of the property.
    case form8282 = "8282"

    /// What a list of due papers calls it.
    public var kind: ReceiptDue.Kind {
        switch self {
        case .form1098C: .form1098C
        case .form8283: .form8283
        case .form8282: .form8282
        }
    }
}

/// Tax forms that are due with gifts of property.
public struct ReceiptForms {
    /// The day on which each was sent, signed or filed, by gift: such a form is due no more.
    private let done: [ReceiptForm: [Int64: CalendarDate]]
    private let rule: ReceiptRule

    public init(_ plan: Plan, done: [ReceiptForm: [Int64: CalendarDate]] = [:]) {
        rule = ReceiptRule(plan)
        self.done = done
    }

    private func isDone(_ form: ReceiptForm, _ gift: ReceiptableGift) -> Bool {
        done[form]?[gift.entry] != nil
    }

    /// Whether a gift needs a form at all, done or not; `disposed` is the day on which its property was.
    public func applies(_ form: ReceiptForm, to gift: ReceiptableGift, disposed: CalendarDate?) -> Bool {
        switch form {
        case .form1098C: rule.needsForm1098C(gift)
        case .form8283: rule.needsForm8283(gift)
        case .form8282: disposed.map { rule.needsForm8282(gift, disposed: $0) } ?? false
        }
    }

    /// Form 1098-C within 30 days for a vehicle over $500; the charity's signature on Form 8283 where the
    /// donor claims more than $5,000 for property.
    public func due(_ book: ReceiptBook) -> [ReceiptDue] {
        let standing = book.entries.map(\.gift).filter { $0.netMinor > 0 && $0.donor != nil }
        let vehicles = standing.filter { rule.needsForm1098C($0) && !isDone(.form1098C, $0) }.map { gift in
            Self.row(
                gift, .form1098C, by: gift.day.adding(days: 30),
                "a vehicle over $500: the form is the acknowledgment")
        }
        let property = book.entries.filter { entry in
            let isOurs = entry.verdict.exception == nil || entry.gift.kind == .vehicle
            return isOurs && entry.gift.netMinor > 0 && rule.needsForm8283(entry.gift)
                && !isDone(.form8283, entry.gift)
        }.map { entry in
            Self.row(
                entry.gift, .form8283, by: ReceiptBook.lastDay(ofGiftYear: book.year),
                "property over $5,000: sign the donor's form if it is claimed")
        }
        return vehicles + property
    }

    /// Form 8282 for property that was disposed of, by the day on which it is due.
    public func due(_ disposed: [(gift: ReceiptableGift, day: CalendarDate)]) -> [ReceiptDue] {
        disposed.filter { applies(.form8282, to: $0.gift, disposed: $0.day) && !isDone(.form8282, $0.gift) }
            .map { gift, day in
                Self.row(
                    gift, .form8282, by: Self.deadline(ofDisposal: day),
                    "disposed of on \(day), within three years: file it"
                        + (isDone(.form8283, gift) ? "" : " if you signed Form 8283"))
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
