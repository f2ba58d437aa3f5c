/// Someone who is in a segment of an appeal and gets no piece of it.
public struct SuppressedDonor: Sendable, Equatable {
    /// Ours, the household's first member.
    public var donor: Int64
    public var externalID: String
    public var name: String
    public var segment: String
    /// Why they are in the segment.
    public var why: String
    /// At least one; the first is told where there is room for one.
    public var reasons: [SuppressionReason]
    /// Who they may be: `perhaps D-412, who gave 3 Nov 2026`; empty where that is not the reason.
    public var perhaps = ""

    public init(
        donor: Int64, externalID: String, name: String, segment: String, why: String,
        reasons: [SuppressionReason]
    ) {
        self.donor = donor
        self.externalID = externalID
        self.name = name
        self.segment = segment
        self.why = why
        self.reasons = reasons
    }
}
