/// A pledge or award on a day: its sums, and its installments with what is paid of each.
///
/// `rules.md §2` and `§3`.
public struct PledgeStanding: Sendable, Equatable {
    /// The promise and its signed changes.
    public var promised: Int64
    public var writtenOff: Int64
    /// What is left of the promise.
    public var committed: Int64
    public var paid: Int64
    /// By due day; what has none comes last.
    public var installments: [InstallmentStanding]

    public var outstanding: Int64 { max(0, committed - paid) }
    /// Paid beyond the promise.
    public var excess: Int64 { max(0, paid - committed) }

    /// What is past due on a day.
    public func overdue(on day: CalendarDate) -> Int64 {
        installments.reduce(0) { $0 + (AgeingBucket(due: $1.due, on: day) == .current ? 0 : $1.open) }
    }

    /// The first day on which something is due that is not paid.
    public var nextDue: CalendarDate? { installments.first { $0.open > 0 }?.due }
}

extension Commitment {
    /// The promise at the end of a day, from what was posted up to an entry.
    ///
    /// Without a schedule each split is due on its own day of `dueWithoutSchedule`: its campaign's end.
    public func standing(
        on day: CalendarDate, through lastEntry: Int64 = Int64.max, dueWithoutSchedule: [CalendarDate?] = []
    ) throws(MoneyError) -> PledgeStanding {
        let known = known(through: lastEntry, until: day)
        var accumulator = CommitmentAccumulator()
        for event in known.events.sorted(by: Self.grossFirst) { try accumulator.apply(event) }
        let sums = accumulator.sums
        // Of a condition only what was met is promised.
        let committed = kind == .conditional ? sums.metAndKept : sums.committed
        var standings = installments.sorted { $0.due < $1.due }
            .map { InstallmentStanding(due: $0.due, scheduled: $0.minorUnits) }
        if standings.isEmpty {
            standings = Self.unscheduled(
                committed, over: try known.presentShares(), due: dueWithoutSchedule)
        }
        Self.settle(&standings, committed: committed, paid: sums.paid)
        return PledgeStanding(
            promised: sums.promised, writtenOff: sums.writtenOff, committed: committed, paid: sums.paid,
            installments: standings)
    }

    /// What of a promise's schedule is still to come at the end of a day, by due day; overdue ones first.
    ///
    /// None without a schedule.
    public func openInstallments(
        on day: CalendarDate, through lastEntry: Int64 = Int64.max
    ) throws(MoneyError) -> [Installment] {
        guard kind == .pledge || kind == .conditional, !installments.isEmpty else { return [] }
        return try standing(on: day, through: lastEntry).installments.compactMap { standing in
            guard let due = standing.due, standing.open > 0 else { return nil }
            return Installment(due: due, minorUnits: standing.open)
        }
    }

    private static func unscheduled(
        _ committed: Int64, over shares: [Int64], due: [CalendarDate?]
    ) -> [InstallmentStanding] {
        var byDay: [CalendarDate?: Int64] = [:]
        for (index, part) in Allocation.spread(committed, over: shares).enumerated() where part != 0 {
            byDay[index < due.count ? due[index] : nil, default: 0] += part
        }
        return byDay.map { InstallmentStanding(due: $0.key, scheduled: $0.value) }.sorted {
            ($0.due?.dayNumber ?? Int.max) < ($1.due?.dayNumber ?? Int.max)
        }
    }

    /// A raise falls due with the last; cuts take the latest first; payments settle the oldest first.
    private static func settle(_ standings: inout [InstallmentStanding], committed: Int64, paid: Int64) {
        let scheduled = standings.reduce(0) { $0 + $1.scheduled }
        if committed > scheduled, let last = standings.indices.last {
            standings[last].scheduled += committed - scheduled
        }
        var cut = max(0, scheduled - committed)
        for index in standings.indices.reversed() {
            standings[index].cut = min(cut, standings[index].scheduled)
            cut -= standings[index].cut
        }
        var left = max(0, paid)
        for index in standings.indices {
            standings[index].paid = min(left, standings[index].scheduled - standings[index].cut)
            left -= standings[index].paid
        }
    }
}
