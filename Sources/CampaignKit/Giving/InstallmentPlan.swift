/// A promise's schedule as the file gives it: how many, how often, from when.
public struct InstallmentPlan: Hashable, Sendable {
    public var count: Int
    public var frequency: Frequency
    public var firstDue: CalendarDate

    public init(count: Int, frequency: Frequency, firstDue: CalendarDate) {
        self.count = count
        self.frequency = frequency
        self.firstDue = firstDue
    }

    /// Due days and amounts of `total`, the larger installments first (`rules.md §1.3`); a count below 1 is
    /// one installment, so that Σ is always the total.
    public func installments(of total: Int64) -> [Installment] {
        Allocation.spread(total, evenlyOver: max(1, count)).enumerated().map { index, part in
            Installment(due: frequency.date(of: index, from: firstDue), minorUnits: part)
        }
    }
}
