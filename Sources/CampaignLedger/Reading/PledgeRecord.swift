/// One pledge in full.
public struct PledgeRecord: Sendable, Equatable {
    public var pledge: PledgeLine
    /// The row that made it.
    public var gift: EntryDetail
    /// Payments, changes, write-offs and what corrects them, by day; none after the day asked for.
    public var acts: [EntrySummary]
}
