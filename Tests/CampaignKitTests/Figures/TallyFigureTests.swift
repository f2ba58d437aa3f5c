import CampaignKit
import Testing

/// Figures, rows and rules by name.
@Suite("Figures of a tally by name")
struct TallyFigureTests {
    /// A tally whose every field holds another number.
    private var numbered: Tally {
        var tally = Tally()
        for (index, field) in Tally.fields.enumerated() { tally[keyPath: field] = Int64(index + 1) * 10 }
        return tally
    }

    @Test("every figure is another one")
    func distinct() {
        let values = TallyFigure.allCases.map { $0.value(in: numbered) }
        #expect(Set(values).count == TallyFigure.allCases.count)
        #expect(!values.contains(0))
    }

    @Test("excluded is what governments gave and what is outside the period")
    func excluded() {
        #expect(
            TallyFigure.excluded.value(in: numbered)
                == numbered.excludedGovernment + numbered.excludedGovernmentConditional
                + numbered.excludedGovernmentAdvance + numbered.excludedGovernmentDueBack
                + numbered.excludedOutsidePeriod)
    }

    @Test("what has no schedule is overdue once its campaign has ended")
    func overdue() {
        #expect(TallyFigure.overdue.value(in: numbered) == numbered.overdue)
        #expect(
            TallyFigure.overdue.value(in: numbered, ended: true) == numbered.overdue + numbered.unscheduled)
        for figure in TallyFigure.allCases where figure != .overdue {
            #expect(figure.value(in: numbered, ended: true) == figure.value(in: numbered))
        }
    }

    @Test("money, counts and people")
    func kinds() {
        let counts: Set<TallyFigure> = [.gifts, .commitments, .donors, .firstTimeDonors]
        for figure in TallyFigure.allCases {
            #expect(figure.isMoney == !counts.contains(figure))
            #expect(!(figure.isMoney && figure.isDonors))
        }
    }

    @Test("what a row would have added, were it let in")
    func candidates() {
        let figures = CommitmentFigures(raised: 5, received: 3, outstanding: 2, gifts: 7, commitments: 1)
        #expect(TallyFigure.raised.candidate(figures) == 5)
        #expect(TallyFigure.received.candidate(figures) == 3)
        #expect(TallyFigure.outstanding.candidate(figures) == 2)
        #expect(TallyFigure.gifts.candidate(figures) == 7)
        #expect(TallyFigure.commitments.candidate(figures) == 1)
        #expect(TallyFigure.conditional.candidate(figures) == nil)
    }

    @Test("a side line's classes are those that a policy may take into raised")
    func classes() {
        let generous = CountingPolicy(
            inKind: .include, revocable: .include, government: .include, exchange: .include)
        for figure in TallyFigure.allCases {
            for countClass in figure.classes {
                #expect(countClass.isCounted(under: generous))
                #expect(!countClass.isCounted(under: CountingPolicy()))
            }
        }
    }

    private let place = Designation(
        campaign: "a", appeal: "letter", project: "floor", line: "tools", unit: "lab", keycode: "K1")

    @Test("a row holds the money of its places")
    func scopes() {
        let holding: [FigureScope] = [
            .total, .campaigns(["a"]), .campaigns(["b", "a"]), .appeal("letter", campaign: "a"),
            .project("floor", campaign: "a"), .unit("lab", project: "floor", campaign: "a"),
        ]
        #expect(holding.allSatisfy { $0.holds(place) })
        let others: [FigureScope] = [
            .campaigns(["b"]), .campaigns([""]), .campaigns([]), .appeal("letter", campaign: "b"),
            .appeal("mail", campaign: "a"), .project("floor", campaign: "b"),
            .project("roof", campaign: "a"), .unit("lab", project: "roof", campaign: "a"),
            .unit("chair", project: "floor", campaign: "a"), .unit("lab", project: "floor", campaign: "b"),
        ]
        #expect(!others.contains { $0.holds(place) })
        #expect(FigureScope.campaigns([""]).holds(Designation(campaign: "")))
    }

    @Test("rules are words of the contract, in a fixed order")
    func rules() {
        let names = ExclusionReason.allCases.map(\.rawValue)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
        #expect(ExclusionReason.allCases.reversed().sorted() == ExclusionReason.allCases)
    }
}
