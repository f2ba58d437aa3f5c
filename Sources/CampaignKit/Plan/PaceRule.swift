/// How much of its goal a campaign should have raised by a day.
///
/// `rules.md §2`, Pace.
public enum PaceRule: Sendable, Equatable {
    /// Evenly from its first to its last day.
    case linear
    /// The share that an ended campaign had reached on the same day of its run.
    case like(campaign: String)
    /// Cumulative share in tenths of a percent by the end of each month, `2026-11` and so on, ascending.
    case months([MonthShare])

    public struct MonthShare: Sendable, Equatable {
        /// The first day of the month.
        public var month: CalendarDate
        /// Cumulative share of the goal by the month's end, in tenths of a percent.
        public var shareTenths: Int64

        public init(month: CalendarDate, shareTenths: Int64) {
            self.month = month
            self.shareTenths = shareTenths
        }
    }
}
