/// Where a donor is in a year Y, by what they gave in Y, in the year before (P) and ever before that.
///
/// `rules.md §3`. The raw value is what documents and pick expressions say. Someone who never gave, or whose
/// gifts all went back, has none.
public enum LifecycleStatus: String, Sendable, CaseIterable {
    /// In Y for the first time.
    case new
    /// In Y again, after nothing in P.
    case recaptured
    /// In P and Y, with more in Y.
    case upgraded
    case same
    /// In P and Y, with less in Y.
    case downgraded
    /// In P for the first time, not in Y.
    case lapsedNew = "lapsed-new"
    /// In P and before, not in Y.
    case lapsedRepeat = "lapsed-repeat"
    /// Only before P.
    case dormant

    /// The status of someone with this giving; a donor is in a year when it nets above zero.
    public init?(thisYear: Int64, lastYear: Int64, gaveEarlier: Bool) {
        switch (thisYear > 0, lastYear > 0) {
        case (true, true):
            self = thisYear > lastYear ? .upgraded : thisYear == lastYear ? .same : .downgraded
        case (true, false): self = gaveEarlier ? .recaptured : .new
        case (false, true): self = gaveEarlier ? .lapsedRepeat : .lapsedNew
        case (false, false):
            guard gaveEarlier else { return nil }
            self = .dormant
        }
    }

    /// Whether donors of this status gave in Y.
    public var isInYear: Bool { self == .new || self == .recaptured || isRetained }
    /// Whether donors of this status gave in P.
    public var isInYearBefore: Bool { isRetained || isLapsed }
    public var isRetained: Bool { self == .upgraded || self == .same || self == .downgraded }
    /// LYBUNT: gave last year but unfortunately not this.
    public var isLapsed: Bool { self == .lapsedNew || self == .lapsedRepeat }
}

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
