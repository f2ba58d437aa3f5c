import CampaignKit
import TestSupport
import Testing

@testable import Terminal

@Suite struct BarTests {
    @Test(
        arguments: [
            (0, 100, "░░░░░░░░░░", ".........."),
            (1, 1000, "▏░░░░░░░░░", "#........."),
            (50, 100, "█████░░░░░", "#####....."),
            (55, 100, "█████▌░░░░", "#####....."),
            (68, 100, "██████▊░░░", "######...."),
            (9_999, 10_000, "█████████▉", "#########."),
            (100, 100, "██████████", "##########"),
            (150, 100, "██████████", "##########"),
            (5, 0, "░░░░░░░░░░", ".........."),
            (5, -1, "░░░░░░░░░░", ".........."),
            (-5, 100, "░░░░░░░░░░", ".........."),
            (Int64.max - 1, Int64.max, "█████████▉", "#########."),
            (Int64.max, 1, "██████████", "##########"),
        ] as [(Int64, Int64, String, String)])
    func bars(_ numerator: Int64, _ denominator: Int64, _ blocks: String, _ ascii: String) {
        #expect(Bar.text(fraction: numerator, of: denominator, width: 10, ascii: false) == blocks)
        #expect(Bar.text(fraction: numerator, of: denominator, width: 10, ascii: true) == ascii)
    }

    @Test func tinyBars() {
        #expect(Bar.text(fraction: 1, of: 2, width: 0, ascii: false) == "")
        #expect(Bar.text(fraction: 1, of: 2, width: -1, ascii: true) == "")
        // One ASCII column cannot show a part: being full would be the greater lie.
        #expect(Bar.text(fraction: 99, of: 100, width: 1, ascii: true) == ".")
        #expect(Bar.text(fraction: 99, of: 100, width: 1, ascii: false) == "▉")
        #expect(Bar.text(fraction: 1, of: 1, width: 1, ascii: true) == "#")
    }

    @Test(arguments: [true, false])
    func allWidthsAndOnlyGrowing(ascii: Bool) {
        for width in 1...20 {
            let full = String(repeating: ascii ? "#" : "█", count: width)
            var previous = -1
            for numerator in Int64(0)...211 {
                let bar = Bar.text(fraction: numerator, of: 200, width: width, ascii: ascii)
                #expect(DisplayWidth.of(bar) == width)
                #expect((bar == full) == (numerator >= 200), "\(numerator) of 200 at \(width)")
                let filled = fill(of: bar)
                #expect(filled >= previous)
                previous = filled
            }
        }
    }

    @Test(arguments: SeededGenerator.seeds)
    func roundsDownToTheEighth(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let goal = Int64.random(in: 1_000_000...Int64.max, using: &generator)
            let raised = Int64.random(in: 0..<goal, using: &generator)
            let width = Int.random(in: 2...60, using: &generator)
            let eighths = fill(of: Bar.text(fraction: raised, of: goal, width: width, ascii: false))
            let exact = Int128(raised) * Int128(width * 8)
            let isFloor =
                Int128(eighths) * Int128(goal) <= exact && exact < Int128(eighths + 1) * Int128(goal)
            let isSliver = eighths == 1 && raised > 0 && exact < Int128(goal)
            #expect(isFloor || isSliver, "seed \(seed): \(raised) of \(goal) at \(width)")
        }
    }

    private func fill(of bar: String) -> Int {
        let order = Array("░▏▎▍▌▋▊▉█")
        return bar.reduce(0) { sum, character in
            sum + (character == "#" ? 8 : character == "." ? 0 : order.firstIndex(of: character) ?? -1000)
        }
    }
}
