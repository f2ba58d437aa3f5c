import CampaignKit
import TestSupport
import Testing

@Suite("Percent, rules.md §1.5")
struct PercentTests {
    @Test(
        "floored, never 100 % before the goal is met",
        arguments: [
            (0, 100, "0.0%", "0%"), (574, 1000, "57.4%", "57%"), (1, 3, "33.3%", "33%"),
            (2, 3, "66.6%", "66%"),
            (99_999, 100_000, "99.9%", "99%"), (419_999_999, 420_000_000, "99.9%", "99%"),
            (100, 100, "100.0%", "100%"), (120, 100, "120.0%", "120%"), (1, 100_000, "0.0%", "0%"),
            (-1, 1000, "-0.1%", "-1%"), (-1, 100_000, "-0.1%", "-1%"), (-50, 100, "-50.0%", "-50%"),
        ] as [(Int64, Int64, String, String)])
    func text(part: Int64, whole: Int64, text: String, short: String) throws {
        let percent = try #require(Percent(part, of: whole))
        #expect(percent.text == text)
        #expect(percent.shortText == short)
    }

    @Test("no percent of nothing", arguments: [0, -1, Int64.min])
    func ofNothing(whole: Int64) {
        #expect(Percent(1, of: whole) == nil)
    }

    @Test("the largest amounts do not overflow on the way")
    func large() {
        #expect(Percent(.max, of: .max)?.tenths == 1000)
        #expect(Percent(.max - 1, of: .max)?.tenths == 999)
        #expect(Percent(.max, of: 1) == nil)
        #expect(Percent(tenths: .min).text == "-922337203685477580.8%")
    }

    @Test("ordered by size")
    func order() {
        #expect(Percent(tenths: 999) < Percent(tenths: 1000))
    }

    @Test("below the goal is below 100 %, met is at least 100 %", arguments: Seeds.forRun(count: 3))
    func property(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5000 {
            let goal = Int64.random(in: 1...(1 << 50), using: &random)
            let raised = Int64.random(in: 0...(goal + goal / 4), using: &random)
            let percent = try #require(Percent(raised, of: goal))
            #expect((percent.tenths >= 1000) == (raised >= goal), "seed \(seed): \(raised) of \(goal)")
        }
        let goal = Int64.random(in: 1...(1 << 50), using: &random)
        #expect(try #require(Percent(goal - 1, of: goal)).tenths < 1000)
    }

    @Test(
        arguments: [("60", 600), ("60%", 600), ("57.4%", 574), ("0.5", 5), ("250%", 2500)]
            as [(String, Int64)])
    func read(_ text: String, _ tenths: Int64) { #expect(Percent(text)?.tenths == tenths) }

    @Test(arguments: ["", "%", "-5", "+5%", "5.", ".5", "5.25", "5,5", "1 0", "٥", "1234567", "60%%"])
    func notRead(_ text: String) { #expect(Percent(text) == nil) }
}
