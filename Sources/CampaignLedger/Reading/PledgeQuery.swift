public import CampaignKit

/// Which pledges to list, and as of when; nil fields do not limit.
public struct PledgeQuery: Sendable {
    public var campaign: String?
    /// Our number of the donor.
    public var donor: Int64?
    /// Only pledges with an outstanding balance.
    public var onlyOpen = false
    /// Only pledges with an overdue balance.
    public var onlyOverdue = false
    public var asOf: CalendarDate
    /// Only what was known after this batch.
    public var knownOn: Int64?
    /// Says what a policy counts, and when campaigns end: what has no schedule is due then.
    public var plan: Plan

    public init(asOf: CalendarDate, plan: Plan) {
        self.asOf = asOf
        self.plan = plan
    }
}
