import CampaignKit
import TestSupport
import Testing

@Suite("Splits by largest remainder, rules.md §1.3–1.4")
struct AllocationTests {
    @Test("$100 over three and over seven")
    func evenly() {
        #expect(Allocation.spread(10_000, evenlyOver: 3) == [3334, 3333, 3333])
        #expect(
            Allocation.spread(10_000, evenlyOver: 7) == [1429, 1429, 1429, 1429, 1428, 1428, 1428])
        #expect(Allocation.spread(10_000, evenlyOver: 1) == [10_000])
        #expect(Allocation.spread(2, evenlyOver: 4) == [1, 1, 0, 0])
        #expect(Allocation.spread(-10_000, evenlyOver: 3) == [-3334, -3333, -3333])
    }

    @Test("no parts for no shares")
    func none() {
        #expect(Allocation.spread(10, evenlyOver: 0).isEmpty)
        #expect(Allocation.spread(10, evenlyOver: -1).isEmpty)
        #expect(Allocation.spread(10, over: []).isEmpty)
        #expect(Allocation.spread(10, over: [], upTo: []).isEmpty)
    }

    @Test(
        "by weight",
        arguments: [
            (10_000, [6000, 4000], [6000, 4000]), (7000, [6000, 4000], [4200, 2800]), (1, [1, 1], [1, 0]),
            (1, [1, 2], [0, 1]), (100, [0, 0], [100, 0]), (100, [0, 5], [0, 100]), (0, [3, 4], [0, 0]),
            (-7, [2, 1], [-5, -2]), (100, [90_000, 0, 90_000], [50, 0, 50]), (5, [7], [5]),
        ] as [(Int64, [Int64], [Int64])])
    func weights(total: Int64, weights: [Int64], parts: [Int64]) {
        #expect(Allocation.spread(total, over: weights) == parts)
    }

    @Test("the largest amounts spread without overflow")
    func large() {
        #expect(Allocation.spread(.max, over: [.max, .max]) == [Int64.max / 2 + 1, Int64.max / 2])
        #expect(Allocation.spread(.max, over: [.max, 0, 0]) == [.max, 0, 0])
        #expect(Allocation.spread(.min, over: [.max, 0]) == [.min, 0])
        #expect(Allocation.spread(.min, over: [1, 1]) == [.min / 2, .min / 2])
    }

    @Test("nine refunds of 100 on 900 over three splits end at 0, 0, 0")
    func cumulativeRefunds() {
        let shares = Allocation.spread(90_000, evenlyOver: 3)
        #expect(shares == [30_000, 30_000, 30_000])
        var left = shares
        var taken = [Int64](repeating: 0, count: 3)
        for refund in 1...9 {
            let running = Allocation.spread(Int64(refund) * 10_000, over: shares)
            for index in running.indices {
                let part = running[index] - taken[index]
                left[index] -= part
                taken[index] = running[index]
                #expect(left[index] >= 0)
            }
            #expect(left.reduce(0, +) == 90_000 - Int64(refund) * 10_000)
            if refund == 1 { #expect(left.sorted() == [26_666, 26_667, 26_667]) }
        }
        #expect(left == [0, 0, 0])
    }

    @Test("what a cap cuts goes to the first part with room")
    func capped() {
        #expect(Allocation.spread(10, over: [1, 1], upTo: [3, 20]) == [3, 7])
        #expect(Allocation.spread(10, over: [1, 1], upTo: [20, 3]) == [7, 3])
        #expect(Allocation.spread(10, over: [1, 1, 1], upTo: [3, 3, 4]) == [3, 3, 4])
        #expect(Allocation.spread(10, over: [5, 0], upTo: [5, 5]) == [5, 5])
        #expect(Allocation.spread(6, over: [1, 1], upTo: [5, 5]) == [3, 3])
        // More than the caps hold: the money must still be somewhere.
        #expect(Allocation.spread(10, over: [1, 1], upTo: [4, 4]) == [6, 4])
    }

    @Test(
        "parts sum to the whole, and each is within one unit of its quota", arguments: Seeds.forRun(count: 4))
    func property(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let count = Int.random(in: 1...9, using: &random)
            let weights = (0..<count).map { _ in Int64.random(in: 0...1_000_000, using: &random) }
            let total = Int64.random(in: -10_000_000...10_000_000, using: &random)
            let parts = Allocation.spread(total, over: weights)
            #expect(parts.count == count)
            #expect(parts.reduce(0, +) == total, "seed \(seed)")
            let sum = weights.reduce(0, +)
            guard sum > 0, count > 1 else { continue }
            for (part, weight) in zip(parts, weights) {
                // |part − total × weight ÷ sum| < 1, in whole numbers.
                #expect((part * sum - total * weight).magnitude < sum.magnitude, "seed \(seed)")
                if weight == 0 { #expect(part == 0, "seed \(seed)") }
            }
        }
    }

    @Test("a running total that reaches the whole leaves nothing anywhere", arguments: Seeds.forRun(count: 4))
    func cumulativeProperty(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let shares = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                Int64.random(in: 1...50_000, using: &random)
            }
            let whole = shares.reduce(0, +)
            var running: Int64 = 0
            var taken = [Int64](repeating: 0, count: shares.count)
            while running < whole {
                running = min(whole, running + Int64.random(in: 1...(whole / 3 + 1), using: &random))
                taken = Allocation.spread(running, over: shares)
                #expect(zip(taken, shares).allSatisfy { $0 <= $1 && $0 >= 0 }, "seed \(seed)")
            }
            #expect(taken == shares, "seed \(seed)")
        }
    }

    @Test("capped parts keep the sum and their caps", arguments: Seeds.forRun(count: 4))
    func cappedProperty(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let count = Int.random(in: 1...8, using: &random)
            let weights = (0..<count).map { _ in Int64.random(in: 0...1000, using: &random) }
            let caps = (0..<count).map { _ in Int64.random(in: 0...1000, using: &random) }
            let total = Int64.random(in: 0...max(0, caps.reduce(0, +)), using: &random)
            let parts = Allocation.spread(total, over: weights, upTo: caps)
            #expect(parts.reduce(0, +) == total, "seed \(seed)")
            #expect(zip(parts, caps).allSatisfy { $0 >= 0 && $0 <= $1 }, "seed \(seed): \(parts) \(caps)")
        }
    }
}
