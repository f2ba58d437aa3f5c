/// Which payments need a written acknowledgment.
///
/// Source: `rules.md §4.1`, IRC 170(f)(8).
///
/// The test is per contribution on the whole payment: never per split, never on a sum of payments.
public enum Acknowledgment {
    /// A single payment of this many cents or more needs one.
    public static let thresholdCents: Int64 = 25_000

    /// Whether a payment of so many cents needs an acknowledgment: 250.00 does, 249.99 does not.
    public static func needsAcknowledgment(payment cents: Int64) -> Bool { cents >= thresholdCents }
}
