/// One donor in full.
public struct DonorRecord: Sendable, Equatable {
    /// What was received in one calendar year.
    public struct Year: Sendable, Equatable {
        public var year: Int
        public var gifts: Int
        public var receivedMinor: Int64
    }

    public var line: DonorLine
    /// Newest first.
    public var years: [Year]
    /// Newest first, at most 100.
    public var recent: [GiftLine]
    /// Gifts of others that this donor is recognised for.
    public var softCredits: Int
    /// Gifts and promises that staff may not see; they are in none of the other figures.
    public var hidden: Int
}
