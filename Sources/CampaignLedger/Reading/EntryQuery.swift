public import CampaignKit

/// Which rows of the ledger to list; nil fields do not limit.
public struct EntryQuery: Sendable {
    public var campaign: String?
    public var appeal: String?
    public var project: String?
    /// Our number of the donor.
    public var donor: Int64?
    public var type: EntryType?
    public var since: CalendarDate?
    public var until: CalendarDate?
    /// Least amount in base-currency minor units.
    public var atLeastMinor: Int64?
    /// Only what this batch posted.
    public var batch: Int64?
    /// Only what was known after this batch.
    public var knownOn: Int64?
    /// Gifts are found and shown where they was at the end of this day; nil for after every move.
    public var standsOn: CalendarDate?
    /// Most rows to list.
    public var limit: Int?

    public init() {}

    var moves: MovedGifts { MovedGifts(knownOn: knownOn, until: standsOn) }
}
