/// The stretch of time in the middle of a figure's name: `total.2026-11.raised`, `fy2026-q3`, `fy2026`.
///
/// As the charts of reports name their columns.
public struct FigurePeriod: Sendable {
    public let text: String
    public let first: CalendarDate
    public let last: CalendarDate

    /// Nil when the text is not a period; what a fiscal year is, the plan says.
    public init?(_ text: String, fiscalYearStart: MonthDay) {
        guard let (first, months) = Self.read(text, fiscalYearStart) else { return nil }
        self.text = text
        self.first = first
        last = first.adding(months: months).adding(days: -1)
    }

    /// Whether a word looks like one, whatever the plan says.
    public static func isOne(_ text: String) -> Bool { read(text, .newYear) != nil }

    private static func read(_ text: String, _ start: MonthDay) -> (CalendarDate, months: Int)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let year = parts[0].hasPrefix("fy") ? String(parts[0].dropFirst(2)) : parts[0]
        guard let number = Int(year), year.count == 4, (1901...9998).contains(number), parts.count < 3 else {
            return nil
        }
        let begin = FiscalYear(ending: number, startingOn: start).starts.startOfMonth
        guard parts.count == 2 else { return parts[0] == year ? nil : (begin, 12) }
        if parts[1].hasPrefix("q"), let quarter = Int(parts[1].dropFirst()), (1...4).contains(quarter) {
            return (begin.adding(months: 3 * (quarter - 1)), 3)
        }
        guard parts[0] == year, parts[1].count == 2, let month = CalendarDate(text + "-01") else {
            return nil
        }
        return (month, 1)
    }
}
