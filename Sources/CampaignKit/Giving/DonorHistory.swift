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
