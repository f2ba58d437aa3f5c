public import CampaignKit
import CampaignServices
import Foundation

extension CommandContext {
    /// The variable that sets today for reading and for derived output.
    public static let todayVariable = "CAMPAIGN_TODAY"

    /// The moment, by the real clock, as ledgers store it.
    public func nowUTC() -> UTCInstant { clock() }

    /// The day that `CAMPAIGN_TODAY` says, nil when it is not set.
    public func todayOverride() throws -> CalendarDate? {
        guard let text = environment[Self.todayVariable], !text.isEmpty else { return nil }
        guard let day = CalendarDate(text) else {
            throw CommandError.usage(
                "bad-today", "\(Self.todayVariable) is not a day: '\(text)'", hint: "write it as 2026-11-20")
        }
        return day
    }

    /// Today in a zone: what `CAMPAIGN_TODAY` says, else the civil day there.
    public func today(zone: String) throws -> CalendarDate {
        try todayOverride() ?? civilDay(zone: zone)
    }

    /// The civil day in a zone by the real clock: what a batch records as the day of its posting.
    public func civilDay(zone: String) -> CalendarDate {
        let now = clock()
        let date = Date(timeIntervalSince1970: TimeInterval(now.secondsSince1970))
        // Names are checked when the plan is loaded; UTC is for a plan that could not be.
        return now.day(secondsAhead: TimeZone(identifier: zone)?.secondsFromGMT(for: date) ?? 0)
    }
}
