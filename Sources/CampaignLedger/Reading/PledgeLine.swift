public import CampaignKit

/// One pledge or award, for lists, as it is on a day.
public struct PledgeLine: Sendable, Equatable {
    /// The row that made it; its `promise` is the pledge's number, shown as `P-12`.
    public var line: EntrySummary
    /// The source's name for it; empty when there is none.
    public var name: String
    public var standing: PledgeStanding
    /// What of it a status counts: nothing of what a policy leaves out.
    public var counted: Counted
    /// Whether it has a schedule of its own; else it is due when its campaign ends.
    public var hasSchedule: Bool

    /// The parts of a pledge's sums that are in a status.
    public struct Counted: Sendable, Equatable {
        public var outstanding: Int64 = 0
        public var overdue: Int64 = 0

        public init() {}
    }

    public var number: Int64 { line.promise ?? 0 }
}
