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

/// What is known of a donor, told again from its beginning without what some batches said: `import undo`.
///
/// Batch by batch in their order. A part that a batch left as it found it is not that batch's; a part that is
/// empty, because no one who still counts wrote it, is what a source said since. `rules.md §5`.
public struct DonorHistory: Sendable {
    /// Nil where no one who counts has said anything.
    public private(set) var known: DatedDetails?
    private var last = DatedDetails()

    public init() {}

    /// Takes what a batch left; with `counts` false only so that the next one is compared with it.
    public mutating func take(_ version: DatedDetails, counts: Bool) {
        defer { last = version }
        guard counts else { return }
        let (old, new) = (last.details, version.details)
        var now = known ?? DatedDetails()
        for part in DonorPart.allCases where part.values(in: old) != part.values(in: new) {
            now.take(part, from: new, on: version.days[part])
        }
        if old.kind != new.kind { now.details.kind = new.kind }
        now.details.suppressions.formUnion(new.suppressions.subtracting(old.suppressions))
        now.details.suppressions.subtract(old.suppressions.subtracting(new.suppressions))
        known = now
    }

    /// Takes what a row said of a part next to what was known.
    public mutating func hear(_ part: DonorPart, _ values: [String], on day: CalendarDate) {
        var now = known ?? DatedDetails()
        defer { known = now }
        guard part.isEmpty(in: now.details) else { return }
        var said = DonorDetails()
        for (field, text) in zip(part.fields, values) { said[keyPath: field] = text }
        now.take(part, from: said, on: day)
    }

    /// Takes what a row said of what may not be done.
    public mutating func hear(_ suppressions: DonorDetails.Suppressions) {
        var now = known ?? DatedDetails()
        now.details.suppressions.formUnion(suppressions)
        known = now
    }
}
