/// A charity's fiscal year, named for the calendar year in which it ends.
///
/// Source: `rules.md §3`.
public struct FiscalYear: Hashable, Sendable, Comparable {
    /// The calendar year in which it ends.
    public let year: Int
    /// Its first and last day.
    public let starts: CalendarDate
    public let ends: CalendarDate

    /// The fiscal year that a day is in, where years start on `start`.
    public init(containing date: CalendarDate, startingOn start: MonthDay) {
        let year = date.year
        let thisYears = start.date(in: year)
        let first = date >= thisYears ? thisYears : start.date(in: year - 1)
        self.init(starting: first, startingOn: start)
    }

    /// The fiscal year that ends in `year`.
    public init(ending year: Int, startingOn start: MonthDay) {
        let startsInSameYear = start.month == 1 && start.day == 1
        self.init(starting: start.date(in: startsInSameYear ? year : year - 1), startingOn: start)
    }

    private init(starting first: CalendarDate, startingOn start: MonthDay) {
        starts = first
        ends = start.date(in: first.year + 1).adding(days: -1)
        year = ends.year
    }

    public static func < (left: FiscalYear, right: FiscalYear) -> Bool { left.starts < right.starts }
}

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
