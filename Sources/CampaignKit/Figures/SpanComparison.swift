/// What came in one stretch of days, and in the same days a year before.
///
/// Source: `rules.md §2`: by month or year, rows are changes of the cumulative measures.
public struct SpanComparison: Sendable, Equatable {
    /// The first day, the last, and what they changed.
    public struct Span: Sendable, Equatable {
        public let first: CalendarDate
        public let last: CalendarDate
        public let sums: ChangeSummary.Sums
        public let gifts: Int64

        /// What is between the evening before `first` and that of `last`.
        public init(
            first: CalendarDate, last: CalendarDate, before: Tally, after: Tally
        ) throws(MoneyError) {
            (self.first, self.last) = (first, last)
            sums = try ChangeSummary.Sums(after).subtracting(.init(before))
            gifts = try Checked.subtract(after.gifts, before.gifts)
        }
    }

    public let present: Span
    public let past: Span

    public init(present: Span, past: Span) {
        (self.present, self.past) = (present, past)
    }

    /// The days to be compared on one: its fiscal year so far, and the same a year before.
    public static func days(
        asOf: CalendarDate, fiscalYearStart: MonthDay
    ) -> (present: (CalendarDate, CalendarDate), past: (CalendarDate, CalendarDate)) {
        let first = FiscalYear(containing: asOf, startingOn: fiscalYearStart).starts
        return ((first, asOf), (first.adding(months: -12), asOf.adding(months: -12)))
    }
}
