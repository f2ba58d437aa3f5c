public import CampaignKit

/// What came in on each of some days in a row: gifts have a day, and no hour.
public struct DaySeries: Sendable, Equatable {
    public struct Day: Sendable, Equatable {
        public let day: CalendarDate
        /// What the day changed, in minor units.
        public let raised: Int64
        public let received: Int64
        public let gifts: Int64
    }

    /// When something was last posted.
    public struct Posting: Sendable, Equatable {
        public let batch: Int64
        /// In UTC, as the ledger has it: `2026-11-20T14:05:33Z`.
        public let time: String

        public init(batch: Int64, time: String) { (self.batch, self.time) = (batch, time) }

        /// The day in UTC; nil where the time is damaged.
        var day: CalendarDate? { CalendarDate(String(time.prefix(10))) }

        /// The hour and minute: `14:05`.
        var timeOfDay: String { String(time.dropFirst(11).prefix(5)) }
    }

    /// The oldest first.
    public let days: [Day]
    /// Nil where nothing was posted.
    public let lastPosting: Posting?

    /// The differences from evening to evening.
    ///
    /// - `evenings`: the figures at the end of the day before the first day, and of each day.
    /// Throws `MoneyError` where a difference does not fit.
    public init(
        _ evenings: [(day: CalendarDate, tally: Tally)], lastPosting: Posting?
    ) throws(MoneyError) {
        var days: [Day] = []
        for (before, after) in zip(evenings, evenings.dropFirst()) {
            days.append(
                Day(
                    day: after.day, raised: try Checked.subtract(after.tally.raised, before.tally.raised),
                    received: try Checked.subtract(after.tally.received, before.tally.received),
                    gifts: try Checked.subtract(after.tally.gifts, before.tally.gifts)))
        }
        (self.days, self.lastPosting) = (days, lastPosting)
    }
}
