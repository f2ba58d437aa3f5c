import CampaignKit
import TestSupport
import Testing

@testable import Terminal

@Suite struct ColumnFittingTests {
    @Test func leavesWhatFits() {
        #expect(ColumnFitting.fit(natural: [10, 20], shrinks: [true, true], available: 30) == [10, 20])
        #expect(ColumnFitting.fit(natural: [], shrinks: [], available: 0) == [])
    }

    @Test func cutsTheWidestFirst() {
        #expect(
            ColumnFitting.fit(natural: [10, 40, 12], shrinks: [true, true, true], available: 42) == [
                10, 20, 12,
            ])
        #expect(ColumnFitting.fit(natural: [30, 40], shrinks: [true, true], available: 41) == [21, 20])
    }

    @Test func neverTouchesTheRest() {
        #expect(ColumnFitting.fit(natural: [40, 40], shrinks: [false, true], available: 60) == [40, 20])
        #expect(ColumnFitting.fit(natural: [40, 40], shrinks: [false, false], available: 60) == [40, 40])
        #expect(
            ColumnFitting.fit(natural: [40, 5, 40], shrinks: [false, true, true], available: 10) == [
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
            let shrinks = natural.map { _ in Bool.random(using: &generator) }
            let available = Int.random(in: 0...200, using: &generator)
            let widths = ColumnFitting.fit(natural: natural, shrinks: shrinks, available: available)
            let least = zip(natural, shrinks).map { $1 ? min($0, ColumnFitting.minimum) : $0 }.reduce(0, +)
            let expected = min(natural.reduce(0, +), max(least, available))
            #expect(widths.reduce(0, +) == expected, "seed \(seed) \(natural) \(shrinks) \(available)")
            #expect(zip(widths, natural).allSatisfy { $0 <= $1 }, "seed \(seed)")
        }
    }
}
