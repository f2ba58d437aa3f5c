public import CampaignKit

/// One posting, for lists.
public struct BatchSummary: Sendable, Equatable {
    public var id: Int64
    public var postedOn: CalendarDate
    public var postedAtUTC: String
    public var command: String
    public var actor: String
    public var rows: Int64
    /// Sum of the amounts as written, in base-currency minor units.
    public var controlMinor: Int64
    public var hash: String
    /// Why it was posted before the closing of the books; nil when nobody had to say.
    public var reason: String?
    /// The batch that took it back.
    public var undoneBy: Int64?
}
