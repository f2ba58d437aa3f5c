/// How often an installment falls due.
///
/// Raw values are stored.
public enum Frequency: Int, Sendable, CaseIterable {
    case once = 1
    case weekly = 2
    case monthly = 3
    case quarterly = 4
    case semiannual = 5
    case annual = 6

    public var name: String { String(describing: self) }

    public init?(name: String) {
        switch name.lowercased() {
        case "yearly", "annually": self = .annual
        case "semiannually", "half-yearly": self = .semiannual
        default:
            guard let match = Self.allCases.first(where: { $0.name == name.lowercased() }) else { return nil }
            self = match
        }
    }

    /// The day of the installment with this index (0 is the first), counted from the first due day so that
    /// a schedule that starts on the 31st does not drift.
    public func date(of index: Int, from first: CalendarDate) -> CalendarDate {
        switch self {
        case .once: first
        case .weekly: first.adding(days: 7 * index)
        case .monthly: first.adding(months: index)
        case .quarterly: first.adding(months: 3 * index)
        case .semiannual: first.adding(months: 6 * index)
        case .annual: first.adding(months: 12 * index)
        }
    }
}
