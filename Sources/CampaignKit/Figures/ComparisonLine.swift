/// One figure of two campaigns, and how far the second is from the first.
public struct ComparisonLine: Sendable, Equatable {
    public enum Figure: String, Sendable, CaseIterable {
        case raised, received, outstanding, gifts, donors
        case firstTimeDonors = "first_time_donors"
        case averageGift = "average_gift"
        case shareOfGoal = "share_of_goal"
        case shareOfResult = "share_of_result"
        case result

        public enum Kind: Sendable { case money, count, percent }

        public var kind: Kind {
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
