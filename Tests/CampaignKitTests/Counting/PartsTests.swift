import CampaignKit
import TestSupport
import Testing

/// A commitment's steps, shared out to the rows that made them.
@Suite("Parts of a commitment, by row")
struct PartsTests {
    private func sum(_ parts: [Commitment.Part]) -> Commitment.Steps {
        var sum: Commitment.Steps = [:]
        for delta in parts.flatMap(\.deltas) {
            sum[delta.key] = (sum[delta.key] ?? CommitmentFigures()).adding(delta.figures)
        }
        return sum.filter { !$0.value.isZero }
    }

    /// What a row added to raised, received and outstanding of ordinary money.
    private func ordinary(_ part: Commitment.Part) -> [Int64] {
        let figures = part.deltas.filter { $0.key.countClass == .ordinary }.map(\.figures)
        return [\CommitmentFigures.raised, \.received, \.outstanding].map { field in
            figures.reduce(0) { $0 + $1[keyPath: field] }
        }
    }

    @Test("all parts together are all steps", arguments: Seeds.forRun(count: 5))
    func roundTrip(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 21)
        for round in 0..<60 {
            let commitment = source.next()
            let parts = try commitment.parts(root: 1)
            #expect(sum(parts) == (try commitment.steps()), "seed \(seed), round \(round): \(commitment)")
        }
    }

    @Test("each part is of its day, and of a row of the commitment", arguments: Seeds.forRun(count: 3))
    func daysAndRows(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 22)
        for round in 0..<60 {
            let commitment = source.next()
            let entries = Set(commitment.events.map(\.entry)).union([1])
            let parts = try commitment.parts(root: 1)
            for part in parts {
                #expect(!part.deltas.isEmpty, "seed \(seed), round \(round)")
                #expect(part.deltas.allSatisfy { $0.key.day == part.day }, "seed \(seed), round \(round)")
                #expect(entries.contains(part.entry), "seed \(seed), round \(round)")
            }
            #expect(parts.map(\.day) == parts.map(\.day).sorted(), "seed \(seed), round \(round)")
        }
    }

    @Test("raised − received = outstanding in every part", arguments: Seeds.forRun(count: 3))
    func identity(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 23)
        for round in 0..<60 {
            for part in try source.next().parts(root: 1) {
                for delta in part.deltas {
                    let figures = delta.figures
                    #expect(
                        figures.raised - figures.received == figures.outstanding, "seed \(seed), \(round)")
                }
            }
        }
    }

    @Test("the order in which rows are read does not matter", arguments: Seeds.forRun(count: 3))
    func order(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 24)
        var random = SeededGenerator(seed: seed)
        for round in 0..<40 {
            let commitment = source.next()
            var shuffled = commitment
            shuffled.events.shuffle(using: &random)
            #expect(
                try shuffled.parts(root: 1) == (try commitment.parts(root: 1)), "seed \(seed), \(round)")
        }
    }

    @Test("a pledge and its payment on one day: the pledge raised it, the payment received it")
    func oneDay() throws {
        var story = Story.pledge(900, on: "2026-01-10")
        story.pay(300, on: "2026-01-10")
        let parts = try story.commitment.parts(root: 1)
        #expect(parts.map(\.entry) == [1, 2])
        #expect(parts.map(ordinary) == [[900, 0, 900], [0, 300, -300]])
    }

    @Test("a gift that is void: it came and went on one day")
    func void() throws {
        var story = Story.gift(500, on: "2026-01-10")
        story.add(.paid, -500, on: day("2026-01-10"), payment: 1, corrects: 1)
        let parts = try story.commitment.parts(root: 1)
        #expect(parts.map(ordinary) == [[500, 500, 0], [-500, -500, 0]])
        #expect(try story.commitment.steps().isEmpty)
    }

    @Test("an installment that falls due is the promise's part")
    func due() throws {
        let story = Story.pledge(300, on: "2026-01-10", due: [("2026-02-01", 100), ("2026-03-01", 200)])
        let parts = try story.commitment.parts(root: 1)
        #expect(parts.map(\.day) == [day("2026-01-10"), day("2026-02-02"), day("2026-03-02")])
        #expect(parts.allSatisfy { $0.entry == 1 })
        let overdue = parts.map { part in
            part.deltas.filter { $0.key.countClass == .overdue }.reduce(0) { $0 + $1.figures.raised }
        }
        #expect(overdue == [0, 100, 200])
    }

    @Test("more than was pledged: the payment raised the rest")
    func excess() throws {
        var story = Story.pledge(1_000, on: "2026-01-10")
        story.pay(1_200, on: "2026-01-20")
        #expect(
            try story.commitment.parts(root: 1).map(ordinary) == [[1_000, 0, 1_000], [200, 1_200, -1_000]])
    }

    @Test("what was known after a row holds that row and those before it")
    func known() throws {
        var story = Story.gift(500, on: "2026-01-10")
        story.refund(100, on: "2026-01-20")
        let commitment = story.commitment
        #expect(commitment.known(upTo: 0, root: 1) == nil)
        #expect(commitment.known(upTo: 1, root: 1)?.events.map(\.entry) == [1])
        #expect(commitment.known(upTo: 9, root: 1)?.events.map(\.entry) == [1, 2])
    }
}
