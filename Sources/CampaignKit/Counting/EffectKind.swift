/// Which running sum of a commitment an entry moves.
///
/// Raw values are stored: never renumber one.
public enum EffectKind: Int, Sendable, CaseIterable {
    /// Promised: the promise itself and its signed changes.
    case committed = 1
    /// Received: gifts and payments, less what was reversed.
    case paid = 2
    case writtenOff = 3
    /// The part of a condition that was met, or of an expected match that was received.
    case met = 4
    /// Moved to another place: it changes no sum, only where the sums stand.
    case moved = 5
}
