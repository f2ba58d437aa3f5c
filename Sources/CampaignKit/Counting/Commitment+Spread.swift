/// A commitment's sums spread over its splits, purchase part still inside.
struct CommitmentSpread {
    var raised: [Int64]
    var received: [Int64]
    var exchange: [Int64]
}

extension Commitment {
    var amount: Int64 { shares.reduce(0, +) }

    /// The shares less what a running total takes from them (more, when it is negative).
    ///
    /// `rules.md §1.4`.
    private func shares(lessTaken taken: Int64) -> [Int64] {
        zip(shares, Allocation.spread(taken, over: shares)).map { $0 - $1 }
    }

    func outrightSpread(_ sums: CommitmentSums) -> CommitmentSpread {
        // A refund that names no gift is below zero from the start.
        let net =
            sums.money < 0
            ? Allocation.spread(sums.money, over: shares) : shares(lessTaken: amount - sums.money)
        return CommitmentSpread(
            raised: net, received: net, exchange: Allocation.spread(sums.exchange, over: net))
    }

    /// `max(0, …)` is taken on the whole promise and then spread (`rules.md §1.4`).
    ///
    /// Money that is held is in none of it (`rules.md §2.6`).
    func promiseSpread(_ sums: CommitmentSums) -> CommitmentSpread {
        let committed = countedCommitment(sums)
        let whole = committed.reduce(0, +)
        let held = held(sums)
        let excess = Allocation.spread(max(0, held.settled - whole), over: shares)
        let fulfilled = Allocation.spread(min(held.settled, whole), over: shares, upTo: committed)
        let settled = zip(fulfilled, excess).map { $0 + $1 }
        let difference = Allocation.spread(held.difference, over: settled.map { max(0, $0) })
        let received = zip(settled, difference).map { $0 + $1 }
        let outstanding = zip(committed, fulfilled).map { $0 - $1 }
        // The purchase part of money that is held waits with it.
        let exchange = max(0, min(sums.exchange, received.reduce(0, +)))
        return CommitmentSpread(
            raised: zip(received, outstanding).map { $0 + $1 }, received: received,
            exchange: Allocation.spread(exchange, over: shares, upTo: received))
    }

    func held(_ sums: CommitmentSums) -> CommitmentSums.Held {
        sums.held(isConditional: kind == .conditional)
    }

    /// The part of the promise that is in raised, by split.
    private func countedCommitment(_ sums: CommitmentSums) -> [Int64] {
        switch kind {
        case .outright, .revocable, .matchExpected: shares.map { _ in 0 }
        case .pledge: sums.committed == 0 ? shares.map { _ in 0 } : shares(lessTaken: amount - sums.committed)
        case .conditional: Allocation.spread(sums.metAndKept, over: shares)
        }
    }

    /// What of the promise is counted: all of a pledge, of a condition what was met.
    func counted(_ sums: CommitmentSums) -> Int64 {
        kind == .conditional ? sums.metAndKept : sums.committed
    }

    /// Sums that are not in raised and received, by split, in minor units.
    func sideLines(
        _ sums: CommitmentSums, _ spread: CommitmentSpread, _ ladder: InstallmentLadder,
        on day: CalendarDate
    ) -> [(CountClass, [Int64])] {
        var lines: [(CountClass, [Int64])] = []
        // Nearly all of them are nothing.
        func add(_ countClass: CountClass, _ total: Int64) {
            if total != 0 { lines.append((countClass, Allocation.spread(total, over: shares))) }
        }
        add(.refundDifference, sums.refundDifference)
        switch kind {
        case .outright: return lines
        case .pledge: lines += heldLines(sums, spread)
        case .conditional:
            lines += heldLines(sums, spread)
            add(.conditional, max(0, sums.unmet))
        case .revocable: add(.revocable, max(0, sums.committed - sums.paid))
        case .matchExpected: add(.matchExpected, max(0, sums.committed - sums.met))
        }
        add(.writtenOff, max(0, sums.writtenOff))
        guard kind == .pledge || kind == .conditional else { return lines }
        let rungs = gated(ladder.standings(counted: counted(sums), paid: held(sums).settled), on: day)
        let open = openParts(rungs, spread, on: day)
        lines.append((.overdue, open.overdue))
        lines.append((.unscheduled, open.unscheduled))
        return lines
    }

    /// Money that came and is not ours, and exchange differences of what is.
    private func heldLines(
        _ sums: CommitmentSums, _ spread: CommitmentSpread
    ) -> [(CountClass, [Int64])] {
        let held = held(sums)
        return [
            (.advance, Allocation.spread(held.advance, over: shares)),
            (.dueBack, Allocation.spread(held.dueBack, over: shares)),
            (
                .settledDifference,
                Allocation.spread(held.difference, over: spread.received.map { max(0, $0) })
            ),
        ]
    }

    /// What is past due on a day, and what no schedule has, by split: parts of what is outstanding of it.
    ///
    /// `rules.md §3`, aging.
    func openParts(
        _ rungs: [InstallmentStanding], _ spread: CommitmentSpread, on day: CalendarDate
    ) -> (overdue: [Int64], unscheduled: [Int64]) {
        let outstanding = zip(spread.raised, spread.received).map { $0 - $1 }
        guard !installments.isEmpty else { return (shares.map { _ in 0 }, outstanding) }
        let late = rungs.reduce(Int64(0)) {
            $0 + ($1.bucket(on: day) == .current ? 0 : $1.open)
        }
        let overdue = Allocation.spread(late, over: shares, upTo: outstanding)
        let rest = zip(outstanding, overdue).map { $0 - $1 }
        return (overdue, Allocation.spread(rungs.last?.open ?? 0, over: shares, upTo: rest))
    }
}

extension Commitment {
    /// What one posted row changed on one day.
    public struct Part: Sendable, Equatable {
        /// The row; the commitment's own for what comes with time alone, such as an installment falling due.
        public var entry: Int64
        public var day: CalendarDate
        public var deltas: [CommitmentDelta]

        public init(entry: Int64, day: CalendarDate, deltas: [CommitmentDelta]) {
            self.entry = entry
            self.day = day
            self.deltas = deltas
        }
    }

    /// The commitment's steps, shared out to the rows that made them, by day.
    ///
    /// All parts up to a day sum to the figures of that day. Where several rows act on a day, each has what
    /// it changed on top of those before it.
    public func parts(root: Int64) throws(MoneyError) -> [Part] {
        let steps = try self.steps()
        var stepsByDay: [CalendarDate: Steps] = [:]
        for (key, figures) in steps { stepsByDay[key.day, default: [:]][key] = figures }
        let acting = Dictionary(grouping: events, by: \.day)
        var parts: [Part] = []
        func add(_ entry: Int64, _ day: CalendarDate, _ now: Steps, _ before: Steps) {
            let deltas = Self.difference(now, before)
            if !deltas.isEmpty { parts.append(Part(entry: entry, day: day, deltas: deltas)) }
        }
        for day in Set(stepsByDay.keys).union(acting.keys).sorted() {
            let here = (acting[day] ?? []).sorted { Self.isEarlier($0, $1) }
            var before: Steps = [:]
            for index in here.indices.dropLast() {
                var partial = self
                partial.events = events.filter { $0.day < day } + here[...index]
                let now = try partial.steps().filter { $0.key.day == day }
                add(here[index].entry, day, now, before)
                before = now
            }
            add(here.last?.entry ?? root, day, stepsByDay[day] ?? [:], before)
        }
        return parts
    }

    /// A promise before what happens to it, a payment before what takes from it.
    private static func isEarlier(_ left: Event, _ right: Event) -> Bool {
        func rank(_ event: Event) -> (Int, Int, Int64) {
            (event.measure == .committed ? 0 : 1, event.entry == event.payment ? 0 : 1, event.entry)
        }
        return rank(left) < rank(right)
    }

    /// The commitment as it was known after its rows up to one, by number; nil when it was not yet there.
    public func known(upTo entry: Int64, root: Int64) -> Commitment? {
        guard root <= entry else { return nil }
        var earlier = self
        earlier.events.removeAll { $0.entry > entry }
        earlier.destinations = earlier.destinations.filter { $0.key <= entry }
        return earlier
    }
}
