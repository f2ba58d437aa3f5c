import CampaignKit
import Testing

/// Moves of a commitment from one place to another: `rules.md §2`, reallocation.
@Suite("Steps: moves")
struct MoveTests {
    private static let first = CalendarDate(dayNumber: 20_000)

    private func day(_ offset: Int) -> CalendarDate { Self.first.adding(days: offset) }

    private func event(
        _ entry: Int64, _ offset: Int, _ measure: EffectKind, _ effect: Int64, payment: Int64 = 0,
        corrects: Int64 = 0
    ) -> Commitment.Event {
        Commitment.Event(
            entry: entry, payment: payment, day: day(offset), measure: measure, effect: effect,
            corrects: corrects)
    }

    /// A gift of some shares on day 0; the last share is 0, a place to move to.
    private func gift(_ shares: [Int64], _ events: [Commitment.Event] = []) -> Commitment {
        Commitment(
            kind: .outright, baseClass: .ordinary, origin: day(0), shares: shares + [0],
            events: [event(1, 0, .paid, shares.reduce(0, +), payment: 1)] + events,
            destinations: destinations(shares.count, events))
    }

    /// A move of effect 1 moves everything, any other moves so much.
    private func destinations(_ ordinal: Int, _ events: [Commitment.Event])
        -> [Int64: Commitment.Destination]
    {
        Dictionary(
            uniqueKeysWithValues: events.filter { $0.measure == .moved && $0.corrects == 0 }.map {
                (
                    $0.entry,
                    Commitment.Destination(ordinal: ordinal, minorUnits: $0.effect == 1 ? nil : $0.effect)
                )
            })
    }

    /// Raised by split at the end of a day.
    private func raised(_ commitment: Commitment, _ offset: Int) throws -> [Int64] {
        try figures(commitment, offset) { $0.raised }
    }

    private func figures(
        _ commitment: Commitment, _ offset: Int, _ field: (CommitmentFigures) -> Int64
    ) throws -> [Int64] {
        var sums = commitment.shares.map { _ in Int64(0) }
        for (key, figures) in try commitment.steps() where key.day <= day(offset) && key.ordinal >= 0 {
            sums[key.ordinal] += field(figures)
        }
        return sums
    }

    /// Gifts by the splits that hold them together.
    private func gifts(_ commitment: Commitment, _ offset: Int) throws -> [[Int]: Int64] {
        var counts: [[Int]: Int64] = [:]
        for (key, figures) in try commitment.steps() where key.day <= day(offset) {
            counts[key.ordinal < 0 ? key.group : [key.ordinal], default: 0] += figures.gifts
        }
        return counts.filter { $0.value != 0 }
    }

    @Test func allOfAGiftMovesOnItsDay() throws {
        let moved = gift([100], [event(2, 5, .moved, 1)])
        #expect(try raised(moved, 4) == [100, 0])
        #expect(try raised(moved, 5) == [0, 100])
        #expect(try gifts(moved, 4) == [[0]: 1])
        #expect(try gifts(moved, 5) == [[1]: 1])
    }

    @Test func aPartMovesAndTheGiftCountsOnceInBoth() throws {
        let moved = gift([100], [event(2, 5, .moved, 40)])
        #expect(try raised(moved, 5) == [60, 40])
        #expect(try gifts(moved, 4) == [[0]: 1])
        #expect(try gifts(moved, 5) == [[0, 1]: 1])
        #expect(try moved.presentShares() == [60, 40])
    }

    @Test func refundsFollow() throws {
        let events = [event(2, 5, .moved, 1), event(3, 8, .paid, -30, payment: 1)]
        #expect(try raised(gift([100], events), 8) == [0, 70])
        let parted = [event(2, 5, .moved, 40), event(3, 8, .paid, -50, payment: 1)]
        #expect(try raised(gift([100], parted), 8) == [30, 20])
    }

    /// What was refunded before is no longer there to move: the part is of what is left.
    @Test func aPartIsOfWhatIsLeft() throws {
        let events = [event(2, 3, .paid, -50, payment: 1), event(3, 5, .moved, 40)]
        #expect(try raised(gift([100], events), 4) == [50, 0])
        #expect(try raised(gift([100], events), 5) == [10, 40])
    }

    @Test func everyPartOfASplitGiftGivesItsShare() throws {
        let moved = gift([300, 300, 300], [event(2, 5, .moved, 100)])
        #expect(try raised(moved, 5) == [266, 267, 267, 100])
        #expect(try gifts(moved, 5) == [[0, 1, 2, 3]: 1])
        #expect(try gifts(moved, 4) == [[0, 1, 2]: 1])
    }

    /// A late refund dated before the move leaves less to move; the move takes what is there.
    @Test func aLateEarlierRefundLeavesLess() throws {
        let events = [event(2, 5, .moved, 80), event(3, 3, .paid, -50, payment: 1)]
        let late = gift([100], events)
        #expect(try raised(late, 3) == [50, 0])
        #expect(try raised(late, 5) == [0, 50])
        #expect(CommitmentLimits.violations(in: late, from: 3).isEmpty)
    }

    @Test func moreThanIsThereIsRefused() throws {
        let over = gift([100], [event(2, 5, .moved, 101)])
        #expect(CommitmentLimits.violations(in: over, from: 2) == [.movedAboveLeft(entry: 2)])
        #expect(CommitmentLimits.violations(in: over, from: 3).isEmpty)
        let twice = gift([100], [event(2, 5, .moved, 60), event(3, 6, .moved, 60)])
        #expect(CommitmentLimits.violations(in: twice, from: 2) == [.movedAboveLeft(entry: 3)])
        #expect(CommitmentLimits.violations(in: gift([100], [event(2, 5, .moved, 100)]), from: 2).isEmpty)
    }

    @Test func aVoidedMoveNeverWas() throws {
        let events = [event(2, 5, .moved, 1), event(3, 5, .moved, -1, corrects: 2)]
        #expect(try raised(gift([100], events), 9) == [100, 0])
        #expect(try gift([100], events).steps() == gift([100]).steps())
        let again = events + [event(4, 5, .moved, 1, corrects: 3)]
        #expect(try raised(gift([100], again), 9) == [0, 100])
        let twice = events + [event(4, 5, .moved, -1, corrects: 2)]
        #expect(CommitmentLimits.violations(in: gift([100], twice), from: 4) == [.takenTwice(entry: 4)])
    }

    @Test func aPledgeMovesWithWhatIsPaidOnIt() throws {
        let pledge = Commitment(
            kind: .pledge, baseClass: .ordinary, origin: day(0), shares: [1_000, 0],
            installments: [Installment(due: day(3), minorUnits: 1_000)],
            events: [
                event(1, 0, .committed, 1_000), event(2, 2, .paid, 400, payment: 2), event(3, 6, .moved, 500),
                event(4, 8, .paid, 300, payment: 4), event(5, 9, .writtenOff, 100),
            ], destinations: [3: Commitment.Destination(ordinal: 1, minorUnits: 500)])
        let ordinary = try pledge.steps().filter { $0.key.countClass == .ordinary && $0.key.ordinal >= 0 }
        func sum(_ ordinal: Int, _ offset: Int, _ field: (CommitmentFigures) -> Int64) -> Int64 {
            ordinary.filter { $0.key.ordinal == ordinal && $0.key.day <= day(offset) }.values
                .reduce(0) { $0 + field($1) }
        }
        #expect([sum(0, 6, \.raised), sum(1, 6, \.raised)] == [500, 500])
        #expect([sum(0, 6, \.received), sum(1, 6, \.received)] == [200, 200])
        #expect([sum(0, 8, \.received), sum(1, 8, \.received)] == [350, 350])
        #expect([sum(0, 9, \.raised), sum(1, 9, \.raised)] == [450, 450])
        #expect([sum(0, 9, \.outstanding), sum(1, 9, \.outstanding)] == [100, 100])
    }

    @Test(arguments: [Commitment.Kind.conditional, .revocable, .matchExpected])
    func sideLinesMoveToo(kind: Commitment.Kind) throws {
        let promise = Commitment(
            kind: kind, baseClass: .ordinary, origin: day(0), shares: [900, 0],
            events: [event(1, 0, .committed, 900), event(2, 4, .moved, 300)],
            destinations: [2: Commitment.Destination(ordinal: 1, minorUnits: 300)])
        #expect(try raised(promise, 3) == [900, 0])
        #expect(try raised(promise, 4) == [600, 300])
    }

    /// There and back again is as if nothing had happened, but between the two.
    @Test func thereAndBack() throws {
        var commitment = gift([100], [event(2, 5, .moved, 1), event(3, 7, .moved, 1)])
        commitment.destinations[3] = Commitment.Destination(ordinal: 0, minorUnits: nil)
        #expect(try raised(commitment, 6) == [0, 100])
        #expect(try raised(commitment, 7) == [100, 0])
        #expect(try gifts(commitment, 7) == [[0]: 1])
    }

    @Test func nothingIsLeftOfAVoidedGiftToMove() throws {
        let voided = gift(
            [100], [event(2, 0, .paid, -100, payment: 1, corrects: 1), event(3, 5, .moved, 1)])
        #expect(try raised(voided, 9) == [0, 0])
        #expect(CommitmentLimits.violations(in: voided, from: 3).isEmpty)
    }
}
