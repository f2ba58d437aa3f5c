import CampaignKit
import Foundation

/// Which civil day of the charity a moment is (`rules.md §1.6`): 2027-01-01 at 03:00 UTC is 31 December in
/// New York.
struct CivilClock: Sendable {
    private let charity: TimeZone
    /// The zone of times that say none; nil refuses them.
    private let source: TimeZone?

    init(charity: String, source: String?) {
        self.charity = TimeZone(identifier: charity) ?? .gmt
        self.source = source.flatMap { TimeZone(identifier: $0) }
    }

    /// The charity's day at a time of a day; nil when nothing says in which zone that is.
    ///
    /// - Parameters:
    ///   - second: seconds after midnight.
    ///   - offset: seconds ahead of UTC, as the text says them.
    func day(_ day: CalendarDate, second: Int, offset: Int?) -> CalendarDate? {
        let local = day.dayNumber * 86_400 + second
        let ahead: Int
        if let offset {
            ahead = offset
        } else if let source {
            // Right but for the hour in which clocks are set back, which no midnight is near.
            let first = Self.offset(of: source, at: local)
            ahead = Self.offset(of: source, at: local - first)
        } else {
            return nil
        }
        let moment = local - ahead
        let there = moment + Self.offset(of: charity, at: moment)
        return CalendarDate(dayNumber: there >= 0 ? there / 86_400 : (there - 86_399) / 86_400)
    }

    private static func offset(of zone: TimeZone, at seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
}
