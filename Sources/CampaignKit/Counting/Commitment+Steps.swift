extension Commitment {
    /// A figure by split, class and day: the change on that day.
    public typealias Steps = [CommitmentDelta.Key: CommitmentFigures]

    /// The commitment as dated changes, whatever the order of its events.
    ///
    /// Summing the changes up to a day gives the figures of that day; `raised − received = outstanding` in
    /// each.
    public func steps() throws(MoneyError) -> Steps {
        var accumulator = CommitmentAccumulator(self)
        var state: [Slot: CommitmentFigures] = [:]
        var steps: Steps = [:]
        var ladder = InstallmentLadder(installments, origin: origin)
        var now = self
        let moves = standingMoves
        let byDay = Dictionary(grouping: events, by: \.day)
        for day in days(of: byDay) {
            let events = byDay[day] ?? []
            try accumulator.take(events)
            try ladder.apply(
                events, on: day, committed: accumulator.sums.committed,
                settled: held(accumulator.sums).settled)
            for move in moves where move.day == day { _ = now.apply(move, accumulator.sums) }
            let next = now.figures(accumulator.sums, ladder, on: day)
            func note(_ slot: Slot, _ change: CommitmentFigures) {
                guard !change.isZero else { return }
                let key = CommitmentDelta.Key(
                    ordinal: slot.ordinal, group: slot.group, countClass: slot.countClass, day: day)
                steps[key] = change
            }
            for (slot, figures) in next { note(slot, state[slot].map(figures.subtracting) ?? figures) }
            for (slot, figures) in state where next[slot] == nil {
                note(slot, CommitmentFigures().subtracting(figures))
            }
            state = next
        }
        return steps
    }

    /// `new − old`, without the keys on which they agree: what a batch has to write.
    public static func difference(_ new: Steps, _ old: Steps) -> [CommitmentDelta] {
        var deltas: [CommitmentDelta] = []
        func note(_ key: CommitmentDelta.Key, _ change: CommitmentFigures) {
            if !change.isZero { deltas.append(CommitmentDelta(key: key, figures: change)) }
        }
        for (key, figures) in new { note(key, old[key].map(figures.subtracting) ?? figures) }
        for (key, figures) in old where new[key] == nil {
            note(key, CommitmentFigures().subtracting(figures))
        }
        return deltas.sorted { Self.isOrdered($0.key, before: $1.key) }
    }

    private static func isOrdered(_ left: CommitmentDelta.Key, before right: CommitmentDelta.Key) -> Bool {
        let (first, second) = (
            (left.day.dayNumber, left.ordinal, left.countClass.rawValue),
            (right.day.dayNumber, right.ordinal, right.countClass.rawValue)
        )
        return first == second ? left.group.lexicographicallyPrecedes(right.group) : first < second
    }

    /// A payment before what takes from it, so that its gross is known first.
    static func grossFirst(_ left: Event, _ right: Event) -> Bool {
        (left.entry == left.payment ? 0 : 1, left.entry) < (right.entry == right.payment ? 0 : 1, right.entry)
    }

    /// Every day on which a figure can change: events, the day after each due day, and what is said of a
    /// report that an installment waits for.
    private func days(of byDay: [CalendarDate: [Event]]) -> [CalendarDate] {
        let reports = gates.flatMap { $0.report.changes.flatMap { [$0.day, $0.day.adding(days: 1)] } }
        return Set(byDay.keys).union(installments.map { $0.due.adding(days: 1) }).union(reports).sorted()
    }

    /// Where a figure is within the commitment.
    private struct Slot: Hashable {
        var ordinal: Int
        var group: [Int] = []
        var countClass: CountClass
    }

    private func figures(
        _ sums: CommitmentSums, _ ladder: InstallmentLadder, on day: CalendarDate
    ) -> [Slot: CommitmentFigures] {
        let spread = kind == .outright ? outrightSpread(sums) : promiseSpread(sums)
        var result: [Slot: CommitmentFigures] = [:]
        func put(_ ordinal: Int, _ plainClass: CountClass, _ figures: CommitmentFigures) {
            let countClass = baseClass.isGovernment ? plainClass.ofGovernment : plainClass
            if !figures.isZero { result[Slot(ordinal: ordinal, countClass: countClass)] = figures }
        }
        for index in shares.indices {
            let exchange = spread.exchange[index]
            put(index, .exchange, CommitmentFigures(raised: exchange, received: exchange))
            put(
                index, baseClass,
                CommitmentFigures(
                    raised: spread.raised[index] - exchange, received: spread.received[index] - exchange,
                    outstanding: spread.raised[index] - spread.received[index]))
        }
        for (countClass, amounts) in sideLines(sums, spread, ladder, on: day) {
            for (index, amount) in amounts.enumerated() {
                put(
                    index, countClass,
                    countClass.isMoneyBeside
                        ? CommitmentFigures(raised: amount, received: amount)
                        : CommitmentFigures(raised: amount, outstanding: amount))
            }
        }
        addCounts(sums, to: &result)
        return result
    }

    private func addCounts(_ sums: CommitmentSums, to result: inout [Slot: CommitmentFigures]) {
        let open: Bool =
            switch kind {
            case .outright: sums.gifts > 0
            case .pledge: sums.committed > 0 || held(sums).counted > 0
            case .conditional: sums.metAndKept > 0 || held(sums).counted > 0
            case .revocable: sums.paid > 0
            case .matchExpected: false
            }
        // Money that is all held is not a gift yet.
        let isHeld = sums.money > 0 && kind != .outright && held(sums).counted <= 0
        let gifts = isHeld ? 0 : sums.gifts
        guard open || gifts > 0 else { return }
        let holders = shares.indices.filter { shares[$0] != 0 }
        let slot =
            holders.count > 1
            ? Slot(ordinal: CommitmentDelta.wholeGift, group: holders, countClass: baseClass)
            : Slot(ordinal: holders.first ?? 0, countClass: baseClass)
        var figures = result[slot] ?? CommitmentFigures()
        figures.gifts = gifts
        figures.commitments = open ? 1 : 0
        result[slot] = figures
    }
}
