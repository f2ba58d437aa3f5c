import CampaignKit
import Testing

@Suite("Splits as steps: cumulative spreads, rules.md §1.4")
struct StepsSplitTests {
    @Test("nine refunds of 100 on 900 over three splits end at 0, 0, 0")
    func nineRefunds() throws {
        var story = Story.gift([30_000, 30_000, 30_000], on: day("2026-01-01"))
        for index in 1...9 {
            story.refund(10_000, on: "2026-02-0\(index)")
            let parts = try (0..<3).map { try story.figures("2026-02-0\(index)", split: $0).raised }
            #expect(parts.reduce(0, +) == 90_000 - Int64(index) * 10_000)
            #expect(parts.allSatisfy { $0 >= 0 })
        }
        for split in 0..<3 { #expect(try story.money("2026-02-09", split: split) == [0, 0, 0]) }
        #expect(try story.counts("2026-02-09") == [0, 0])
        #expect(try story.commitment.steps().standing(on: day("2026-02-09")).isEmpty)
    }

    @Test("the same money in cents, one at a time, comes to the same")
    func centByCent() throws {
        var slow = Story.promise(.pledge, [33, 33, 34], on: day("2026-01-01"))
        for _ in 0..<60 { slow.pay(1, on: "2026-02-01") }
        var fast = Story.promise(.pledge, [33, 33, 34], on: day("2026-01-01"))
        fast.pay(60, on: "2026-02-01")
        for split in 0..<3 {
            #expect(try slow.money("2026-02-01", split: split) == fast.money("2026-02-01", split: split))
        }
        #expect(try slow.counts("2026-02-01") == [60, 1])
        #expect(try fast.counts("2026-02-01") == [1, 1])
    }

    @Test("counts of a split gift stand once, with the gift as a whole")
    func countsOnce() throws {
        let story = Story.gift([300, 200], on: day("2026-01-01"))
        let steps = try story.commitment.steps()
        let whole = CommitmentDelta.Key(
            ordinal: CommitmentDelta.wholeGift, group: [0, 1], countClass: .ordinary, day: day("2026-01-01"))
        #expect(steps[whole] == CommitmentFigures(gifts: 1, commitments: 1))
        for ordinal in 0...1 {
            let key = CommitmentDelta.Key(ordinal: ordinal, countClass: .ordinary, day: day("2026-01-01"))
            #expect(steps[key]?.gifts == 0)
            #expect(steps[key]?.commitments == 0)
        }
        #expect(steps.count == 3)
    }

    @Test("counts of an unsplit gift stand with its money")
    func countsWithMoney() throws {
        let steps = try Story.gift(300, on: "2026-01-01").commitment.steps()
        #expect(steps.keys.map(\.ordinal) == [0])
        #expect(
            steps.values.first
                == CommitmentFigures(raised: 300, received: 300, gifts: 1, commitments: 1))
    }

    @Test("a payment that fills a pledge fills every split")
    func paidInFull() throws {
        var story = Story.promise(.pledge, [1, 2, 97], on: day("2026-01-01"))
        story.pay(33, on: "2026-02-01")
        story.pay(33, on: "2026-03-01")
        story.pay(34, on: "2026-04-01")
        for (split, share) in [Int64(1), 2, 97].enumerated() {
            #expect(try story.money("2026-04-01", split: split) == [share, share, 0])
        }
    }

    @Test("max(0, …) is taken on the whole pledge, then spread")
    func excessIsSpread() throws {
        var story = Story.promise(.pledge, [600, 400], on: day("2026-01-01"))
        story.pay(1100, on: "2026-02-01")
        #expect(try story.money("2026-02-01", split: 0) == [660, 660, 0])
        #expect(try story.money("2026-02-01", split: 1) == [440, 440, 0])
    }

    @Test("a write-off comes out of the splits by their shares")
    func writeOff() throws {
        var story = Story.promise(.pledge, [600, 400], on: day("2026-01-01"))
        story.pay(500, on: "2026-02-01")
        story.writeOff(200, on: "2026-03-01")
        #expect(try story.money("2026-03-01", split: 0) == [480, 300, 180])
        #expect(try story.money("2026-03-01", split: 1) == [320, 200, 120])
        #expect(try story.figures("2026-03-01", .writtenOff, split: 0).raised == 120)
        #expect(try story.figures("2026-03-01", .writtenOff, split: 1).raised == 80)
    }

    @Test("a raise goes to the splits by their shares")
    func raise() throws {
        var story = Story.promise(.pledge, [600, 400], on: day("2026-01-01"))
        story.change(101, on: "2026-02-01")
        #expect(try story.money("2026-02-01", split: 0) == [661, 0, 661])
        #expect(try story.money("2026-02-01", split: 1) == [440, 0, 440])
    }

    @Test("rounding apart never leaves a split a cent below zero")
    func neverMinusOneCent() throws {
        // Committed after the cut: 1 over [1, 1, 1]; paid 1: both by largest remainder, from opposite ends.
        var story = Story.promise(.pledge, [1, 1, 1], on: day("2026-01-01"))
        story.writeOff(2, on: "2026-02-01")
        story.pay(1, on: "2026-03-01")
        for split in 0..<3 {
            let figures = try story.figures("2026-03-01", split: split)
            #expect(figures.outstanding == 0)
            #expect(figures.raised == figures.received)
        }
        #expect(try story.money("2026-03-01") == [1, 1, 0])
    }

    @Test(
        "Allocation gives the parts that the steps show",
        arguments: [1, 7, 99, 100, 101, 333, 1000] as [Int64])
    func allocation(paid: Int64) throws {
        let shares: [Int64] = [500, 300, 200]
        var story = Story.promise(.pledge, shares, on: day("2026-01-01"))
        story.pay(paid, on: "2026-02-01")
        let parts = try shares.indices.map { try story.figures("2026-02-01", split: $0).received }
        #expect(parts == Allocation.spread(paid, over: shares))
    }

    @Test("a split without money takes none")
    func emptyShare() throws {
        var story = Story.promise(.pledge, [0, 100], on: day("2026-01-01"))
        story.pay(40, on: "2026-02-01")
        #expect(try story.figures("2026-02-01", split: 0).isZero)
        #expect(try story.money("2026-02-01", split: 1) == [100, 40, 60])
    }

    @Test("splits of a conditional promise move together when it is met")
    func conditional() throws {
        var story = Story.promise(.conditional, [300, 100], on: day("2026-01-01"))
        story.meet(100, on: "2026-02-01")
        #expect(try story.money("2026-02-01", split: 0) == [75, 0, 75])
        #expect(try story.money("2026-02-01", split: 1) == [25, 0, 25])
        #expect(try story.figures("2026-02-01", .conditional, split: 0).raised == 225)
        #expect(try story.figures("2026-02-01", .conditional, split: 1).raised == 75)
        #expect(try story.counts("2026-01-31") == [0, 0])
        #expect(try story.counts("2026-02-01") == [0, 1])
    }
}
