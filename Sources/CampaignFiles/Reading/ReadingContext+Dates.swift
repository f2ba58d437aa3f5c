import CampaignKit

/// Days from their texts, with the help that a wrong one needs.
extension ReadingContext {
    func date(_ scalar: ScalarText) -> CalendarDate? {
        if let date = CalendarDate(scalar.text) { return date }
        report(
            .badDate, at: scalar.place, "'\(scalar.text)' is not a date",
            hint: Self.hint(forDate: scalar.text))
        return nil
    }

    /// What the writer may have meant: the short month, the missing zero, the other order of day and month.
    private static func hint(forDate text: String) -> String {
        let parts = text.split { "-/.".contains($0) }.map { Int($0) }
        guard parts.count == 3, let first = parts[0], let second = parts[1], let third = parts[2] else {
            return "write YYYY-MM-DD, such as 2026-12-31"
        }
        if first > 31 {
            if let date = CalendarDate(year: first, month: second, day: third) { return "write \(date)" }
            guard (1...12).contains(second), (1...9999).contains(first), third > 28 else {
                return "write YYYY-MM-DD, such as 2026-12-31"
            }
            let days = CalendarDate.daysIn(month: second, year: first)
            return "\(CalendarDate.monthNames[second - 1]) \(first) has \(days) days"
        }
        let dayFirst = CalendarDate(year: third, month: second, day: first)
        let monthFirst = CalendarDate(year: third, month: first, day: second)
        guard third > 31 else { return "write YYYY-MM-DD, such as 2026-12-31" }
        switch (dayFirst, monthFirst) {
        case (let date?, nil), (nil, let date?): return "write \(date)"
        case (let one?, let other?):
            return one == other ? "write \(one)" : "write \(one) or \(other), whichever you mean"
        case (nil, nil): return "write YYYY-MM-DD, such as 2026-12-31"
        }
    }
}
