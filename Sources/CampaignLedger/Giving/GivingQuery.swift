public import CampaignKit

/// What is asked about the giving of donors: which year, until when, and who is one donor.
public struct GivingQuery: Sendable, Equatable {
    public var year: LifecycleYear
    /// The day until which gifts of the year, and what went back of any gift, count.
    public var asOf: CalendarDate
    public var unit: DonorUnit
    /// Adds gifts that someone is recognized for, each once in a household and never above the gift.
    public var soft: Bool
    /// The last batch that counts; nil for all of them.
    public var knownOn: Int64?
    /// Leaves out gifts that are hidden from staff: what may be next to a name.
    public var forStaff = false

    public init(
        year: LifecycleYear, asOf: CalendarDate, unit: DonorUnit = .household, soft: Bool = false,
        knownOn: Int64? = nil
    ) {
        self.year = year
        self.asOf = asOf
        self.unit = unit
        self.soft = soft
        self.knownOn = knownOn
    }

    /// The last day whose gifts count.
    public var lastGiftDay: CalendarDate { year.lastGiftDay(asOf: asOf) }
}
