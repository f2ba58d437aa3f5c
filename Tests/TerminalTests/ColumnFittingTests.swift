import CampaignKit
import TestSupport
import Testing

@testable import Terminal

@Suite struct ColumnFittingTests {
    @Test func leavesWhatFits() {
        #expect(ColumnFitting.fit(natural: [10, 20], least: [8, 8], available: 30) == [10, 20])
        #expect(ColumnFitting.fit(natural: [], least: [], available: 0) == [])
    }

    @Test func cutsTheWidestFirst() {
        #expect(
            ColumnFitting.fit(natural: [10, 40, 12], least: [8, 8, 8], available: 42) == [
                10, 20, 12,
            ])
        #expect(ColumnFitting.fit(natural: [30, 40], least: [8, 8], available: 41) == [21, 20])
    }

    @Test func neverTouchesTheRest() {
        #expect(ColumnFitting.fit(natural: [40, 40], least: [40, 8], available: 60) == [40, 20])
        #expect(ColumnFitting.fit(natural: [40, 40], least: [40, 40], available: 60) == [40, 40])
        #expect(
            ColumnFitting.fit(natural: [40, 5, 40], least: [40, 5, 8], available: 10) == [
                40, 5, 8,
            ])
    }

    @Test(arguments: SeededGenerator.seeds)
    func usesAllThereIs(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let natural = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
                Int.random(in: 0...60, using: &generator)
            }
            let least = natural.map { min($0, Int.random(in: 0...60, using: &generator)) }
            let available = Int.random(in: 0...200, using: &generator)
            let widths = ColumnFitting.fit(natural: natural, least: least, available: available)
            let expected = min(natural.reduce(0, +), max(least.reduce(0, +), available))
            #expect(widths.reduce(0, +) == expected, "seed \(seed) \(natural) \(least) \(available)")
            #expect(zip(widths, natural).allSatisfy { $0 <= $1 }, "seed \(seed)")
            #expect(zip(widths, least).allSatisfy { $0 >= $1 }, "seed \(seed)")
        }
    }
}
