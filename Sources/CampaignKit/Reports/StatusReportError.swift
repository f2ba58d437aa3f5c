/// Why figures were not shown: they contradict each other, or do not fit.
public enum StatusReportError: Error, Equatable, Sendable {
    /// `raised − received = outstanding` does not hold in this row.
    case identity(row: String)
    /// The rows do not add up to the total.
    case total
    case overflow(row: String)

    /// One sentence, lower case first, no full stop.
    public var message: String {
        switch self {
        case .identity(let row): "raised − received is not outstanding in \(row)"
        case .total: "the campaigns and unassigned money do not add up to the total"
        case .overflow(let row): "an amount of \(row) is too large"
        }
    }
}
