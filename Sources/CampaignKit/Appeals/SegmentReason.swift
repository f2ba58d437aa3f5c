/// What a donor's giving is, in words for those who write to them.
struct SegmentReason: Sendable {
    let currency: Currency
    let year: LifecycleYear
    private let namesLargest: Bool
    private let namesTotal: Bool

    /// Words for those a pick finds: what it asks for is named.
    init(currency: Currency, year: LifecycleYear, pick: String) {
        self.currency = currency
        self.year = year
        namesLargest = pick.contains("largest")
        namesTotal = pick.contains("total")
    }

    /// `gave $500.00 in 2025, nothing yet in 2026`; with the figures that the pick asks for.
    func why(_ facts: DonorFacts) -> String {
        var parts = [status(facts)]
        if namesLargest { parts.append("largest gift \(text(facts.largestMinor))") }
        if namesTotal { parts.append("\(text(facts.totalMinor)) in all") }
        return parts.joined(separator: "; ")
    }

    private func status(_ facts: DonorFacts) -> String {
        let (this, last) = (text(facts.thisYearMinor), text(facts.lastYearMinor))
        switch facts.status {
        case .new: return "gave \(this) in \(year.text) for the first time"
        case .recaptured: return "gave \(this) in \(year.text) after no gift in \(year.lastText)"
        case .upgraded, .same, .downgraded:
            return "gave \(last) in \(year.lastText) and \(this) in \(year.text)"
        case .lapsedNew:
            return "gave \(last) in \(year.lastText) for the first time, nothing yet in \(year.text)"
        case .lapsedRepeat: return "gave \(last) in \(year.lastText), nothing yet in \(year.text)"
        case .dormant:
            return facts.last.map { "last gave \(text($0.minorUnits)) on \($0.day)" } ?? "gave years ago"
        case nil: return facts.beside.isEmpty ? "has not given" : facts.beside.words
        }
    }

    private func text(_ minor: Int64) -> String { Money(minorUnits: minor, currency: currency).text }
}
