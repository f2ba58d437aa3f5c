public import CampaignKit
public import CampaignLedger
import Foundation

/// A batch in words, for people who have to know which one is meant.
public struct BatchWords {
    public let currency: Currency

    public init(currency: Currency) { self.currency = currency }

    /// `batch B-41 (Ana, 29 Nov 2026 14:02, 1 row, $1,000.00)`; no sum where no money was posted.
    public func text(_ mark: BatchMark) -> String {
        var parts = [TerminalText.safe(mark.actor), Self.moment(mark.postedAtUTC, zone: mark.zone)]
        parts += [Words.count(mark.rows, "row")]
        if mark.controlMinor != 0 {
            parts.append(Money(minorUnits: mark.controlMinor, currency: currency).text)
        }
        return "batch B-\(mark.batch) (\(parts.filter { !$0.isEmpty }.joined(separator: ", ")))"
    }

    /// A stored instant by the clock of a zone: `29 Nov 2026 14:02`; as it is stored where it is not one.
    public static func moment(_ utc: String, zone: String) -> String {
        guard let instant = UTCInstant(utc) else { return TerminalText.safe(utc) }
        let date = Date(timeIntervalSince1970: TimeInterval(instant.secondsSince1970))
        let ahead = TimeZone(identifier: zone)?.secondsFromGMT(for: date) ?? 0
        let local = UTCInstant(secondsSince1970: instant.secondsSince1970 + ahead)
        return "\(instant.day(secondsAhead: ahead).longText) \(local.description.dropFirst(11).prefix(5))"
    }
}
