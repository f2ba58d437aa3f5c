public import CampaignKit

/// What a ledger is checked against.
public struct LedgerCheckQuestion: Sendable {
    public var plan: Plan
    /// What is due, and which campaigns have ended, depends on it.
    public var asOf: CalendarDate
    /// The plan of the last posting, where it could be read: what the running totals were written for.
    public var postedPlan: Plan?
    /// Recompute every hash and every commitment too.
    public var isDeep: Bool
    /// The hash, or the start of one, of a posting that must be there.
    public var head: String?

    public init(
        plan: Plan, asOf: CalendarDate, postedPlan: Plan? = nil, isDeep: Bool = false, head: String? = nil
    ) {
        self.plan = plan
        self.asOf = asOf
        self.postedPlan = postedPlan
        self.isDeep = isDeep
        self.head = head
    }
}
