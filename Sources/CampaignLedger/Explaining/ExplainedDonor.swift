/// A donor as an explanation may name them.
public struct ExplainedDonor: Sendable, Equatable {
    /// Shown as `D-77`.
    public var id: Int64
    /// Empty for a placeholder.
    public var name: String
    /// Whether a gift of theirs in this row is hidden from staff: then neither name nor number is shown.
    public var isHidden: Bool
}
