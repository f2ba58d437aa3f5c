extension Commitment {
    /// What of a promise's schedule is still to come at the end of a day, by due day; overdue ones first.
    ///
    /// Source: `rules.md §3`, ageing. Payments settle the oldest installments first, cuts and write-offs take
    /// the latest first, a raise falls due with the last. None without a schedule.
    public func openInstallments(on day: CalendarDate) throws(MoneyError) -> [Installment] {
        guard kind == .pledge || kind == .conditional, !installments.isEmpty else { return [] }
        var accumulator = CommitmentAccumulator()
        for event in events where event.day <= day { try accumulator.apply(event) }
        let sums = accumulator.sums
        var left = kind == .conditional ? sums.metAndKept : sums.committed
        var open = installments.sorted { $0.due < $1.due }
        for index in open.indices {
            open[index].minorUnits = min(open[index].minorUnits, left)
            left -= open[index].minorUnits
        }
        open[open.count - 1].minorUnits += left
        var paid = max(0, sums.paid)
        for index in open.indices {
            let settled = min(paid, open[index].minorUnits)
            open[index].minorUnits -= settled
            paid -= settled
        }
        return open.filter { $0.minorUnits > 0 }
    }
}
