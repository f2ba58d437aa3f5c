/// What one posted row changed of a campaign's own figures between two states.
public struct ChangedPart: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Dated by the earlier day, and posted after it was looked at.
        case late
        /// Dated after the earlier day.
        case new
        /// A refund, chargeback, void or adjustment, whenever it is dated.
        case corrected
        /// From one place to another.
        case moved
    }

    public var kind: Kind
    /// The row's number.
    public var entry: Int64
    /// Empty for none.
    public var campaign: String
    public var raisedMinor: Int64
    public var receivedMinor: Int64
    public var outstandingMinor: Int64
}
