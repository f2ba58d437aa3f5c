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

/// One figure of two campaigns, and how far the second is from the first.
public struct ComparisonLine: Sendable, Equatable {
    public enum Figure: String, Sendable, CaseIterable {
        case raised, received, outstanding, gifts, donors
        case firstTimeDonors = "first_time_donors"
        case averageGift = "average_gift"
        case shareOfGoal = "share_of_goal"
        case shareOfResult = "share_of_result"
        case result

        public var kind: FigureValue.Kind {
            switch self {
            case .gifts, .donors, .firstTimeDonors: .count
            case .shareOfGoal, .shareOfResult: .percent
            case .raised, .received, .outstanding, .averageGift, .result: .money
            }
        }
    }

    public let figure: Figure
    /// Minor units, a count, or tenths of a percent; nil where the figure does not exist.
    public let first: Int64?
    public let second: Int64?
    /// Second − first; for shares, tenths of a percentage point.
    public let difference: Int64?
    /// Difference ÷ first, floored; nil for shares and where the first is not above zero.
    public let change: Percent?

    init(_ figure: Figure, _ first: Int64?, _ second: Int64?) throws(MoneyError) {
        self.figure = figure
        self.first = first
        self.second = second
        guard let first, let second else {
            difference = nil
            change = nil
            return
        }
        let difference = try Checked.subtract(second, first)
        self.difference = difference
        change = figure.kind == .percent ? nil : Percent(difference, of: first)
    }
}

extension CampaignComparison {
    /// Every figure, in the order in which it is read.
    public func lines() throws(MoneyError) -> [ComparisonLine] {
        var lines: [ComparisonLine] = []
        for figure in ComparisonLine.Figure.allCases {
            lines.append(try ComparisonLine(figure, first.value(of: figure), second.value(of: figure)))
        }
        return lines
    }
}

extension CampaignComparison.Side {
    func value(of figure: ComparisonLine.Figure) -> Int64? {
        switch figure {
        case .raised: tally.raised
        case .received: tally.received
        case .outstanding: tally.outstanding
        case .gifts: tally.gifts
        case .donors: tally.donors
        case .firstTimeDonors: tally.firstTimeDonors
        case .averageGift: averageGift
        case .shareOfGoal: shareOfGoal?.tenths
        case .shareOfResult: shareOfResult?.tenths
        case .result: result?.raised
        }
    }
}
