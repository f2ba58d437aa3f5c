/// A pledge or award on a day: its sums, and its installments with what is paid of each.
///
/// `rules.md §2` and `§3`.
public struct PledgeStanding: Sendable, Equatable {
    /// The promise and its signed changes.
    public var promised: Int64
    public var writtenOff: Int64
    /// What is left of the promise; of a condition, what of it was met.
    public var committed: Int64
    /// What is left of a condition that is not met yet, and not owed.
    public var conditional: Int64
    /// What the money settles, without what is held: in a promise of another currency, its share of it.
    public var paid: Int64
    /// Received before the condition is met.
    public var advance: Int64 = 0
    /// Received, and to be given back to the funder.
    public var dueBack: Int64 = 0
    /// What the money is worth more than what it settled.
    public var fxDifference: Int64 = 0
    /// By due day; what no schedule has comes last.
    public var installments: [InstallmentStanding]

    public var outstanding: Int64 { max(0, committed - paid) }
    /// Paid beyond the promise.
    public var excess: Int64 { max(0, paid - committed) }

    /// What is past due on a day.
    public func overdue(on day: CalendarDate) -> Int64 {
        installments.reduce(0) { $0 + ($1.bucket(on: day) == .current ? 0 : $1.open) }
    }

    /// What the funder holds until a report of ours is there.
    public var waiting: Int64 { installments.reduce(0) { $0 + ($1.waits ? $1.open : 0) } }

    /// The first day on which something is due that is not paid.
    public var nextDue: CalendarDate? {
        installments.filter { $0.open > 0 }.compactMap(\.due).min()
    }
}

extension Commitment {
    /// The promise at the end of a day, from what was posted up to an entry.
    ///
    /// What has no schedule is due, split by split, on its own day of `dueWithoutSchedule`: its campaign's
    /// end.
    public func standing(
        on day: CalendarDate, through lastEntry: Int64 = Int64.max, dueWithoutSchedule: [CalendarDate?] = []
    ) throws(MoneyError) -> PledgeStanding {
        var known = known(through: lastEntry, until: day)
        var accumulator = CommitmentAccumulator(self)
        var ladder = InstallmentLadder(installments, origin: origin)
        let byDay = Dictionary(grouping: known.events, by: \.day)
        for (day, events) in byDay.sorted(by: { $0.key < $1.key }) {
            try accumulator.take(events)
            try ladder.apply(
                events, on: day, committed: accumulator.sums.committed,
                settled: held(accumulator.sums).settled)
        }
        known.shares = try known.presentShares()
        let sums = accumulator.sums
        let held = held(sums)
        var standings = gated(ladder.standings(counted: counted(sums), paid: held.settled), on: day)
        let open = known.openParts(standings, known.promiseSpread(sums), on: day).unscheduled
        if let rest = standings.popLast() {
            standings += known.unscheduled(rest, open: open, due: dueWithoutSchedule)
        }
        return PledgeStanding(
            promised: sums.promised, writtenOff: sums.writtenOff, committed: counted(sums),
            conditional: kind == .conditional ? sums.unmet : 0, paid: held.settled,
            advance: held.advance, dueBack: held.dueBack, fxDifference: held.difference,
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
            // What waits for us comes when our report is there: not before today.
            return Installment(due: standing.waits ? max(due, day) : due, minorUnits: standing.open)
        }
        .sorted { $0.due < $1.due }
    }

    /// What has no schedule, by the day on which each split's campaign ends; what has no day comes last.
    ///
    /// `open` says what of it is open in each split.
    private func unscheduled(
        _ rest: InstallmentStanding, open: [Int64], due: [CalendarDate?]
    ) -> [InstallmentStanding] {
        let paid = Allocation.spread(rest.paid, over: shares)
        let cut = Allocation.spread(rest.cut, over: shares)
        let waiting = Allocation.spread(rest.conditional, over: shares)
        var byDay: [CalendarDate?: InstallmentStanding] = [:]
        for index in shares.indices {
            let day = index < due.count ? due[index] : nil
            var part = byDay[day] ?? InstallmentStanding(due: day, scheduled: 0)
            part.scheduled += open[index] + paid[index] + cut[index] + waiting[index]
            part.cut += cut[index]
            part.conditional += waiting[index]
            part.paid += paid[index]
            byDay[day] = part
        }
        return byDay.values.filter { $0.scheduled != 0 }.sorted {
            ($0.due?.dayNumber ?? Int.max) < ($1.due?.dayNumber ?? Int.max)
        }
    }
}

/// A promise that is not paid in full: what of it is outstanding in which campaign, and when it falls due.
public struct OpenPromise: Sendable, Equatable {
    /// What of it counts in one campaign, in minor units.
    public struct Part: Sendable, Equatable {
        public let campaign: String
        public var outstanding: Int64
        /// The part of outstanding whose day has passed, by its schedule.
        public var overdue: Int64
        /// The part of outstanding that no schedule has: due when the campaign ends.
        public var unscheduled: Int64

        public init(
            campaign: String, outstanding: Int64 = 0, overdue: Int64 = 0, unscheduled: Int64 = 0
        ) {
            self.campaign = campaign
            self.outstanding = outstanding
            self.overdue = overdue
            self.unscheduled = unscheduled
        }
    }

    /// The entry that made it.
    public let unit: Int64
    public let parts: [Part]
    /// What is open of the whole promise, by due day; empty without a schedule.
    public let installments: [Installment]

    public init(unit: Int64, parts: [Part], installments: [Installment]) {
        self.unit = unit
        self.parts = parts
        self.installments = installments
    }
}

/// A promise that is not paid in full, as lists for people show it.
public struct OpenPledge: Sendable, Equatable {
    /// Shown as `P-12`.
    public var number: Int64
    /// Empty for a placeholder.
    public var donorName: String
    public var anonymity: Anonymity
    /// When it was made.
    public var day: CalendarDate
    /// What is left of the promise, what of it is paid, what is still to be paid, and what of that is late.
    ///
    /// Minor units, as a status counts them: of a split promise only the part that was asked about.
    public var committed, paid, outstanding, overdue: Int64
    /// What is still to be paid and a policy leaves out of the status: in none of the sums above.
    public var leftOut: Int64 = 0
    /// The first day on which something is due that is not paid.
    public var nextDue: CalendarDate?

    public init(
        number: Int64, donorName: String, anonymity: Anonymity = .none, day: CalendarDate, committed: Int64,
        paid: Int64, outstanding: Int64, overdue: Int64 = 0, nextDue: CalendarDate? = nil
    ) {
        (self.number, self.donorName, self.anonymity, self.day) = (number, donorName, anonymity, day)
        (self.committed, self.paid, self.outstanding) = (committed, paid, outstanding)
        (self.overdue, self.nextDue) = (overdue, nextDue)
    }
}
