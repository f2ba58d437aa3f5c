import CampaignKit
import Testing

@Suite("Pace by a month table, rules.md §2")
struct MonthCurveTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func months(_ table: [(String, Int64)]) throws -> PaceRule {
        .months(try table.map { PaceRule.MonthShare(month: try day($0.0 + "-01"), shareTenths: $0.1) })
    }

    /// What a goal of 1,000.00 expects from 11 November 2026 to 15 January 2027 on the given table.
    private func expected(_ asOf: String, _ table: [(String, Int64)]) throws -> Int64? {
        Pace.evaluate(
            rule: try months(table), goal: 100_000, starts: try day("2026-11-11"),
            ends: try day("2027-01-15"),
            asOf: try day(asOf), raised: 0
        ).expected
    }

    private let yearEnd: [(String, Int64)] = [("2026-11", 200), ("2026-12", 820), ("2027-01", 1000)]

    @Test(
        "the table at the end of each month, straight lines in between",
        arguments: [
            ("2026-11-11", 1000), ("2026-11-20", 10_000), ("2026-11-30", 20_000), ("2026-12-01", 22_000),
            ("2026-12-31", 82_000), ("2027-01-05", 88_000), ("2027-01-15", 100_000),
        ] as [(String, Int64)])
    func interpolation(asOf: String, minor: Int64) throws {
        #expect(try expected(asOf, yearEnd) == minor)
    }

    @Test("the order in the file does not matter")
    func anyOrder() throws {
        #expect(try expected("2026-12-01", yearEnd.reversed()) == 22_000)
    }

    @Test("a month that is left out lies on the line between its neighbors")
    func gap() throws {
        // 46 days from the end of November to the last day, 80 % to go.
        let table: [(String, Int64)] = [("2026-11", 200), ("2027-01", 1000)]
        #expect(try expected("2026-12-23", table) == 60_000)
    }

    @Test("a table that stops short runs on to the whole on the last day")
    func short() throws {
        let table: [(String, Int64)] = [("2026-11", 200), ("2026-12", 700)]
        #expect(try expected("2027-01-05", table) == 80_000)
        #expect(try expected("2027-01-15", table) == 100_000)
    }

    @Test("a table that ends below the whole is taken at its word")
    func below() throws {
        #expect(try expected("2027-01-15", [("2027-01", 900)]) == 90_000)
    }

    @Test("an empty table is linear")
    func empty() throws {
        #expect(try expected("2026-11-11", []) == 100_000 / 66)
        #expect(try expected("2027-01-15", []) == 100_000)
    }

    @Test("a month before the start is what the campaign starts with, one after its end is ignored")
    func outside() throws {
        let table: [(String, Int64)] = [
            ("2026-10", 100), ("2026-11", 200), ("2027-01", 1000), ("2027-06", 1000),
        ]
        #expect(try expected("2026-11-20", table) == 15_000)
        #expect(try expected("2027-01-15", table) == 100_000)
    }

    @Test("shares beyond the whole are held within it")
    func clamped() throws {
        #expect(try expected("2026-11-30", [("2026-11", 1500)]) == 100_000)
        #expect(try expected("2026-11-30", [("2026-11", -5)]) == 0)
    }

    @Test("elapsed stays the share of time")
    func elapsed() throws {
        let result = Pace.evaluate(
            rule: try months(yearEnd), goal: 100_000, starts: try day("2026-11-11"),
            ends: try day("2027-01-15"), asOf: try day("2026-12-13"), raised: 46_000)
        #expect(result.elapsed?.text == "50.0%")
        #expect(result.share?.percent.text == "46.0%")
        #expect(result.difference == 0)
        #expect(result.pace == .on)
    }
}
