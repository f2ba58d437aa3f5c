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
