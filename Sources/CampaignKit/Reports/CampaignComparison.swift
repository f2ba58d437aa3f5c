/// Two campaigns on the same day of their runs, the second measured against the first.
///
/// Amounts are minor units of the organization's currency.
public struct CampaignComparison: Sendable, Equatable {
    /// Which day of both runs is compared, and the date it was for each.
    public struct Days: Sendable, Equatable {
        /// Counted from 1, by the campaign that started later: no figure is after the day asked for.
        public let dayOfRun: Int
        public let first: CalendarDate
        public let second: CalendarDate

        /// Throws the id of the campaign that has not started by the day asked for.
        public init(
            first: CampaignRun, second: CampaignRun, asOf: CalendarDate
        ) throws(ComparisonError) {
            let later = first.starts > second.starts ? first : second
            guard asOf >= later.starts else { throw .notStarted(id: later.id, starts: later.starts) }
            let day = later.dayOfRun(on: asOf)
            dayOfRun = day
            self.first = first.date(ofDay: day)
            self.second = second.date(ofDay: day)
        }
    }

    /// One of the two.
    public struct Side: Sendable, Equatable {
        public let run: CampaignRun
        /// The end of this day is shown.
        public let day: CalendarDate
        public let tally: Tally
        /// At the end of its last day; nil while it runs.
        public let result: Tally?

        public init(run: CampaignRun, day: CalendarDate, tally: Tally, result: Tally?) {
            self.run = run
            self.day = day
            self.tally = tally
            self.result = result
        }

        /// Received ÷ gifts, floored; nil without gifts.
        public var averageGift: Int64? {
            tally.gifts > 0 ? try? Checked.scale(tally.received, by: 1, over: tally.gifts) : nil
        }

        public var shareOfGoal: Percent? { run.goal.flatMap { Percent(tally.raised, of: $0) } }

        /// What it had of its final result; nil while it runs.
        public var shareOfResult: Percent? { result.flatMap { Percent(tally.raised, of: $0.raised) } }
    }

    public let dayOfRun: Int
    public let first: Side
    public let second: Side

    public init(dayOfRun: Int, first: Side, second: Side) {
        self.dayOfRun = dayOfRun
        self.first = first
        self.second = second
    }
}

/// Why two campaigns cannot be compared.
public enum ComparisonError: Error, Equatable, Sendable {
    case notStarted(id: String, starts: CalendarDate)
}
