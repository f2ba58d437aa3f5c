import CampaignLedger

/// The largest of many parts, whatever their sign; of equal ones the newest.
struct LargestParts {
    let limit: Int
    private var kept: [ExplainedPart] = []

    init(_ limit: Int) { self.limit = limit }

    mutating func add(_ part: ExplainedPart) {
        kept.append(part)
        // Sorted now and then only, so that a long list costs no more per row than a short one.
        if kept.count >= 2 * limit + 64 { kept = sorted }
    }

    var sorted: [ExplainedPart] {
        Array(
            kept.sorted { ($0.part.magnitude, $0.id) > ($1.part.magnitude, $1.id) }.prefix(limit))
    }
}
