/// An amount in another currency with the rate that was fixed at posting.
///
/// `rules.md §1.2`.
public struct ForeignAmount: Hashable, Sendable {
    public var original: Money
    /// Base units per original unit as a decimal text, such as `0.2731`; empty when the file gave the base
    /// amount only.
    public var rate: String
    public var rateSource: String

    public init(original: Money, rate: String, rateSource: String) {
        self.original = original
        self.rate = rate
        self.rateSource = rateSource
    }
}
