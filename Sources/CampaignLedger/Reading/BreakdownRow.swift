public import CampaignKit

/// The tally of one project, appeal, unit or month within a campaign.
public struct BreakdownRow: Sendable, Equatable {
    public var campaign: String
    /// Empty for none; `project/unit` for a unit; `2026-11` for a month.
    public var key: String
    public var tally: Tally
}
