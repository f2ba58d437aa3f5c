/// A promise's schedule as the file gives it: how many, how often, from when; or each day with its amount.
public struct InstallmentPlan: Hashable, Sendable {
    public var count: Int
    public var frequency: Frequency
    public var firstDue: CalendarDate
    /// The installments one by one where they are not equal; else empty.
    public var irregular: [Installment]

    public init(count: Int, frequency: Frequency, firstDue: CalendarDate) {
        self.count = count
        self.frequency = frequency
        self.firstDue = firstDue
        irregular = []
    }

    /// A schedule of the installments themselves, of which there is at least one.
    public init?(irregular: [Installment]) {
        let ordered = irregular.sorted { $0.due < $1.due }
        guard let first = ordered.first else { return nil }
        self.init(count: ordered.count, frequency: .once, firstDue: first.due)
        self.irregular = ordered
    }

    /// Due days and amounts of `total`, the larger installments first (`rules.md §1.3`); a count below 1 is
    /// one installment, so that Σ is always the total.
    public func installments(of total: Int64) -> [Installment] {
        guard irregular.isEmpty else { return irregular }
        return Allocation.spread(total, evenlyOver: max(1, count)).enumerated().map { index, part in
            Installment(due: frequency.date(of: index, from: firstDue), minorUnits: part)
        }
    }
}

/// One scheduled payment of a promise.
public struct Installment: Hashable, Sendable {
    public var due: CalendarDate
    /// Base-currency minor units.
    public var minorUnits: Int64

    public init(due: CalendarDate, minorUnits: Int64) {
        self.due = due
        self.minorUnits = minorUnits
    }
}

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

/// What money is that was paid beyond a promise once that promise is cut (`rules.md §2.6`).
///
/// No one but whoever cuts it can know. Raw values are stored: never renumber one.
public enum Surplus: Int, Sendable, CaseIterable {
    /// It goes back to the funder: a debt until it does.
    case toReturn = 1
    /// It was a gift beyond the promise.
    case gift = 2
    /// The whole cut is money that goes back, however much was paid and is still promised.
    case wholeCut = 3

    /// The word in the `surplus` column.
    public var name: String {
        switch self {
        case .toReturn: "return"
        case .gift: "gift"
        case .wholeCut: "all"
        }
    }

    /// The one with this name.
    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}
