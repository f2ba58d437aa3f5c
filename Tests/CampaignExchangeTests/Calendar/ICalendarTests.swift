import CampaignKit
import Foundation
import Testing

@testable import CampaignExchange

/// Calendars as other programs read them: `grants.md §1.4.13`.
@Suite("iCalendar files")
struct ICalendarTests {
    private static func day(_ text: String) -> CalendarDate {
        CalendarDate(text) ?? CalendarDate(dayNumber: 0)
    }

    private static let event = ICalendar.Event(
        uid: "DL-12.5f3a9c21@campaign", day: day("2027-06-15"),
        summary: "Interim report due, Umbrella; Pine\\Fund\nnow (GR-2)", categories: ["GRANT", "REPORT"],
        sequence: 2, changedAt: "2026-11-21T02:06:00Z")

    private func text(_ events: [ICalendar.Event]) -> String {
        String(decoding: ICalendar.bytes(events), as: UTF8.self)
    }

    @Test("a whole day ends on the day after; stamps are the ledger's")
    func wholeDay() {
        let lines = text([Self.event]).components(separatedBy: "\r\n")
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
        for line in [
            "UID:DL-12.5f3a9c21@campaign", "DTSTAMP:20261121T020600Z", "LAST-MODIFIED:20261121T020600Z",
            "SEQUENCE:2", "DTSTART;VALUE=DATE:20270615", "DTEND;VALUE=DATE:20270616",
            "SUMMARY:Interim report due\\, Umbrella\\; Pine\\\\Fund\\nnow (GR-2)", "CATEGORIES:GRANT,REPORT",
            "TRIGGER:-P30D", "TRIGGER:-P7D",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(!lines.contains("STATUS:CANCELLED"))
    }

    @Test("the last day of a year ends in the next")
    func yearEnd() {
        var event = Self.event
        event.day = Self.day("2028-12-31")
        #expect(text([event]).contains("DTEND;VALUE=DATE:20290101"))
    }

    @Test("lines have at most 75 bytes and are cut between characters")
    func folding() {
        var event = Self.event
        event.summary = String(repeating: "é日本", count: 40)
        let bytes = ICalendar.bytes([event])
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        let whole = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n ", with: "")
        #expect(whole.contains("SUMMARY:" + event.summary + "\r\n"))
    }

    @Test("what was canceled reminds of nothing")
    func canceled() {
        var event = Self.event
        event.isCancelled = true
        let canceled = text([event])
        #expect(canceled.contains("STATUS:CANCELLED") && !canceled.contains("VALARM"))
        #expect(canceled.contains("UID:DL-12.5f3a9c21@campaign"))
    }

    @Test("an empty calendar is none, and control characters are dropped")
    func hostile() {
        #expect(ICalendar.bytes([]).isEmpty)
        var event = Self.event
        event.summary = "a\u{1B}[31m\r\nEND:VCALENDAR"
        #expect(text([event]).components(separatedBy: "\r\n").filter { $0 == "END:VCALENDAR" }.count == 1)
    }
}
