/// Someone who is in no segment of an appeal.
public struct UnsegmentedDonor: Sendable, Equatable {
    /// Ours, the household's first member.
    public var donor: Int64
    public var externalID: String
    public var name: String
    /// In the appeal's year; nil for someone who never gave.
    public var status: LifecycleStatus?
    /// The same in words, with amounts unless a gift is hidden.
    public var why: String
}
