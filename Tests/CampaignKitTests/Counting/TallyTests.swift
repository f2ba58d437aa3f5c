import CampaignKit
import Testing

@Suite("A tally: classes and a policy make figures")
struct TallyTests {
    /// Every combination of the choices that decide what is counted.
    static let policies: [CountingPolicy] = {
        let choices = CountingPolicy.Choice.allCases
        var all: [CountingPolicy] = []
        for inKind in choices {
            for government in choices {
                for exchange in choices {
                    for outside in choices {
                        for revocable in CountingPolicy.Revocable.allCases {
                            all.append(
                                CountingPolicy(
                                    inKind: inKind, revocable: revocable, outsidePeriod: outside,
                                    government: government, exchange: exchange))
                        }
                    }
                }
            }
        }
        return all
    }()

    private static let figures = CommitmentFigures(
        raised: 700, received: 300, outstanding: 400, gifts: 3, commitments: 2)

    /// The choices that all have to be `include` for a class to count; nil for a class that never counts.
    private func needed(_ countClass: CountClass, _ policy: CountingPolicy) -> [Bool]? {
        switch countClass {
        case .ordinary: []
        case .inKind: [policy.inKind == .include]
        case .government: [policy.government == .include]
        case .governmentInKind: [policy.inKind == .include, policy.government == .include]
        case .exchange: [policy.exchange == .include]
        case .revocable: [policy.revocable == .include]
        case .governmentExchange: [policy.exchange == .include, policy.government == .include]
        case .governmentRevocable: [policy.revocable == .include, policy.government == .include]
        case .conditional, .matchExpected, .writtenOff, .overdue, .unscheduled, .governmentOverdue,
            .governmentUnscheduled, .governmentConditional, .advance, .governmentAdvance, .dueBack,
            .governmentDueBack, .settledDifference, .governmentSettledDifference, .refundDifference,
            .governmentRefundDifference, .pipeline, .governmentPipeline, .pipelineAsked,
            .governmentPipelineAsked:
            nil
        }
    }

    /// The only figure that is not zero when a class is not counted.
    private func line(_ countClass: CountClass, of tally: Tally) -> Int64 {
        switch countClass {
        case .ordinary: tally.raised
        case .inKind, .governmentInKind: tally.inKind
        case .government: tally.excludedGovernment
        case .exchange, .governmentExchange: tally.exchange
        case .conditional: tally.conditional
        case .governmentConditional: tally.conditional + tally.excludedGovernmentConditional
        case .advance: tally.advance
        case .governmentAdvance: tally.advance + tally.excludedGovernmentAdvance
        case .dueBack: tally.dueBack
        case .governmentDueBack: tally.dueBack + tally.excludedGovernmentDueBack
        case .settledDifference, .governmentSettledDifference: tally.settledDifference
        case .refundDifference, .governmentRefundDifference: tally.refundDifference
        case .revocable, .governmentRevocable: tally.revocable
        case .matchExpected: tally.matchExpected
        case .writtenOff: tally.writtenOff
        case .overdue, .governmentOverdue: tally.overdue
        case .unscheduled, .governmentUnscheduled: tally.unscheduled
        case .pipeline, .governmentPipeline: tally.pipeline + tally.excludedGovernmentPipeline
        case .pipelineAsked, .governmentPipelineAsked: tally.pipelineAsked
        }
    }

    private func values(_ tally: Tally) -> [Int64] { Tally.fields.map { tally[keyPath: $0] } }

    @Test("32 policies", arguments: CountClass.allCases.filter { !$0.isPipeline })
    func inside(countClass: CountClass) throws {
        #expect(Set(Self.policies).count == 32)
        for policy in Self.policies {
            var tally = Tally()
            try tally.add(Self.figures, of: countClass, under: policy, outside: false)
            let counts = needed(countClass, policy)?.allSatisfy { $0 } ?? false
            #expect(countClass.isCounted(under: policy) == counts, "\(countClass) \(policy.summary)")
            #expect(Tally.counts(countClass, under: policy, outside: false) == counts)
            if counts {
                var expected = Tally()
                (expected.raised, expected.received, expected.outstanding) = (700, 300, 400)
                (expected.gifts, expected.commitments) = (3, 2)
                #expect(tally == expected, "\(countClass) \(policy.summary)")
            } else if countClass.isMemo, countClass.isGovernment, policy.government == .exclude {
                // What an excluded government owes is not part of this outstanding.
                #expect(tally == Tally(), "\(countClass) \(policy.summary)")
            } else {
                #expect(line(countClass, of: tally) == 700, "\(countClass) \(policy.summary)")
                #expect(values(tally).filter { $0 != 0 } == [700], "\(countClass) \(policy.summary)")
            }
            #expect(tally.isConsistent)
        }
    }

    @Test("outside the period", arguments: CountClass.allCases.filter { !$0.isPipeline })
    func outside(countClass: CountClass) throws {
        for policy in Self.policies {
            var tally = Tally()
            try tally.add(Self.figures, of: countClass, under: policy, outside: true)
            if policy.outsidePeriod == .include {
                var within = Tally()
                try within.add(Self.figures, of: countClass, under: policy, outside: false)
                #expect(tally == within, "\(countClass) \(policy.summary)")
            } else if countClass.isMemo {
                #expect(tally == Tally(), "\(countClass) \(policy.summary)")
                #expect(!Tally.counts(countClass, under: policy, outside: true))
            } else {
                #expect(tally.excludedOutsidePeriod == 700, "\(countClass) \(policy.summary)")
                #expect(tally.excluded == 700)
                #expect(values(tally).filter { $0 != 0 } == [700], "\(countClass) \(policy.summary)")
                #expect(!Tally.counts(countClass, under: policy, outside: true))
            }
        }
    }

    @Test(
        "an application is beside raised, with its count, whatever the period",
        arguments: CountClass.allCases.filter(\.isPipeline))
    func application(countClass: CountClass) throws {
        let isAsked = countClass == .pipelineAsked || countClass == .governmentPipelineAsked
        for policy in Self.policies {
            #expect(!countClass.isCounted(under: policy))
            let isLeftOut = countClass.isGovernment && policy.government == .exclude
            var expected = Tally()
            switch (isAsked, isLeftOut) {
            case (true, true): break
            case (true, false): (expected.pipelineAsked, expected.applications) = (700, 2)
            case (false, true): expected.excludedGovernmentPipeline = 700
            case (false, false): (expected.pipeline, expected.applicationsWithoutAmount) = (700, 2)
            }
            for outside in [false, true] {
                var tally = Tally()
                try tally.add(Self.figures, of: countClass, under: policy, outside: outside)
                #expect(tally == expected, "\(countClass) \(policy.summary)")
                #expect(tally.excluded == 0 && tally.isConsistent)
            }
        }
    }

    @Test("the default policy counts ordinary money alone")
    func defaults() {
        #expect(CountClass.allCases.filter { $0.isCounted(under: CountingPolicy()) } == [.ordinary])
        #expect(CountingPolicy().summary == "default")
    }

    @Test("excluded is what the two policies leave out")
    func excluded() throws {
        var tally = Tally()
        var policy = CountingPolicy()
        policy.outsidePeriod = .exclude
        try tally.add(Self.figures, of: .government, under: policy, outside: false)
        try tally.add(Self.figures, of: .ordinary, under: policy, outside: true)
        #expect(tally.excludedGovernment == 700)
        #expect(tally.excludedOutsidePeriod == 700)
        #expect(tally.excluded == 1400)
        #expect(tally.raised == 0)
    }

    @Test("what was added can be taken out again", arguments: CountClass.allCases)
    func negative(countClass: CountClass) throws {
        let turned = CommitmentFigures().subtracting(Self.figures)
        for policy in Self.policies {
            for outside in [false, true] {
                var tally = Tally()
                try tally.add(Self.figures, of: countClass, under: policy, outside: outside)
                try tally.add(turned, of: countClass, under: policy, outside: outside)
                #expect(tally == Tally(), "\(countClass) \(policy.summary)")
            }
        }
    }

    @Test("a dinner of 100 worth 40 counts 60, or 100 when purchases are included")
    func dinner() throws {
        let steps = try Story.gift(100, on: "2026-01-10", exchange: 40).commitment.steps()
        for (choice, raised) in [(CountingPolicy.Choice.exclude, Int64(60)), (.include, 100)] {
            var tally = Tally()
            for (key, figures) in steps {
                let policy = CountingPolicy(exchange: choice)
                try tally.add(figures, of: key.countClass, under: policy, outside: false)
            }
            #expect(tally.raised == raised)
            #expect(tally.received == raised)
            #expect(tally.exchange == 100 - raised)
            #expect(tally.gifts == 1)
        }
    }

    @Test("field by field")
    func adding() throws {
        var left = Tally()
        var right = Tally()
        for (index, field) in Tally.fields.enumerated() {
            left[keyPath: field] = Int64(index + 1)
            right[keyPath: field] = Int64(100 * (index + 1))
        }
        let sum = try left.adding(right)
        #expect(values(sum) == (1...Tally.fields.count).map { Int64(101 * $0) })
        #expect(try left.adding(Tally()) == left)
        #expect(try right.adding(left) == sum)
    }

    @Test("an overflow of any figure is an error", arguments: Tally.fields.indices)
    func overflow(index: Int) {
        var large = Tally()
        large[keyPath: Tally.fields[index]] = .max
        var one = Tally()
        one[keyPath: Tally.fields[index]] = 1
        #expect(throws: MoneyError.overflow) { try large.adding(one) }
    }

    @Test("adding figures that do not fit is an error")
    func addOverflow() {
        let large = CommitmentFigures(raised: .max, received: .max)
        for countClass in [CountClass.ordinary, .exchange, .inKind, .conditional] {
            #expect(throws: MoneyError.overflow) {
                var tally = Tally()
                try tally.add(large, of: countClass, under: CountingPolicy(), outside: false)
                try tally.add(large, of: countClass, under: CountingPolicy(), outside: false)
            }
        }
    }

    @Test("an inconsistent tally says so")
    func consistency() {
        var tally = Tally()
        #expect(tally.isConsistent)
        tally.raised = 5
        #expect(!tally.isConsistent)
        tally.outstanding = 2
        tally.received = 3
        #expect(tally.isConsistent)
    }
}
