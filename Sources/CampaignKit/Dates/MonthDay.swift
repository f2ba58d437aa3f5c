/// A day of any year, written `MM-DD`: the first day of a fiscal year.
public struct MonthDay: Hashable, Sendable, CustomStringConvertible {
    public let month: Int
    public let day: Int

    /// Reads `MM-DD`; nil for anything else and for 29 February, which most years lack.
    public init?(_ text: String) {
        guard let date = CalendarDate("2001-" + text) else { return nil }
        month = date.month
        day = date.day
    }

    /// The first of January.
    public static let newYear = MonthDay(month: 1, day: 1)

    private init(month: Int, day: Int) {
        self.month = month
        self.day = day
    }

    /// This day in a year.
    public func date(in year: Int) -> CalendarDate {
        CalendarDate(dayNumber: CalendarDate.dayNumber(year: year, month: month, day: day))
    }

    public var description: String { String(date(in: 2001).description.dropFirst(5)) }
}
