/// What the rows of a list come to, in base-currency minor units.
///
/// `paidMinor` is money in and out; `received` of a campaign leaves out what its policy excludes.
public struct EntryTotals: Sendable, Equatable {
    public var count = 0
    /// Money of gifts and payments less what went back; gifts in kind are not money.
    public var paidMinor: Int64 = 0
    /// Of it, what bought something and is excluded by the policy of its campaign.
    public var purchaseMinor: Int64 = 0
    /// Of it, what governments gave and the policy of its campaign excludes.
    public var governmentMinor: Int64 = 0
    /// Gifts in kind, not in `paidMinor`.
    public var inKindMinor: Int64 = 0
    /// Gifts and payments of a later day, in none of the sums.
    public var postDatedCount = 0
    public var postDatedMinor: Int64 = 0

    public init() {}
}
