/// What someone says of a donor by hand: it is in the place of what was known, and alone may lower a
/// suppression (`rules.md §5`).
public struct DonorEdit {
    /// The new text of each field that is named; the empty text takes it away.
    public var texts: [(field: WritableKeyPath<DonorDetails, String>, text: String)] = []
    /// The new kind, where `setsKind`.
    public var kind: DonorKind?
    public var setsKind = false
    public var raised: DonorDetails.Suppressions = []
    public var lowered: DonorDetails.Suppressions = []

    public init() {}

    public var isEmpty: Bool { texts.isEmpty && !setsKind && raised.isEmpty && lowered.isEmpty }

    /// What is known afterwards.
    ///
    /// Naming a part of the address writes a whole new one from the present one; no mail came back from that.
    public func applied(to known: DatedDetails, on day: CalendarDate) -> DatedDetails {
        var result = known
        for (field, text) in texts { result.details[keyPath: field] = text }
        for part in DonorPart.allCases where part.values(in: result.details) != part.values(in: known.details)
        {
            result.days[part] = part.isEmpty(in: result.details) ? nil : day
            if part == .address { result.details.suppressions.remove(.returnedMail) }
        }
        if setsKind { result.details.kind = kind }
        result.details.suppressions.subtract(lowered)
        result.details.suppressions.formUnion(raised)
        return result
    }

    /// The parts of which a field is named.
    public var parts: [DonorPart] {
        DonorPart.allCases.filter { part in texts.contains { part.fields.contains($0.field) } }
    }
}
