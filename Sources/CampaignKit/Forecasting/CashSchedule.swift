/// When the money that is promised should come: overdue, by month, and without a day.
///
/// Everything together is outstanding, to the cent. Source: `rules.md §2`, scheduled pledge cash.
public struct CashSchedule: Sendable, Equatable {
    public let asOf: CalendarDate
    /// Its day has passed, in minor units.
    public private(set) var overdue: Int64 = 0
    /// How long what is overdue is due: the parts of `overdue`.
    public private(set) var overdueByAge: [AgeingBucket: Int64] = [:]
    /// Minor units by the first day of the month; the month of `asOf` is the earliest.
    public private(set) var months: [CalendarDate: Int64] = [:]
    /// No schedule, and no end of a campaign on which it would be due.
    public private(set) var undated: Int64 = 0

    public init(asOf: CalendarDate) { self.asOf = asOf }

    /// Adds the parts of a promise; `ends` answers for the last day of a campaign.
    public mutating func add(
        _ promise: OpenPromise, ends: (_ campaign: String) -> CalendarDate?
    ) throws(MoneyError) {
        let coming = promise.installments.filter { $0.due >= asOf }
        let late = promise.installments.filter { $0.due < asOf }
        for part in promise.parts {
            if late.isEmpty {
                // Its day is that of its campaign's end, where that is known.
                try addOverdue(part.overdue, due: ends(part.campaign) ?? CalendarDate(dayNumber: 0))
            } else {
                let amounts = Allocation.spread(part.overdue, over: late.map(\.minorUnits))
                for (installment, amount) in zip(late, amounts) {
                    try addOverdue(amount, due: installment.due)
                }
            }
            if let day = ends(part.campaign) {
                try add(part.unscheduled, due: day)
            } else {
                undated = try Checked.add(undated, part.unscheduled)
            }
            let rest = try Checked.subtract(
                try Checked.subtract(part.outstanding, part.overdue), part.unscheduled)
            guard rest != 0 else { continue }
            if !coming.isEmpty {
                // By shares of the whole: a promise split over campaigns is paid to each of them each time.
                for (installment, amount) in zip(
                    coming, Allocation.spread(rest, over: coming.map(\.minorUnits)))
                {
                    try add(amount, due: installment.due)
                }
            } else {
                undated = try Checked.add(undated, rest)
            }
        }
    }

    private mutating func add(_ amount: Int64, due: CalendarDate) throws(MoneyError) {
        guard amount != 0 else { return }
        if due < asOf {
            try addOverdue(amount, due: due)
        } else {
            months[due.startOfMonth] = try Checked.add(months[due.startOfMonth] ?? 0, amount)
        }
    }

    private mutating func addOverdue(_ amount: Int64, due: CalendarDate) throws(MoneyError) {
        guard amount != 0 else { return }
        overdue = try Checked.add(overdue, amount)
        let age = due < asOf ? AgeingBucket(due: due, on: asOf) : .over120
        overdueByAge[age] = try Checked.add(overdueByAge[age] ?? 0, amount)
    }

    /// Everything: what is outstanding.
    public func total() throws(MoneyError) -> Int64 {
        var total = try Checked.add(overdue, undated)
        for amount in months.values { total = try Checked.add(total, amount) }
        return total
    }
}
