public import CampaignKit

/// Which appeal's suppressions are asked for, and as of when.
public struct AppealHistoryQuery: Sendable {
    public var appeal: Appeal
    /// The appeal's lifecycle year, whose credits suppress.
    public var year: LifecycleYear
    public var asOf: CalendarDate
    /// The last batch that counts; nil for all of them.
    public var knownOn: Int64?
    /// Says what is due of pledges.
    public var plan: Plan

    public init(
        appeal: Appeal, year: LifecycleYear, asOf: CalendarDate, knownOn: Int64? = nil, plan: Plan
    ) {
        self.appeal = appeal
        self.year = year
        self.asOf = asOf
        self.knownOn = knownOn
        self.plan = plan
    }
}
