public import CampaignKit

/// One recording of an appeal's pieces: a batch, and whether it was reversed.
public struct SolicitationPosting: Sendable, Equatable {
    public var batch: Int64
    public var postedOn: CalendarDate
    /// The day on which the pieces went out; the first where there are several.
    public var day: CalendarDate
    public var pieces: Int
    /// Base-currency minor units; nil where no cost was recorded.
    public var costMinor: Int64?
    /// The batch that reversed it; nil while it stands.
    public var voidedBy: Int64?
}
