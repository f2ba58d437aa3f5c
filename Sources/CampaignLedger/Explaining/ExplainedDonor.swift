public import CampaignKit

/// A donor as an explanation may name them.
public struct ExplainedDonor: Sendable, Equatable {
    /// Shown as `D-77`.
    public var id: Int64
    /// Empty for a placeholder.
    public var name: String
    /// The strictest level that a gift of theirs in this row asks for, of those that staff may see.
    public var anonymity: Anonymity

    /// Whether all of these gifts are hidden from staff: then neither name nor number is shown.
    public var isHidden: Bool { anonymity.hides(from: .staff) }
}
