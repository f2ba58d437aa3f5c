import CampaignKit
import TestSupport
import Testing

/// Installments of a pledge on a day: `rules.md §3`, aging.
@Suite("Pledges: what is due")
struct PledgeStandingTests {
    private static let start = CalendarDate(dayNumber: 20_000)

    private func day(_ offset: Int) -> CalendarDate { Self.start.adding(days: offset) }

    private func event(_ entry: Int64, _ offset: Int, _ measure: EffectKind, _ effect: Int64)
        -> Commitment.Event
    {
        Commitment.Event(
            entry: entry, payment: measure == .paid ? entry : 0, day: day(offset), measure: measure,
            effect: effect)
    }

    private func pledge(
        _ amount: Int64, due: [(Int, Int64)], _ events: [Commitment.Event] = [], shares: [Int64]? = nil
    ) -> Commitment {
        Commitment(
            kind: .pledge, baseClass: .ordinary, origin: day(0), shares: shares ?? [amount],
            installments: due.map { Installment(due: day($0.0), minorUnits: $0.1) },
            events: [event(1, 0, .committed, amount)] + events)
    }

    private func open(_ standing: PledgeStanding) -> [Int64] { standing.installments.map(\.open) }

    @Test func nothingPaid() throws {
        let standing = try pledge(300, due: [(10, 100), (20, 100), (30, 100)]).standing(on: day(20))
        #expect(open(standing) == [100, 100, 100])
        #expect(standing.outstanding == 300 && standing.nextDue == day(10))
        #expect(standing.overdue(on: day(20)) == 100)
        #expect(standing.overdue(on: day(21)) == 200)
        #expect(standing.overdue(on: day(10)) == 0)
    }

    @Test func paymentsSettleTheOldestFirst() throws {
        let paid = pledge(300, due: [(30, 100), (10, 100), (20, 100)], [event(2, 5, .paid, 150)])
        let standing = try paid.standing(on: day(40))
        #expect(standing.installments.map(\.due) == [day(10), day(20), day(30)])
        #expect(standing.installments.map(\.paid) == [100, 50, 0])
        #expect(standing.overdue(on: day(40)) == 150)
        #expect(standing.nextDue == day(20))
        #expect(try paid.standing(on: day(4)).paid == 0)
    }

    @Test func writeOffsCutTheLatestFirst() throws {
        let cut = pledge(300, due: [(10, 100), (20, 100), (30, 100)], [event(2, 5, .writtenOff, 150)])
        let standing = try cut.standing(on: day(5))
        #expect(standing.installments.map(\.cut) == [0, 50, 100])
        #expect(standing.committed == 150 && standing.writtenOff == 150 && standing.promised == 300)
        #expect(standing.overdue(on: day(99)) == 150)
    }

    @Test func aRaiseIsDueWithTheLast() throws {
        let raised = pledge(200, due: [(10, 100), (20, 100)], [event(2, 5, .committed, 50)])
        #expect(try raised.standing(on: day(5)).installments.map(\.scheduled) == [100, 150])
        #expect(try raised.standing(on: day(4)).installments.map(\.scheduled) == [100, 100])
    }

    /// A raise after the last installment's day is not late on the day on which it is made.
    @Test func aRaiseAfterTheLastIsDueWhenTheCampaignEnds() throws {
        let late = pledge(200, due: [(10, 100), (20, 100)], [event(2, 25, .committed, 50)])
        let never = try late.standing(on: day(99))
        #expect(never.installments.map(\.due) == [day(10), day(20), nil])
        #expect(never.installments.map(\.scheduled) == [100, 100, 50])
        #expect(never.overdue(on: day(99)) == 200 && never.nextDue == day(10))
        let ended = try late.standing(on: day(99), dueWithoutSchedule: [day(50)])
        #expect(ended.overdue(on: day(50)) == 200 && ended.overdue(on: day(51)) == 250)
        #expect(try late.standing(on: day(24)).installments.map(\.scheduled) == [100, 100])
        // On the last day itself it still is ahead.
        let onTheDay = pledge(200, due: [(10, 100), (20, 100)], [event(2, 20, .committed, 50)])
        #expect(try onTheDay.standing(on: day(20)).installments.map(\.scheduled) == [100, 150])
    }

    /// An earlier cut took the latest installment; the raise after that is a promise of its own.
    @Test func aRaiseDoesNotFillWhatWasCut() throws {
        let events = [event(2, 5, .committed, -100), event(3, 25, .committed, 100)]
        let standing = try pledge(200, due: [(10, 100), (20, 100)], events).standing(on: day(25))
        #expect(standing.installments.map(\.cut) == [0, 100, 0])
        #expect(open(standing) == [100, 0, 100])
        #expect(standing.overdue(on: day(99)) == 100)
    }

    @Test func aRaiseAndAWriteOffAreBothShown() throws {
        let events = [event(2, 5, .committed, 500), event(3, 6, .writtenOff, 600)]
        let standing = try pledge(900, due: [(10, 300), (20, 300), (30, 300)], events).standing(on: day(6))
        #expect(standing.installments.map(\.scheduled) == [300, 300, 800])
        #expect(standing.installments.map(\.cut) == [0, 0, 600])
        #expect(open(standing) == [300, 300, 200])
        let late = [event(2, 40, .committed, 500), event(3, 41, .writtenOff, 600)]
        let after = try pledge(900, due: [(10, 300), (20, 300), (30, 300)], late).standing(on: day(41))
        #expect(after.installments.map(\.scheduled) == [300, 300, 300, 500])
        #expect(after.installments.map(\.cut) == [0, 0, 100, 500])
    }

    /// A void acts on the day of the raise that it reverses, and leaves no trace of it.
    @Test func aVoidedRaiseIsGone() throws {
        let void = Commitment.Event(entry: 3, day: day(25), measure: .committed, effect: -50, corrects: 2)
        let again = Commitment.Event(entry: 4, day: day(25), measure: .committed, effect: 50, corrects: 3)
        let raised = event(2, 25, .committed, 50)
        let gone = try pledge(200, due: [(10, 200)], [raised, void]).standing(on: day(30))
        #expect(gone.installments.map(\.scheduled) == [200] && gone.promised == 200)
        let back = try pledge(200, due: [(10, 200)], [raised, void, again]).standing(on: day(30))
        #expect(back.installments.map(\.scheduled) == [200, 50])
    }

    @Test func ofAConditionOnlyWhatWasMetIsOwed() throws {
        var promise = pledge(
            300, due: [(10, 150), (20, 150)], [event(2, 5, .met, 200), event(3, 7, .writtenOff, 50)])
        promise.kind = .conditional
        let met = try promise.standing(on: day(6))
        #expect(met.committed == 200 && met.conditional == 100 && met.outstanding == 200)
        #expect(met.installments.map(\.conditional) == [0, 100] && open(met) == [150, 50])
        let given = try promise.standing(on: day(7))
        #expect(given.committed == 150 && given.conditional == 100 && open(given) == [150, 0])
        #expect(given.installments.map(\.cut) == [0, 50])
        #expect(try promise.standing(on: day(4)).overdue(on: day(99)) == 0)
    }

    /// Each split waits for its own campaign: what is paid is paid on each.
    @Test func aSplitWithoutAScheduleIsDueSplitBySplit() throws {
        let split = pledge(100, due: [], [event(2, 5, .paid, 50)], shares: [60, 40])
        let standing = try split.standing(on: day(99), dueWithoutSchedule: [nil, day(50)])
        #expect(open(standing) == [20, 30] && standing.overdue(on: day(51)) == 20)
    }

    @Test func moreThanThePledgeIsExcess() throws {
        let over = pledge(100, due: [(10, 100)], [event(2, 5, .paid, 130)])
        let standing = try over.standing(on: day(99))
        #expect(standing.outstanding == 0 && standing.excess == 30 && standing.nextDue == nil)
        #expect(open(standing) == [0])
    }

    @Test func aRefundOpensTheLatestPaidAgain() throws {
        let events = [
            event(2, 5, .paid, 200),
            Commitment.Event(entry: 3, payment: 2, day: day(8), measure: .paid, effect: -150),
        ]
        let standing = try pledge(300, due: [(10, 100), (20, 100), (30, 100)], events).standing(on: day(9))
        #expect(standing.installments.map(\.paid) == [50, 0, 0])
    }

    @Test func withoutAScheduleItIsDueWhenItsCampaignEnds() throws {
        let plain = pledge(100, due: [], [event(2, 5, .paid, 30)])
        let never = try plain.standing(on: day(99))
        #expect(never.installments.map(\.due) == [nil] && never.overdue(on: day(9_999)) == 0)
        let ended = try plain.standing(on: day(99), dueWithoutSchedule: [day(50)])
        #expect(ended.overdue(on: day(50)) == 0 && ended.overdue(on: day(51)) == 70)
        let split = pledge(100, due: [], shares: [60, 40])
        let both = try split.standing(on: day(99), dueWithoutSchedule: [nil, day(50)])
        #expect(both.installments.map(\.due) == [day(50), nil])
        #expect(open(both) == [40, 60])
    }

    /// What was posted later is not known yet.
    @Test func asItWasKnown() throws {
        let paid = pledge(300, due: [(10, 300)], [event(2, 5, .paid, 100), event(3, 5, .paid, 50)])
        #expect(try paid.standing(on: day(9), through: 2).paid == 100)
        #expect(try paid.standing(on: day(9), through: 1).paid == 0)
        #expect(try paid.standing(on: day(9)).paid == 150)
    }

    @Test(arguments: [
        (0, AgeingBucket.current), (-5, .current), (1, .to30), (30, .to30), (31, .to60), (60, .to60),
        (61, .to90), (90, .to90), (91, .to120), (120, .to120), (121, .over120), (9_999, .over120),
    ])
    func buckets(late: Int, bucket: AgeingBucket) {
        #expect(AgeingBucket(due: day(0), on: day(late)) == bucket)
        #expect(AgeingBucket(due: nil, on: day(late)) == .current)
    }

    /// Every installment's parts sum to it, all of them to the pledge; nothing is below zero.
    @Test(arguments: Seeds.forRun(count: 20))
    func sumsHold(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let due = (0..<Int.random(in: 1...8, using: &random)).map { _ in
            (Int.random(in: 0...400, using: &random), Int64.random(in: 1...500, using: &random))
        }
        let amount = due.reduce(0) { $0 + $1.1 }
        var (committed, events) = (amount, [Commitment.Event]())
        for entry in 2..<12 {
            let offset = Int.random(in: 1...400, using: &random)
            let part = Int64.random(in: 1...200, using: &random)
            switch Int.random(in: 0...3, using: &random) {
            case 0 where committed >= part:
                events.append(event(Int64(entry), offset, .writtenOff, part))
                committed -= part
            case 1: events.append(event(Int64(entry), offset, .committed, part))
            default: events.append(event(Int64(entry), offset, .paid, part))
            }
        }
        let whole = pledge(amount, due: due, events)
        for offset in stride(from: 0, through: 420, by: 15) {
            let standing = try whole.standing(on: day(offset))
            let parts = standing.installments
            #expect(parts.allSatisfy { $0.open >= 0 && $0.cut >= 0 && $0.paid >= 0 }, "seed \(seed)")
            #expect(parts.reduce(0) { $0 + $1.open } == standing.outstanding, "seed \(seed) day \(offset)")
            #expect(
                parts.reduce(0) { $0 + $1.scheduled - $1.cut } == standing.committed, "seed \(seed) \(offset)"
            )
            // What a status calls overdue is the same.
            let steps = try whole.steps().filter {
                $0.key.countClass == .overdue && $0.key.day <= day(offset)
            }
            let overdue = steps.values.reduce(0) { $0 + $1.raised }
            #expect(standing.overdue(on: day(offset)) == overdue, "seed \(seed) day \(offset)")
        }
    }
}
