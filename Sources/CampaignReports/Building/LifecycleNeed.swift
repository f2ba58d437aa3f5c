/// The year that a block asks the ledger for.
public enum LifecycleNeed: Hashable, Sendable {
    /// The one that the report's day is in.
    case present
    case year(Int)
}
