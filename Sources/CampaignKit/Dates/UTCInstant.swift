/// A moment in UTC, to the second.
public struct UTCInstant: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let secondsSince1970: Int

    public init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

    /// Reads the form that ledgers store; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "T", maxSplits: 1)
        guard parts.count == 2, let day = CalendarDate(String(parts[0])), parts[1].hasSuffix("Z") else {
            return nil
        }
        let time = parts[1].dropLast().split(separator: ":").map { Int($0) ?? -1 }
        guard time.count == 3, (0..<24).contains(time[0]), time[1...].allSatisfy((0..<60).contains) else {
            return nil
        }
        secondsSince1970 = day.dayNumber * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
    }

    /// `2026-11-21T02:06:00Z`, the form that ledgers store.
    public var description: String {
        let time = secondsSince1970 - utcDay * 86_400
        let parts = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(CalendarDate(dayNumber: utcDay))T\(parts.joined(separator: ":"))Z"
    }

    /// The civil day where clocks are so many seconds ahead of UTC.
    public func day(secondsAhead: Int) -> CalendarDate {
        CalendarDate(dayNumber: Self.days(in: secondsSince1970 + secondsAhead))
    }

    public static func < (left: UTCInstant, right: UTCInstant) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }

    private var utcDay: Int { Self.days(in: secondsSince1970) }

    /// Whole days, rounded down also before 1970.
    private static func days(in seconds: Int) -> Int {
        seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    }
}
