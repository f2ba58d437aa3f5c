/// The year that a lifecycle is about, and which year any day is in.
///
/// Fiscal years are named for the calendar year in which they end (`rules.md §3`).
public struct LifecycleYear: Sendable, Equatable {
    /// Y.
    public let year: Int
    /// The first day of every year.
    public let start: MonthDay

    public init(_ year: Int, startingOn start: MonthDay = .newYear) {
        self.year = year
        self.start = start
    }

    /// The year that a day is in.
    public init(containing day: CalendarDate, startingOn start: MonthDay = .newYear) {
        self.init(FiscalYear(containing: day, startingOn: start).year, startingOn: start)
    }

    public var this: FiscalYear { FiscalYear(ending: year, startingOn: start) }
    /// P, the year before.
    public var last: FiscalYear { FiscalYear(ending: year - 1, startingOn: start) }

    /// The last day whose gifts count: those after Y are ignored, those after the day asked for have not
    /// come.
    ///
    /// What went back of them counts until the day asked for, whatever its own day.
    public func lastGiftDay(asOf: CalendarDate) -> CalendarDate { min(asOf, this.ends) }

    /// `2026`, or `FY2026` where it is not the calendar's.
    public var text: String { Self.text(year, start) }
    /// The year before, likewise.
    public var lastText: String { Self.text(year - 1, start) }

    private static func text(_ year: Int, _ start: MonthDay) -> String {
        start == .newYear ? "\(year)" : "FY\(year)"
    }
}
