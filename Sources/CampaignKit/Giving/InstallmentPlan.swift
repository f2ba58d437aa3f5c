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
