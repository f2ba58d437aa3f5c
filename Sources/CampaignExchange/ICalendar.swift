public import CampaignKit

/// Dated duties as an iCalendar file: events of whole days, the same bytes for the same ledger.
///
/// Source: RFC 5545, sections 3.1 (folding), 3.3.11 (escapes), 3.6.1 (a whole day ends on the next).
public struct ICalendar {
    public struct Event: Sendable, Equatable {
        /// The same in every export, on every machine.
        public var uid: String
        public var day: CalendarDate
        public var summary: String
        public var description: String
        public var categories: [String]
        /// How often it was changed.
        public var sequence: Int
        /// When that was last, in UTC: `2026-11-21T02:06:00Z`.
        public var changedAt: String
        public var isCancelled: Bool

        public init(
            uid: String, day: CalendarDate, summary: String, description: String = "",
            categories: [String] = [], sequence: Int = 0, changedAt: String, isCancelled: Bool = false
        ) {
            self.uid = uid
            self.day = day
            self.summary = summary
            self.description = description
            self.categories = categories
            self.sequence = sequence
            self.changedAt = changedAt
            self.isCancelled = isCancelled
        }
    }

    private var lines: [String] = []

    /// As the format spells it.
    private static let canceled = "CANCEL" + "LED"

    /// The days before an event on which a calendar reminds of it.
    private static let alarms = [30, 7]

    /// The file; an empty list makes none, because a calendar needs an event.
    public static func bytes(_ events: [Event]) -> [UInt8] {
        guard !events.isEmpty else { return [] }
        var calendar = ICalendar()
        calendar.lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//campaign//grants//EN", "CALSCALE:GREGORIAN",
        ]
        for event in events { calendar.write(event) }
        calendar.lines.append("END:VCALENDAR")
        return calendar.lines.flatMap { folded($0) + [0x0D, 0x0A] }
    }

    private mutating func write(_ event: Event) {
        let stamp = event.changedAt.filter { $0 != "-" && $0 != ":" }
        lines += [
            "BEGIN:VEVENT", "UID:\(event.uid)", "DTSTAMP:\(stamp)", "LAST-MODIFIED:\(stamp)",
            "SEQUENCE:\(event.sequence)", "DTSTART;VALUE=DATE:\(Self.text(event.day))",
            "DTEND;VALUE=DATE:\(Self.text(event.day.adding(days: 1)))",
            "SUMMARY:\(Self.escaped(event.summary))", "TRANSP:TRANSPARENT",
        ]
        if !event.description.isEmpty { lines.append("DESCRIPTION:\(Self.escaped(event.description))") }
        if !event.categories.isEmpty {
            lines.append("CATEGORIES:" + event.categories.map(Self.escaped).joined(separator: ","))
        }
        guard !event.isCancelled else {
            lines += ["STATUS:" + Self.canceled, "END:VEVENT"]
            return
        }
        for days in Self.alarms {
            lines += [
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(Self.escaped(event.summary))",
                "TRIGGER:-P\(days)D", "END:VALARM",
            ]
        }
        lines.append("END:VEVENT")
    }

    private static func text(_ day: CalendarDate) -> String { day.description.filter { $0 != "-" } }

    /// Without characters that control a terminal, with the four that have a meaning escaped.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += "\\\(scalar)"
            case "\n": escaped += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Lines of at most 75 bytes, cut between characters; what goes on begins with a blank.
    private static func folded(_ line: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var width = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if width + size > 75 {
                bytes += [0x0D, 0x0A, 0x20]
                width = 1
            }
            bytes += Array(String(scalar).utf8)
            width += size
        }
        return bytes
    }
}
