import CampaignKit
import TestSupport
import Testing

@Suite("Two campaigns on the same day of their runs")
struct CampaignComparisonTests {
    private func run(_ id: String, _ starts: String, _ ends: String, goal: Int64? = 1000) throws
        -> CampaignRun
    {
        try #require(
            CampaignRun(
                Campaign(
                    id: id, name: id, goal: goal.map { Money(minorUnits: $0, currency: .usd) },
                    starts: day(starts), ends: day(ends))))
    }

    private func tally(raised: Int64, received: Int64, gifts: Int64 = 1, donors: Int64 = 1) -> Tally {
        var tally = Tally()
        tally.raised = raised
        tally.received = received
        tally.outstanding = raised - received
        tally.gifts = gifts
        tally.donors = donors
        return tally
    }

    @Test("the day is that of the one that started later, whichever is named first")
    func laterDecides() throws {
        let old = try run("old", "2025-10-01", "2025-12-31")
        let new = try run("new", "2026-10-05", "2026-12-31")
        for (first, second) in [(old, new), (new, old)] {
            let days = try CampaignComparison.Days(first: first, second: second, asOf: day("2026-10-14"))
            #expect(days.dayOfRun == 10)
            #expect((first.id == "old" ? days.first : days.second) == day("2025-10-10"))
            #expect((first.id == "new" ? days.first : days.second) == day("2026-10-14"))
        }
    }

    @Test("a shorter run is shown at its end, an ended one at its own last day")
    func lengths() throws {
        let short = try run("short", "2025-10-01", "2025-10-10")
        let long = try run("long", "2026-10-01", "2026-12-31")
        let during = try CampaignComparison.Days(first: short, second: long, asOf: day("2026-11-20"))
        #expect(during.dayOfRun == 51 && during.first == day("2025-10-10"))
        let after = try CampaignComparison.Days(first: short, second: long, asOf: day("2028-01-01"))
        #expect(after.dayOfRun == 92 && after.second == day("2026-12-31"))
    }

    @Test("before the later one starts there is nothing to compare")
    func notStarted() throws {
        let old = try run("old", "2025-10-01", "2025-12-31")
        let new = try run("new", "2026-10-05", "2026-12-31")
        #expect(throws: ComparisonError.notStarted(id: "new", starts: day("2026-10-05"))) {
            _ = try CampaignComparison.Days(first: new, second: old, asOf: day("2026-10-04"))
        }
    }

    @Test("no figure lies after the day asked for", arguments: Seeds.forRun(count: 3))
    func never(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func someRun(_ id: String) throws -> CampaignRun {
            let starts = day("2024-01-01").adding(days: Int.random(in: 0...900, using: &random))
            let ends = starts.adding(days: Int.random(in: 0...400, using: &random))
            return try run(id, starts.description, ends.description)
        }
        for _ in 0..<500 {
            let (first, second) = (try someRun("a"), try someRun("b"))
            let asOf = day("2024-01-01").adding(days: Int.random(in: 0...1500, using: &random))
            guard asOf >= max(first.starts, second.starts) else { continue }
            let days = try CampaignComparison.Days(first: first, second: second, asOf: asOf)
            #expect(days.first <= asOf && days.second <= asOf, "seed \(seed)")
            #expect(first.dayOfRun(on: days.first) == min(days.dayOfRun, first.length), "seed \(seed)")
            #expect(second.dayOfRun(on: days.second) == min(days.dayOfRun, second.length), "seed \(seed)")
        }
    }

    @Test("differences are the second less the first; shares differ by points")
    func lines() throws {
        let old = CampaignComparison.Side(
            run: try run("old", "2025-10-01", "2025-12-31"), day: day("2025-11-20"),
            tally: tally(raised: 300, received: 200, gifts: 3, donors: 2),
            result: tally(raised: 900, received: 900))
        let new = CampaignComparison.Side(
            run: try run("new", "2026-10-01", "2026-12-31", goal: 2000), day: day("2026-11-20"),
            tally: tally(raised: 400, received: 100, gifts: 2, donors: 2), result: nil)
        let lines = try CampaignComparison(dayOfRun: 51, first: old, second: new).lines()
        func line(_ figure: ComparisonLine.Figure) throws -> ComparisonLine {
            try #require(lines.first { $0.figure == figure })
        }
        #expect(lines.map(\.figure) == ComparisonLine.Figure.allCases)
        #expect(try line(.raised).difference == 100)
        #expect(try line(.raised).change?.text == "33.3%")
        #expect(try line(.received).change?.text == "-50.0%")
        #expect(try line(.averageGift).first == 66)
        #expect(try line(.averageGift).second == 50)
        #expect(try line(.averageGift).change?.text == "-24.3%")
        #expect(try line(.shareOfGoal).difference == -100)
        #expect(try line(.shareOfGoal).change == nil)
        #expect(try line(.shareOfResult).first == 333)
        #expect(try line(.shareOfResult).difference == nil)
        #expect(try line(.result).first == 900 && line(.result).second == nil)
        #expect(try line(.donors).change?.text == "0.0%")
        #expect(try line(.firstTimeDonors).change == nil)
    }

    @Test("a campaign with itself differs in nothing", arguments: Seeds.forRun(count: 3))
    func itself(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let raised = Int64.random(in: -1_000...Int64.max, using: &random)
            let side = CampaignComparison.Side(
                run: try run("x", "2026-01-01", "2026-12-31"), day: day("2026-05-05"),
                tally: tally(
                    raised: raised, received: Int64.random(in: -500...500, using: &random),
                    gifts: Int64.random(in: 0...9, using: &random)),
                result: Bool.random(using: &random) ? tally(raised: raised, received: 0) : nil)
            for line in try CampaignComparison(dayOfRun: 1, first: side, second: side).lines() {
                #expect(line.difference == nil || line.difference == 0, "seed \(seed)")
                #expect(line.change == nil || line.change == Percent(tenths: 0), "seed \(seed)")
            }
        }
    }

    @Test("without gifts there is no average, without a goal no share of it")
    func missing() throws {
        let side = CampaignComparison.Side(
            run: try run("x", "2026-01-01", "2026-12-31", goal: nil), day: day("2026-05-05"),
            tally: tally(raised: 0, received: 0, gifts: 0), result: Tally())
        #expect(side.averageGift == nil && side.shareOfGoal == nil && side.shareOfResult == nil)
    }

    @Test("a difference that does not fit is an error")
    func overflow() throws {
        let run = try run("x", "2026-01-01", "2026-12-31")
        func side(_ raised: Int64) -> CampaignComparison.Side {
            CampaignComparison.Side(
                run: run, day: day("2026-05-05"), tally: tally(raised: raised, received: raised), result: nil)
        }
        #expect(throws: MoneyError.overflow) {
            _ = try CampaignComparison(dayOfRun: 1, first: side(-2), second: side(.max)).lines()
        }
    }
}
