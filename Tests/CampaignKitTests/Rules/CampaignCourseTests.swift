import CampaignKit
import TestSupport
import Testing

@Suite("A campaign through its run")
struct CampaignCourseTests {
    private func run(_ starts: String, _ ends: String, goal: Int64? = 3600_00) throws -> CampaignRun {
        let campaign = Campaign(
            id: "floor", name: "The floor", goal: goal.map { Money(minorUnits: $0, currency: .usd) },
            starts: day(starts), ends: day(ends))
        return try #require(CampaignRun(campaign))
    }

    private func course(
        _ run: CampaignRun, on asOf: String, rule: PaceRule = .linear, raised: [String: Int64] = [:],
        like: [String: PaceShare] = [:]
    ) throws -> CampaignCourse {
        let basis = ForecastBasis(
            raised: 0, starts: run.starts, ends: run.ends, asOf: day(asOf), pace: rule)
        return CampaignCourse(
            run, rule: rule, asOf: day(asOf),
            raised: Dictionary(uniqueKeysWithValues: raised.map { (day($0), $1) }),
            forecast: try Forecast(basis)
        ) { like["\($0)"] }
    }

    @Test("A campaign of three years has the ends of its months, the day, and the day a year before")
    func months() throws {
        let run = try run("2025-01-01", "2027-12-31")
        let days = CampaignCourse.days(of: run, asOf: day("2026-11-29"))
        #expect(days.first == day("2024-12-31") && days.last == day("2027-12-31"))
        #expect(days.count == 1 + 36 + 2)
        #expect(days.contains(day("2025-11-29")) && days.contains(day("2026-02-28")))
    }

    @Test(
        "Short runs by day and by week, long ones by quarter",
        arguments: [
            ("2026-11-01", "2026-11-30", 31), ("2026-01-01", "2026-04-30", 19),
            ("2020-01-01", "2029-12-31", 41),
        ])
    func steps(_ starts: String, _ ends: String, _ count: Int) throws {
        let days = CampaignCourse.days(of: try run(starts, ends), asOf: day("2035-01-01"))
        #expect(days.count == count && days == days.sorted() && days.last == day(ends))
    }

    @Test("Ahead a year ago, behind today; what came in a day since, and nothing of days to come")
    func pace() throws {
        // 1,095 days: on the 333rd an even pace expects 1,094.79, on the 698th 2,294.79.
        let course = try course(
            run("2025-01-01", "2027-12-31"), on: "2026-11-29",
            raised: ["2025-11-29": 1500_00, "2026-11-29": 1865_00])
        #expect(course.yearBefore?.expected == 1094_79 && course.yearBefore?.difference == 405_21)
        #expect(course.present?.expected == 2294_79 && course.present?.difference == -429_79)
        #expect(course.perDay?.minorUnits == 100 && course.perDay?.since == day("2025-11-29"))
        #expect(course.points.filter { $0.day > day("2026-11-29") }.allSatisfy { $0.raised == nil })
        #expect(course.points.first?.expected == 0 && course.points.last?.expected == 3600_00)
    }

    @Test("A young campaign counts from its eve, and what went back is rounded away from nothing")
    func young() throws {
        let course = try course(
            run("2026-11-01", "2027-10-31"), on: "2026-11-03",
            raised: ["2026-10-31": 10, "2026-11-03": 3])
        #expect(course.yearBefore == nil)
        #expect(course.perDay?.minorUnits == -3 && course.perDay?.since == day("2026-10-31"))
    }

    @Test("Before its first day and after its last there is no rate")
    func outside() throws {
        let before = try course(run("2027-01-01", "2027-12-31"), on: "2026-11-29")
        #expect(before.present == nil && before.perDay == nil && before.yearBefore == nil)
        let after = try course(
            run("2025-01-01", "2025-12-31"), on: "2026-11-29", raised: ["2025-12-31": 700])
        #expect(after.present?.raised == 700 && after.perDay == nil && after.yearBefore == nil)
    }

    @Test("By another campaign's shares, by a table of months, and without a goal")
    func rules() throws {
        let half = try #require(PaceShare(1, of: 2))
        let like = try course(
            run("2026-01-01", "2026-01-31"), on: "2026-01-20", rule: .like(campaign: "other"),
            like: ["2026-01-10": half])
        #expect(like.points.first { $0.day == day("2026-01-10") }?.expected == 1800_00)
        #expect(like.points.first { $0.day == day("2026-01-11") }?.expected == nil)
        let months = PaceRule.months([.init(month: day("2026-01-01"), shareTenths: 400)])
        let planned = try course(run("2026-01-01", "2026-02-28"), on: "2026-02-10", rule: months)
        // Of $3,600 four tenths in January, by its 28th day: 1,440.00 × 28 / 31, rounded down.
        let expected = planned.points.first { $0.day == day("2026-01-28") }?.expected
        #expect(expected == 1_300_64)
        let open = try course(run("2026-01-01", "2026-01-31", goal: nil), on: "2026-01-20")
        #expect(open.points.allSatisfy { $0.expected == nil && $0.difference == nil })
    }
}
