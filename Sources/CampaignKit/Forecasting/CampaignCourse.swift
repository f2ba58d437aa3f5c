/// What a campaign had raised through its run, next to what its schedule expected: a chart's lines.
///
/// Source: `rules.md §2`, Pace. Integers throughout; a day that has not come has nothing raised.
public struct CampaignCourse: Sendable, Equatable {
    public struct Point: Sendable, Equatable {
        public let day: CalendarDate
        /// At the end of the day, in minor units; nil for a day that has not come.
        public let raised: Int64?
        /// What the schedule expects by then; nil without a goal, and where the schedule cannot say.
        public let expected: Int64?

        /// Raised − expected: above zero when ahead.
        public var difference: Int64? {
            guard let raised, let expected else { return nil }
            return try? Checked.subtract(raised, expected)
        }
    }

    public let run: CampaignRun
    public let rule: PaceRule
    public let asOf: CalendarDate
    /// From the eve of the run to its last day, by day.
    public let points: [Point]
    public let forecast: Forecast

    /// The course of a campaign.
    ///
    /// - `raised`: at the end of each of `days` that has come.
    /// - `like`: for `PaceRule.like`, the share that the other campaign had reached on the same day of its
    ///   run.
    public init(
        _ run: CampaignRun, rule: PaceRule, asOf: CalendarDate, raised: [CalendarDate: Int64],
        forecast: Forecast, like: (CalendarDate) -> PaceShare? = { _ in nil }
    ) {
        (self.run, self.rule, self.asOf, self.forecast) = (run, rule, asOf, forecast)
        points = Self.days(of: run, asOf: asOf).map { day in
            Point(
                day: day, raised: day <= asOf ? raised[day] ?? 0 : nil,
                expected: Self.expected(on: day, run, rule, like))
        }
    }

    /// The days of its points: the eve of the run, the ends of its days, weeks, months or quarters, its last
    /// day, and, where they are in the run, the day itself and the one a year before.
    public static func days(of run: CampaignRun, asOf: CalendarDate) -> [CalendarDate] {
        let eve = run.starts.adding(days: -1)
        var days: Set<CalendarDate> = [eve, run.ends]
        switch run.length {
        case ...45: days.formUnion((0..<run.length).map { run.starts.adding(days: $0) })
        case ...200:
            days.formUnion(stride(from: 6, to: run.length, by: 7).map { run.starts.adding(days: $0) })
        default:
            let step = run.length > 2200 ? 3 : 1
            var month = run.starts.startOfMonth.adding(months: step)
            while month <= run.ends {
                days.insert(month.adding(days: -1))
                month = month.adding(months: step)
            }
        }
        days.formUnion([asOf, asOf.adding(months: -12)].filter { $0 >= run.starts && $0 <= run.ends })
        return days.sorted()
    }

    /// On the day itself, or the last of the run when that has passed; nil before it begins.
    public var present: Point? { asOf < run.starts ? nil : point(min(asOf, run.ends)) }

    /// On the day a year before; nil when the campaign had not begun, and when it has ended.
    public var yearBefore: Point? {
        let day = asOf.adding(months: -12)
        return day >= run.starts && asOf <= run.ends ? point(day) : nil
    }

    /// What came in a day, floored: in the last twelve months, or since the first day of a younger campaign.
    ///
    /// Nil before the campaign begins and after it has ended.
    public var perDay: (minorUnits: Int64, since: CalendarDate)? {
        guard asOf >= run.starts, asOf <= run.ends, let now = present?.raised,
            let first = yearBefore ?? points.first, let then = first.raised,
            let came = try? Checked.subtract(now, then)
        else { return nil }
        let days = Int64(first.day.days(until: asOf))
        guard days > 0 else { return nil }
        return (came >= 0 ? came / days : (came - days + 1) / days, first.day)
    }

    private func point(_ day: CalendarDate) -> Point? { points.first { $0.day == day } }

    private static func expected(
        on day: CalendarDate, _ run: CampaignRun, _ rule: PaceRule, _ like: (CalendarDate) -> PaceShare?
    ) -> Int64? {
        guard let goal = run.goal, goal > 0 else { return nil }
        guard day >= run.starts else { return 0 }
        return Pace.evaluate(
            rule: rule, goal: goal, starts: run.starts, ends: run.ends, asOf: day, raised: 0
        ) { _, _ in like(day) }.expected
    }
}
