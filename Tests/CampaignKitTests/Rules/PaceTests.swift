import CampaignKit
import TestSupport
import Testing

@Suite("Pace, rules.md §2")
struct PaceTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    /// A campaign of 1 January to 10 January 2026 with a goal of 1,000.00 unless it says otherwise.
    private func pace(
        _ asOf: String, raised: Int64 = 0, goal: Int64? = 100_000, starts: String? = "2026-01-01",
        ends: String? = "2026-01-10", rule: PaceRule = .linear,
        like: (String, Int) -> PaceShare? = { _, _ in nil }
    ) throws -> Pace.Result {
        Pace.evaluate(
            rule: rule, goal: goal, starts: try starts.map { try day($0) },
            ends: try ends.map { try day($0) },
            asOf: try day(asOf), raised: raised, like: like)
    }

    @Test(
        "the first day counts, the last day is the whole",
        arguments: [
            ("2026-01-01", "10.0%", 10_000, 9), ("2026-01-02", "20.0%", 20_000, 8),
            ("2026-01-05", "50.0%", 50_000, 5), ("2026-01-09", "90.0%", 90_000, 1),
            ("2026-01-10", "100.0%", 100_000, 0),
        ] as [(String, String, Int64, Int)])
    func linear(asOf: String, elapsed: String, expected: Int64, daysLeft: Int) throws {
        let result = try pace(asOf, raised: 50_000)
        #expect(result.elapsed?.text == elapsed)
        #expect(result.share?.percent.text == elapsed)
        #expect(result.expected == expected)
        #expect(result.difference == 50_000 - expected)
        #expect(result.daysLeft == daysLeft)
    }

    @Test("expected is floored to the cent, required per day is rounded up")
    func rounding() throws {
        let result = try pace("2026-01-01", raised: 0, goal: 100_001, ends: "2026-01-03")
        #expect(result.expected == 33_333)
        #expect(result.requiredPerDay == 50_001)
        #expect(
            try pace("2026-01-02", raised: 100_000, goal: 100_001, ends: "2026-01-04").requiredPerDay == 1)
        #expect(try pace("2026-01-02", raised: -1, goal: 10, ends: "2026-01-04").requiredPerDay == 6)
    }

    @Test(
        "on is within one day's share of the goal",
        arguments: [
            (50_000, .on), (59_999, .on), (60_000, .ahead), (40_001, .on), (40_000, .behind), (0, .behind),
            (99_999, .ahead), (-5, .behind),
        ] as [(Int64, Pace.Standing)])
    func standing(raised: Int64, standing: Pace.Standing) throws {
        #expect(try pace("2026-01-05", raised: raised).pace == standing)
    }

    @Test("an open-ended campaign has none")
    func openEnded() throws {
        #expect(try pace("2026-01-05", ends: nil) == Pace.Result())
        #expect(try pace("2026-01-05", starts: nil, ends: nil) == Pace.Result())
    }

    @Test("an ended campaign has only its elapsed time")
    func ended() throws {
        let result = try pace("2026-01-11")
        #expect(result.elapsed?.text == "100.0%")
        #expect(result.expected == nil && result.pace == nil && result.share == nil)
        #expect(result.daysLeft == nil && result.requiredPerDay == nil && result.difference == nil)
    }

    @Test("nor has one that has not started")
    func notStarted() throws {
        let result = try pace("2025-12-31")
        #expect(result.elapsed?.text == "0.0%")
        #expect(result.daysLeft == nil && result.expected == nil && result.pace == nil)
        #expect(try pace("2020-12-31").elapsed?.tenths == 0)
    }

    @Test("a met goal requires nothing more")
    func met() throws {
        for raised in [100_000, 100_001] as [Int64] {
            let result = try pace("2026-01-05", raised: raised)
            #expect(result.elapsed?.text == "50.0%")
            #expect(result.daysLeft == 5)
            #expect(result.expected == nil && result.pace == nil && result.requiredPerDay == nil)
        }
        #expect(try pace("2026-01-05", raised: 99_999).requiredPerDay == 1)
    }

    @Test("without a goal there is time and share", arguments: [nil, 0] as [Int64?])
    func noGoal(goal: Int64?) throws {
        let result = try pace("2026-01-05", raised: 7, goal: goal)
        #expect(result.elapsed?.text == "50.0%" && result.daysLeft == 5)
        #expect(result.share == PaceShare(5, of: 10))
        #expect(result.expected == nil && result.pace == nil && result.requiredPerDay == nil)
    }

    @Test("without a start there is what is required, but no share")
    func noStart() throws {
        let result = try pace("2026-01-05", starts: nil)
        #expect(result.elapsed == nil && result.share == nil && result.pace == nil)
        #expect(result.daysLeft == 5 && result.requiredPerDay == 20_000)
    }

    @Test("on the last day nothing is required per day")
    func lastDay() throws {
        let result = try pace("2026-01-10", raised: 5)
        #expect(result.daysLeft == 0 && result.requiredPerDay == nil)
        #expect(result.pace == .behind)
    }

    @Test("a campaign that ends before it starts has none")
    func backwards() throws {
        #expect(try pace("2026-01-05", starts: "2026-02-01") == Pace.Result())
    }

    @Test("a campaign of one day")
    func oneDay() throws {
        let result = try pace("2026-01-01", raised: 1, ends: "2026-01-01")
        #expect(result.expected == 100_000)
        #expect(result.pace == .on)
    }

    @Test("like another campaign, by day of its run")
    func like() throws {
        var asked: [(String, Int)] = []
        let result = try pace(
            "2026-01-05", raised: 30_000, rule: .like(campaign: "year-end-2025"),
            like: { id, day in
                asked.append((id, day))
                return PaceShare(1, of: 3)
            })
        #expect(asked.map(\.0) == ["year-end-2025"] && asked.map(\.1) == [5])
        #expect(result.expected == 33_333)
        #expect(result.elapsed?.text == "50.0%")
        #expect(result.share?.percent.text == "33.3%")
        let unknown = try pace("2026-01-05", raised: 30_000, rule: .like(campaign: "nobody"))
        #expect(unknown.share == nil && unknown.expected == nil && unknown.pace == nil)
        #expect(unknown.requiredPerDay == 14_000)
    }

    @Test("a share is an exact fraction between 0 and 1")
    func shares() {
        #expect(PaceShare(1, of: 0) == nil)
        #expect(PaceShare(1, of: -1) == nil)
        #expect(PaceShare(-1, of: 3)?.numerator == 0)
        #expect(PaceShare(4, of: 3)?.of(100) == 100)
        #expect(PaceShare(2, of: 3)?.of(100) == 66)
        #expect(PaceShare(2, of: 3)?.percent.text == "66.6%")
        #expect(PaceShare(.max, of: .max)?.of(.max) == .max)
        #expect(PaceShare.zero.of(.max) == 0)
        #expect(Pace.Standing.allCases.map(\.rawValue) == ["ahead", "on", "behind"])
    }

    @Test("linear pace never exceeds the goal and never goes back", arguments: Seeds.forRun(count: 3))
    func property(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let starts = CalendarDate(dayNumber: Int.random(in: 15_000...25_000, using: &random))
            let ends = starts.adding(days: Int.random(in: 0...1500, using: &random))
            let goal = Int64.random(in: 1...Int64.max / 2, using: &random)
            var last: Int64 = -1
            for step in stride(from: 0, through: starts.days(until: ends), by: 37) {
                let result = Pace.evaluate(
                    rule: .linear, goal: goal, starts: starts, ends: ends, asOf: starts.adding(days: step),
                    raised: 0)
                let expected = try #require(result.expected)
                #expect(expected >= last && expected <= goal, "seed \(seed)")
                last = expected
                let days = Int64(try #require(result.daysLeft))
                if let perDay = result.requiredPerDay {
                    #expect(perDay * days >= goal, "seed \(seed)")
                    #expect((perDay - 1) * days < goal, "seed \(seed)")
                }
            }
        }
    }
}
