public import CampaignKit

/// Which figure to take apart: of which row, on which day, as known after which batch.
public struct FigureQuery: Sendable {
    public var figure: TallyFigure
    public var scope: FigureScope
    public var plan: Plan
    public var asOf: CalendarDate
    /// The last batch that counts.
    public var knownOn: Int64

    public init(figure: TallyFigure, scope: FigureScope, plan: Plan, asOf: CalendarDate, knownOn: Int64) {
        self.figure = figure
        self.scope = scope
        self.plan = plan
        self.asOf = asOf
        self.knownOn = knownOn
    }
}

/// A posted row's part of a figure, or what it would have been and why it is not.
public struct ExplainedPart: Sendable, Equatable {
    /// The row's number; a donor's for figures that count donors, 0 for rows that name none.
    public var id: Int64
    /// Signed minor units or a count; of a donor their raised.
    public var part: Int64
    /// Nil for what is in the figure.
    public var rule: ExclusionReason?
    /// Whether nothing that staff may see makes this donor one of the row: then no one may be named.
    public var isHidden: Bool

    public init(id: Int64, part: Int64, rule: ExclusionReason? = nil, isHidden: Bool = false) {
        self.id = id
        self.part = part
        self.rule = rule
        self.isHidden = isHidden
    }
}

/// Counts changes of commitments into the tally of one row, by the same rules as `status`.
struct PartCounter {
    let places: ScopePlaces
    let structure: CountingStructure
    /// Campaigns that ended before the day: promises to them without a schedule are due.
    let ended: Set<String>
    let figure: TallyFigure

    /// A change of one commitment at a place; several places for counts of a gift that is split over them.
    struct Change {
        var places: [Int64]
        var countClass: CountClass
        var figures: CommitmentFigures
    }

    /// What changes add to the figure, and what a policy keeps out of it.
    struct Counted {
        /// The row's whole tally.
        var tally = Tally()
        var value: Int64 = 0
        /// What would be in the figure under another policy, by the line that it is on.
        var aside = Tally()
        /// What is on no side line because it is in raised.
        var taken: Int64 = 0
    }

    func count(_ changes: [Change], origin: CalendarDate) throws(MoneyError) -> Counted {
        var counted = Counted()
        for change in changes {
            guard let (campaign, rule, outside) = counting(change, origin) else { continue }
            var tally = Tally()
            try tally.add(change.figures, of: change.countClass, under: rule.policy, outside: outside)
            counted.value = try Checked.add(
                counted.value, figure.value(in: tally, ended: ended.contains(campaign)))
            counted.tally = changes.count == 1 ? tally : try counted.tally.adding(tally)
            if Tally.counts(change.countClass, under: rule.policy, outside: outside) {
                guard figure.classes.contains(change.countClass) else { continue }
                counted.taken = try Checked.add(counted.taken, change.figures.raised)
            } else if !change.countClass.isMemo, let candidate = figure.candidate(change.figures) {
                try counted.aside.add(
                    CommitmentFigures(raised: candidate), of: change.countClass, under: rule.policy,
                    outside: outside)
            }
        }
        return counted
    }

    /// How a change is counted here: counts over several places once, where any of them counts.
    private func counting(
        _ change: Change, _ origin: CalendarDate
    ) -> (campaign: String, rule: CountingStructure.Rule, outside: Bool)? {
        var first: (campaign: String, rule: CountingStructure.Rule, outside: Bool)?
        for place in change.places {
            guard let campaign = places.campaign(of: place) else { continue }
            let rule = structure.rule(ofCampaign: campaign)
            let found = (campaign, rule, rule.isOutside(origin))
            if Tally.counts(change.countClass, under: rule.policy, outside: found.2) { return found }
            if first == nil { first = found }
        }
        return first
    }
}

extension PartCounter.Counted {
    /// The lines that a policy keeps out of the figure, with their amounts.
    var linesAside: [(ExclusionReason, Int64)] {
        [
            (.inKind, aside.inKind), (.government, aside.excluded &- aside.excludedOutsidePeriod),
            (.outsidePeriod, aside.excludedOutsidePeriod), (.conditional, aside.conditional),
            (.advance, aside.advance), (.dueBack, aside.dueBack), (.fxDifference, aside.refundDifference),
            (.revocable, aside.revocable), (.matchExpected, aside.matchExpected),
            (.exchange, aside.exchange), (.counted, taken),
        ]
    }
}
