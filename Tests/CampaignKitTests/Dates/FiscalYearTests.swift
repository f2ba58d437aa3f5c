import CampaignKit
import Testing

@Suite("Fiscal years, rules.md §3")
struct FiscalYearTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test(
        "the year in which it ends gives its name",
        arguments: [
            ("07-01", "2026-06-30", 2026, "2025-07-01", "2026-06-30"),
            ("07-01", "2026-07-01", 2027, "2026-07-01", "2027-06-30"),
            ("07-01", "2026-12-31", 2027, "2026-07-01", "2027-06-30"),
            ("07-01", "2027-01-01", 2027, "2026-07-01", "2027-06-30"),
            ("01-01", "2026-01-01", 2026, "2026-01-01", "2026-12-31"),
            ("01-01", "2026-12-31", 2026, "2026-01-01", "2026-12-31"),
            ("10-01", "2026-09-30", 2026, "2025-10-01", "2026-09-30"),
            ("01-02", "2026-01-01", 2026, "2025-01-02", "2026-01-01"),
            ("03-01", "2024-02-29", 2024, "2023-03-01", "2024-02-29"),
            ("04-06", "2026-04-05", 2026, "2025-04-06", "2026-04-05"),
            ("07-01", "9999-12-31", 10_000, "9999-07-01", "10000-06-30"),
        ])
    func containing(start: String, date: String, year: Int, first: String, last: String) throws {
        let start = try #require(MonthDay(start))
        let fiscal = FiscalYear(containing: try day(date), startingOn: start)
        #expect(fiscal.year == year)
        #expect(fiscal.starts.description == first)
        #expect(fiscal.ends.description == last)
        #expect(FiscalYear(ending: year, startingOn: start) == fiscal)
    }

    @Test("years follow one another without a gap", arguments: ["01-01", "07-01", "10-15", "03-01", "12-31"])
    func contiguous(start: String) throws {
        let start = try #require(MonthDay(start))
        for year in 1995...2035 {
            let one = FiscalYear(ending: year, startingOn: start)
            let next = FiscalYear(ending: year + 1, startingOn: start)
            #expect(one.ends.adding(days: 1) == next.starts)
            #expect(one < next)
            #expect(FiscalYear(containing: one.starts, startingOn: start) == one)
            #expect(FiscalYear(containing: one.ends, startingOn: start) == one)
            #expect((365...366).contains(one.starts.days(until: one.ends) + 1))
        }
    }

    @Test("a day of any year")
    func monthDay() throws {
        #expect(MonthDay("07-01")?.month == 7)
        #expect(MonthDay("07-01")?.day == 1)
        #expect(MonthDay("07-01")?.description == "07-01")
        #expect(MonthDay.newYear.description == "01-01")
        #expect(MonthDay("01-01") == .newYear)
        #expect(try #require(MonthDay("12-31")).date(in: 2026).description == "2026-12-31")
    }

    @Test(
        "days that most years lack, and other texts",
        arguments: ["02-29", "13-01", "7-1", "", "0701", "07-01 "])
    func noMonthDay(text: String) {
        #expect(MonthDay(text) == nil)
    }
}
