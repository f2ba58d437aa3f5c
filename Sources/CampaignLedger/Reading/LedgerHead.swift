public import CampaignKit

/// The newest batch: what a document names to say which ledger it was made from.
public struct LedgerHead: Sendable, Equatable {
    public var batch: Int64
    public var postedOn: CalendarDate
    /// 64 hexadecimal digits.
    public var hash: String
}
