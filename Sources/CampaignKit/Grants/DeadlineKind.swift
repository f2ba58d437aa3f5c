/// What is due on a grant's deadline.
///
/// Raw values are stored and hashed: never renumber one.
public enum DeadlineKind: Int, Sendable, CaseIterable {
    case loi = 1
    case proposal = 2
    case decision = 3
    case interimReport = 4
    case finalReport = 5
    case financialReport = 6
    case renewal = 7
    case claim = 8
    case condition = 9
    case match = 10
    case periodEnd = 11
    case acknowledgment = 12
    case other = 13

    public var name: String {
        switch self {
        case .interimReport: "interim-report"
        case .finalReport: "final-report"
        case .financialReport: "financial-report"
        case .periodEnd: "period-end"
        default: "\(self)"
        }
    }

    public init?(name: String) {
        guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = kind
    }

    /// In words for a calendar: `Interim report due`.
    public var title: String {
        switch self {
        case .loi: "Letter of inquiry due"
        case .proposal: "Proposal due"
        case .decision: "Decision expected"
        case .interimReport: "Interim report due"
        case .finalReport: "Final report due"
        case .financialReport: "Financial report due"
        case .renewal: "Renewal due"
        case .claim: "Reimbursement request due"
        case .condition: "Condition to be met"
        case .match: "Match to be found"
        case .periodEnd: "Grant period ends"
        case .acknowledgment: "Acknowledgment due"
        case .other: "Deadline"
        }
    }

    /// A report to the funder.
    public var isReport: Bool { self == .interimReport || self == .finalReport || self == .financialReport }

    /// The first day that a report can be due on: the award's, or the start of its period if that is later.
    ///
    /// Nil for a kind that may be due on any day.
    public func earliest(award: CalendarDate?, periodStart: CalendarDate?) -> CalendarDate? {
        isReport ? [award, periodStart].compactMap(\.self).max() : nil
    }

    /// Whether the funder acts, and not we.
    public var isTheirs: Bool { self == .decision }
}
