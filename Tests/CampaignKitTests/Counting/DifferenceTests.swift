import CampaignKit
import TestSupport
import Testing

@Suite("What a batch writes: new minus old")
struct DifferenceTests {
    private func adding(_ deltas: [CommitmentDelta], to old: Commitment.Steps) -> Commitment.Steps {
        var sum = old
        for delta in deltas { sum[delta.key] = (sum[delta.key] ?? CommitmentFigures()).adding(delta.figures) }
        return sum.filter { !$0.value.isZero }
    }

    @Test("old + difference = new", arguments: Seeds.forRun(count: 5))
    func roundTrip(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 11)
        for round in 0..<60 {
            let (old, new) = (try source.next().steps(), try source.next().steps())
            let deltas = Commitment.difference(new, old)
            #expect(adding(deltas, to: old) == new, "seed \(seed), round \(round)")
            #expect(deltas.allSatisfy { !$0.figures.isZero }, "seed \(seed), round \(round)")
            #expect(Set(deltas.map(\.key)).count == deltas.count, "seed \(seed), round \(round)")
        }
    }

    @Test("posting row by row sums to posting at once", arguments: Seeds.forRun(count: 5))
    func incremental(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 12)
        for round in 0..<60 {
            let commitment = source.next()
            var posted = commitment
            posted.events = []
            var ledger: Commitment.Steps = [:]
            for event in commitment.events {
                let before = try posted.steps()
                posted.events.append(event)
                ledger = adding(Commitment.difference(try posted.steps(), before), to: ledger)
            }
            #expect(ledger == (try commitment.steps()), "seed \(seed), round \(round): \(commitment)")
        }
    }

    @Test("ordered by day, split and class: the same bytes in every run", arguments: Seeds.forRun(count: 3))
    func ordered(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 13)
        for _ in 0..<100 {
            let deltas = Commitment.difference(try source.next().steps(), [:])
            let keys = deltas.map { [$0.key.day.dayNumber, $0.key.ordinal, $0.key.countClass.rawValue] }
            for (left, right) in zip(keys, keys.dropFirst()) {
                #expect(left.lexicographicallyPrecedes(right), "seed \(seed)")
            }
        }
    }

    @Test("nothing changed, nothing to write")
    func same() throws {
        let steps = try Story.gift(500, on: "2026-01-10").commitment.steps()
        #expect(Commitment.difference(steps, steps).isEmpty)
        #expect(Commitment.difference([:], [:]).isEmpty)
    }

    @Test("only the keys that differ")
    func onlyChanges() throws {
        var story = Story.pledge(1000, on: "2026-01-10")
        let old = try story.commitment.steps()
        story.pay(300, on: "2026-02-01")
        let deltas = Commitment.difference(try story.commitment.steps(), old)
        #expect(Set(deltas.map(\.key.day)) == [day("2026-02-01")])
        let ordinary = deltas.first { $0.key.countClass == .ordinary }
        #expect(ordinary?.figures == CommitmentFigures(received: 300, outstanding: -300, gifts: 1))
        let loose = deltas.first { $0.key.countClass == .unscheduled }
        #expect(loose?.figures == CommitmentFigures(raised: -300, outstanding: -300))
        #expect(deltas.count == 2)
    }

    @Test("taking everything out writes the old with the sign turned")
    func negation() throws {
        let steps = try Story.gift(500, on: "2026-01-10").commitment.steps()
        let deltas = Commitment.difference([:], steps)
        #expect(
            deltas.map(\.figures) == [
                CommitmentFigures(raised: -500, received: -500, gifts: -1, commitments: -1)
            ])
    }

    @Test("figures add and subtract field by field")
    func arithmetic() {
        let left = CommitmentFigures(raised: 10, received: 4, outstanding: 6, gifts: 2, commitments: 1)
        let right = CommitmentFigures(raised: 3, received: 1, outstanding: 2, gifts: 1, commitments: 1)
        #expect(
            left.adding(right)
                == CommitmentFigures(raised: 13, received: 5, outstanding: 8, gifts: 3, commitments: 2))
        #expect(
            left.subtracting(right)
                == CommitmentFigures(raised: 7, received: 3, outstanding: 4, gifts: 1, commitments: 0))
        #expect(left.subtracting(left).isZero)
        #expect(!left.isZero)
        #expect(CommitmentFigures().isZero)
        #expect(left.subtracting(right).adding(right) == left)
    }
}
