import CampaignKit
import Testing

/// These numbers are in ledgers and in their hashes: a change here is a change of every ledger.
///
/// The other stored words are in `NamesTests`.
@Suite("Stored numbers of counting never change")
struct FrozenValuesTests {
    @Test("classes")
    func classes() {
        let frozen: [(CountClass, Int)] = [
            (.ordinary, 0), (.inKind, 1), (.government, 2), (.governmentInKind, 3), (.exchange, 4),
            (.conditional, 5), (.revocable, 6), (.matchExpected, 7), (.writtenOff, 8), (.overdue, 9),
            (.unscheduled, 10), (.governmentExchange, 11), (.governmentRevocable, 12),
            (.governmentOverdue, 13), (.governmentUnscheduled, 14),
            (.governmentConditional, 15), (.advance, 16), (.governmentAdvance, 17), (.dueBack, 18),
            (.governmentDueBack, 19), (.settledDifference, 20), (.governmentSettledDifference, 21),
            (.refundDifference, 22), (.governmentRefundDifference, 23), (.pipeline, 24),
            (.governmentPipeline, 25), (.pipelineAsked, 26), (.governmentPipelineAsked, 27),
        ]
        #expect(frozen.map(\.0) == CountClass.allCases)
        for (countClass, raw) in frozen {
            #expect(countClass.rawValue == raw)
            #expect(CountClass(rawValue: raw) == countClass)
        }
        #expect(CountClass(rawValue: 28) == nil)
        #expect(CountClass(rawValue: -1) == nil)
    }

    @Test("measures")
    func measures() {
        let frozen: [(EffectKind, Int)] = [
            (.committed, 1), (.paid, 2), (.writtenOff, 3), (.met, 4), (.moved, 5),
        ]
        #expect(frozen.map(\.0) == EffectKind.allCases)
        for (measure, raw) in frozen { #expect(measure.rawValue == raw) }
        #expect(EffectKind(rawValue: 0) == nil)
    }

    @Test("kinds of commitments")
    func kinds() {
        let frozen: [(Commitment.Kind, Int)] = [
            (.outright, 0), (.pledge, 1), (.conditional, 2), (.revocable, 3), (.matchExpected, 4),
        ]
        for (kind, raw) in frozen {
            #expect(kind.rawValue == raw)
            #expect(Commitment.Kind(rawValue: raw) == kind)
        }
        #expect(Commitment.Kind(rawValue: 5) == nil)
    }

    @Test("audiences")
    func audiences() {
        #expect(Audience.allCases == [.public, .board, .staff])
        #expect(Audience.allCases.map(\.rawValue) == [0, 1, 2])
    }

    @Test("the ordinal of a whole gift")
    func wholeGift() {
        #expect(CommitmentDelta.wholeGift == -1)
    }

    @Test("the figures of a tally keep their order: they are the columns of node_now")
    func tallyFields() {
        #expect(Tally.fields.count == 29)
        var tally = Tally()
        for (index, field) in Tally.fields.enumerated() { tally[keyPath: field] = Int64(index + 1) }
        let inOrder: [Int64] = [
            tally.raised, tally.received, tally.outstanding, tally.commitments, tally.gifts, tally.donors,
            tally.firstTimeDonors, tally.conditional, tally.advance, tally.dueBack, tally.revocable,
            tally.inKind, tally.matchExpected, tally.exchange, tally.excludedGovernment,
            tally.excludedGovernmentConditional, tally.excludedGovernmentAdvance,
            tally.excludedGovernmentDueBack, tally.excludedOutsidePeriod, tally.writtenOff,
            tally.settledDifference, tally.refundDifference,
            tally.pipeline, tally.pipelineAsked, tally.applications, tally.applicationsWithoutAmount,
            tally.excludedGovernmentPipeline, tally.overdue,
            tally.unscheduled,
        ]
        #expect(inOrder == Array(1...29))
    }

    @Test("what a gift's class is before its purchase part")
    func base() {
        #expect(CountClass.base(inKind: false, government: false) == .ordinary)
        #expect(CountClass.base(inKind: true, government: false) == .inKind)
        #expect(CountClass.base(inKind: false, government: true) == .government)
        #expect(CountClass.base(inKind: true, government: true) == .governmentInKind)
    }

    @Test("memo lines repeat money of another class")
    func memo() {
        #expect(
            CountClass.allCases.filter(\.isMemo)
                == [
                    .writtenOff, .overdue, .unscheduled, .governmentOverdue, .governmentUnscheduled,
                    .settledDifference, .governmentSettledDifference,
                ])
    }
}
