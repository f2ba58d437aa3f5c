public import CampaignKit

/// A post-dated check that is here and counts on a later day: outside every figure until then.
///
/// `rules.md §1.6`.
public struct PostDatedGift: Sendable, Equatable {
    /// What it will add to raised in one campaign, in minor units.
    public struct Part: Sendable, Equatable {
        public var campaign: String
        public var raised: Int64
    }

    /// The day it bears.
    public var day: CalendarDate
    /// The check, less what was reversed of it.
    public var minorUnits: Int64
    /// What it pays is in raised already; its parts then have nothing.
    public var isOnPromise: Bool
    /// By campaign id; money without a campaign has an empty one.
    public var parts: [Part]
}
