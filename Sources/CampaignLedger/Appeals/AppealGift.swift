public import CampaignKit

/// What one gift, pledge or award raised in a place, all its days and corrections together.
public struct AppealGift: Sendable, Equatable {
    /// The row that made it, shown as `G-12`.
    public var unit: Int64
    /// Nil for someone unnamed.
    public var donor: Int64?
    /// Those who are credited with it, as when it is asked who is to be asked no more.
    public var credited: [Int64] = []
    public var place: Designation
    /// What it raised by the day asked for, as `status` counts it; above zero.
    public var raisedMinor: Int64
    /// The day it was first raised on.
    public var day: CalendarDate
}

/// Which gifts of an appeal, or of its campaign without any appeal, are asked for.
public struct AppealGiftQuery: Sendable {
    public var plan: Plan
    public var campaign: String
    public var appeal: Appeal
    /// Only what belongs to no appeal, and only of these days; nil for the appeal's own.
    public var unattributed: ClosedRange<CalendarDate>?
    public var asOf: CalendarDate
    public var knownOn: Int64?

    public init(
        plan: Plan, campaign: String, appeal: Appeal, unattributed: ClosedRange<CalendarDate>? = nil,
        asOf: CalendarDate, knownOn: Int64? = nil
    ) {
        self.plan = plan
        self.campaign = campaign
        self.appeal = appeal
        self.unattributed = unattributed
        self.asOf = asOf
        self.knownOn = knownOn
    }
}
