/// What another system's id of a row names (`design.md §5`).
///
/// Raw values are stored and hashed: never renumber one.
public enum AliasKind: Int, Sendable, CaseIterable {
    /// The payment at its processor: one payment has one.
    case processor = 1
    /// The payout that it came in with: many payments share one.
    case payout = 2
}
