/// The tally of one project, appeal, unit or month within a campaign.
public struct BreakdownRow: Sendable, Equatable {
    public var campaign: String
    /// Empty for none; `project/unit` for a unit; `2026-11` for a month.
    public var key: String
    public var tally: Tally

    public init(campaign: String, key: String, tally: Tally) {
        self.campaign = campaign
        self.key = key
        self.tally = tally
    }
}
