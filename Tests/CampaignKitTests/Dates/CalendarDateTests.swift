import CampaignKit
import TestSupport
import Testing

@Suite("Civil dates, rules.md §1.6")
struct CalendarDateTests {
    @Test("every day from 1890 to 2110 there and back")
    func everyDay() throws {
        let first = try #require(CalendarDate(year: 1890, month: 1, day: 1))
        var previous = first.adding(days: -1)
        var date = first
        var days = 0
        while date.year <= 2110 {
            let (year, month, day) = date.parts
            try #require(CalendarDate(year: year, month: month, day: day) == date)
            try #require(CalendarDate(date.description) == date)
            try #require(previous < date)
            try #require(previous.description < date.description)
            let startsMonth = month != previous.month
            try #require(startsMonth == (day == 1))
            if !startsMonth { try #require(day == previous.day + 1) }
            previous = date
            date = date.adding(days: 1)
            days += 1
        }
        #expect(days == 221 * 365 + 53)
    }

    @Test(
        "days are counted from 1970-01-01",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("1900-01-01", -25_567),
            ("2026-11-20", 20_777), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ])
    func dayNumber(text: String, number: Int) {
        #expect(CalendarDate(text)?.dayNumber == number)
        #expect(CalendarDate(dayNumber: number).description == text)
    }

    @Test(
        "days that no calendar has",
        arguments: [
            "2026-02-30", "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
            "2026-01-00", "2026-01-32", "0000-01-01",
        ])
    func noSuchDay(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(
        "only YYYY-MM-DD is a date",
        arguments: [
            "", "2026", "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "20260101",
            "01/02/2026", "2026-01-0a", "+026-01-01", "-026-01-01", "2026-01-1٠", "2026-01-01T00:00",
        ])
    func otherForms(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test("leap days", arguments: ["2000-02-29", "2024-02-29", "1904-02-29", "2400-02-29"])
    func leapDays(text: String) {
        #expect(CalendarDate(text)?.description == text)
    }

    @Test("parts that are out of range")
    func parts() {
        #expect(CalendarDate(year: 0, month: 1, day: 1) == nil)
        #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(CalendarDate(year: 2026, month: -1, day: 1) == nil)
        #expect(CalendarDate(year: 2026, month: 1, day: -1) == nil)
    }

    @Test(
        "months later, clamped to the end of a shorter month",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-01-31", 3, "2026-04-30"),
            ("2026-01-31", 12, "2027-01-31"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-01-15", -1, "2025-12-15"),
            ("2026-12-31", 2, "2027-02-28"), ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2026-05-05", 0, "2026-05-05"), ("2026-11-30", -24, "2024-11-30"),
            ("2026-06-30", 1, "2026-07-30"),
        ])
    func months(start: String, months: Int, expected: String) throws {
        #expect(try #require(CalendarDate(start)).adding(months: months).description == expected)
    }

    @Test("differences, months and their lengths")
    func arithmetic() throws {
        let first = try #require(CalendarDate("2025-01-01"))
        let last = try #require(CalendarDate("2027-12-31"))
        #expect(first.days(until: last) == 1094)
        #expect(last.days(until: first) == -1094)
        #expect(last.startOfMonth.description == "2027-12-01")
        #expect(first.startOfMonth == first)
        #expect((1...12).map { CalendarDate.daysIn(month: $0, year: 2026) }.reduce(0, +) == 365)
        #expect(CalendarDate.daysIn(month: 2, year: 2024) == 29)
        #expect(CalendarDate.daysIn(month: 2, year: 2100) == 28)
    }

    @Test("text for people is ours, whatever the machine's locale")
    func text() throws {
        let date = try #require(CalendarDate("2026-11-05"))
        #expect(date.longText == "5 Nov 2026")
        #expect(date.shortText == "5 Nov")
        #expect(date.monthText == "2026-11")
        #expect(CalendarDate.monthNames.count == 12)
        #expect(Set(CalendarDate.monthNames).count == 12)
    }

    @Test("adding months and going back by days agrees with the parts", arguments: Seeds.forRun(count: 3))
    func property(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5000 {
            let date = CalendarDate(dayNumber: Int.random(in: -30_000...60_000, using: &random))
            let months = Int.random(in: -600...600, using: &random)
            let moved = date.adding(months: months)
            let index = date.year * 12 + date.month + months
            #expect(moved.year * 12 + moved.month == index, "seed \(seed): \(date) + \(months)")
            #expect(moved.day <= date.day, "seed \(seed)")
            #expect(moved.day == date.day || moved.adding(days: 1).day == 1, "seed \(seed)")
        }
    }
}
