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
    /// Gifts of others that this donor is recognised for, without those that staff may not see.
    public var softCredits: Int
}
