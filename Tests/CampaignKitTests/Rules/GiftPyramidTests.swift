import CampaignKit
import TestSupport
import Testing

@Suite("Gift pyramid, rules.md §2")
struct GiftPyramidTests {
    private func usd(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: .usd) }

    /// One of 1,000, two of 500, five of 100.
    private func small(_ sizes: [Int64]) throws -> GiftPyramid {
        var pyramid = GiftPyramid(
            try GiftTable.rows(tiers: [
                GiftTableRule.Tier(amount: usd(1000), gifts: 1), .init(amount: usd(500), gifts: 2),
                .init(amount: usd(100), gifts: 5),
            ]))
        for size in sizes { try pyramid.add(size) }
        return pyramid
    }

    @Test("a gift stands in the highest tier that it fills")
    func highest() throws {
        let pyramid = try small([1000, 999, 500, 499, 100, 99])
        #expect(pyramid.tiers.map(\.commitments) == [1, 2, 2])
        #expect(pyramid.tiers.map(\.minorUnits) == [1000, 1499, 599])
        #expect(pyramid.below.commitments == 1 && pyramid.below.minorUnits == 99)
        #expect(pyramid.tiers.map(\.missing) == [0, 0, 3])
    }

    @Test("what a tier has beyond its need fills the tiers below, never those above")
    func spill() throws {
        let pyramid = try small([5000, 2000, 1000, 1000])
        #expect(pyramid.tiers.map(\.commitments) == [4, 0, 0])
        #expect(pyramid.tiers.map(\.filled) == [1, 2, 1])
        #expect(try small(Array(repeating: 100, count: 9)).tiers.map(\.filled) == [0, 0, 5])
    }

    @Test("whom to ask is the prospects' share of what is missing, rounded up")
    func toAsk() throws {
        let none = GiftPyramid(GiftTable.standard(goal: usd(100_000_000)))
        #expect(none.tiers.map(\.toAsk) == [4, 7, 12, 20, 32])
        var some = none
        for size: Int64 in [20_000_000, 10_000_000, 5_000_000] { try some.add(size) }
        #expect(some.tiers.map(\.toAsk) == [0, 4, 9, 20, 32])
    }

    @Test("nothing is no gift, and refunds that name no gift stand apart")
    func edges() throws {
        let pyramid = try small([0, -30, 0, -12])
        #expect(pyramid.tiers.map(\.commitments) == [0, 0, 0])
        #expect(pyramid.negative.commitments == 2 && pyramid.negative.minorUnits == -42)
        #expect(pyramid.below.commitments == 0)
        #expect(try pyramid.total() == -42)
    }

    @Test("a table without tiers holds everything below it")
    func noTiers() throws {
        var pyramid = GiftPyramid([])
        try pyramid.add(7)
        #expect(pyramid.tiers.isEmpty && pyramid.below.commitments == 1)
    }

    @Test("amounts that do not fit are an error")
    func overflow() throws {
        var pyramid = try small([.max])
        #expect(throws: MoneyError.overflow) { try pyramid.add(1000) }
        pyramid = try small([.max])
        try pyramid.add(99)
        #expect(throws: MoneyError.overflow) { _ = try pyramid.total() }
    }

    @Test("counts and amounts are those of the commitments, in any order", arguments: Seeds.forRun(count: 4))
    func property(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let goal = Int64.random(in: 1...90_000_000, using: &random)
            let rows = GiftTable.standard(goal: usd(goal))
            let sizes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                Int64.random(in: -200...goal / 3 + 2, using: &random)
            }
            var pyramid = GiftPyramid(rows)
            for size in sizes { try pyramid.add(size) }
            var other = GiftPyramid(rows)
            for size in sizes.shuffled(using: &random) { try other.add(size) }
            #expect(pyramid == other, "seed \(seed)")
            let tiers = pyramid.tiers
            let counted = tiers.reduce(pyramid.below.commitments + pyramid.negative.commitments) {
                $0 + $1.commitments
            }
            #expect(counted == Int64(sizes.count { $0 != 0 }), "seed \(seed)")
            #expect(try pyramid.total() == sizes.reduce(0, +), "seed \(seed)")
            var above: Int64 = 0
            var filled: Int64 = 0
            for tier in tiers {
                above += tier.commitments
                filled += tier.filled
                #expect(tier.filled >= 0 && tier.filled <= tier.needed && filled <= above, "seed \(seed)")
                #expect((tier.missing == 0) == (tier.toAsk == 0), "seed \(seed)")
                #expect(tier.toAsk <= Int64(tier.row.prospects), "seed \(seed)")
            }
            // A tier is short only when nothing of those above is left over.
            for (index, tier) in tiers.enumerated() where tier.missing > 0 {
                let before = tiers[...index]
                #expect(
                    before.reduce(0) { $0 + $1.commitments } == before.reduce(0) { $0 + $1.filled },
                    "seed \(seed)")
            }
        }
    }
}
