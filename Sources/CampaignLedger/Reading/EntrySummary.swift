public import CampaignKit

/// One posted row, for lists: a gift, a promise, or what happened to one.
public struct EntrySummary: Sendable, Equatable {
    /// Shown as `G-1042`.
    public var id: Int64
    public var batch: Int64
    public var type: EntryType
    /// The day that it acts on.
    public var day: CalendarDate
    /// Signed base-currency minor units that it adds; a write-off takes away.
    public var effectMinor: Int64
    /// Set when the row acts on a promise of this number, shown as `P-12`.
    public var promise: Int64?
    /// Our number of the donor, shown as `D-77`; nil for someone unnamed.
    public var donor: Int64?
    /// Empty for a placeholder.
    public var donorName: String
    public var anonymity: Anonymity
    public var place: Designation
    /// Whether it is split over several places; `place` is then the first.
    public var isSplit: Bool
    public var source: String
    /// The source's own id; empty when there is none.
    public var externalID: String
    /// Over how many places it is split.
    public var placeCount = 1
    /// How much a move moves, in minor units; nil for every other row.
    public var movedMinor: Int64?
}
