/// A segment, and the cell of its test when it is split.
public struct SegmentCell: Sendable, Hashable {
    public let segment: String
    /// One letter; nil where nothing is tested.
    public let cell: String?

    public init(segment: String, cell: String?) {
        self.segment = segment
        self.cell = cell
    }

    /// The cell that a donor is in: decided by the appeal's id and the donor's number alone, so that neither
    /// a second run nor a later donor moves anyone.
    public static func cell(of donor: Int64, in segment: Segment, appeal: String) -> String? {
        guard !segment.split.isEmpty else { return nil }
        var hash = StableHash()
        hash.add(appeal)
        hash.add(donor)
        return segment.split[hash.value(below: segment.split.count)]
    }
}
