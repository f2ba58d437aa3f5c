public import CampaignKit

/// A posted row's part of a figure, or what it would have been and why it is not.
public struct ExplainedPart: Sendable, Equatable {
    /// The row's number; a donor's for figures that count donors, 0 for rows that name none.
    public var id: Int64
    /// Signed minor units or a count; of a donor their raised.
    public var part: Int64
    /// Nil for what is in the figure.
    public var rule: ExclusionReason?
    /// Whether nothing that staff may see makes this donor one of the row: then no one may be named.
    public var isHidden: Bool

    public init(id: Int64, part: Int64, rule: ExclusionReason? = nil, isHidden: Bool = false) {
        self.id = id
        self.part = part
        self.rule = rule
        self.isHidden = isHidden
    }
}
