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
    /// Money that is held is in none of it (`grants.md §1.4.4`).
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
        func even(_ total: Int64) -> [Int64] { Allocation.spread(max(0, total), over: shares) }
        var lines = [(CountClass.refundDifference, Allocation.spread(sums.refundDifference, over: shares))]
        switch kind {
        case .outright: return lines
        case .pledge: lines += heldLines(sums, spread)
        case .conditional:
            lines += heldLines(sums, spread)
            lines.append((.conditional, even(sums.unmet)))
        case .revocable: lines.append((.revocable, even(sums.committed - sums.paid)))
        case .matchExpected: lines.append((.matchExpected, even(sums.committed - sums.met)))
        }
        lines.append((.writtenOff, even(sums.writtenOff)))
        guard kind == .pledge || kind == .conditional else { return lines }
        let rungs = ladder.standings(counted: counted(sums), paid: held(sums).settled)
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
    /// `rules.md §3`, ageing.
    func openParts(
        _ rungs: [InstallmentStanding], _ spread: CommitmentSpread, on day: CalendarDate
    ) -> (overdue: [Int64], unscheduled: [Int64]) {
        let outstanding = zip(spread.raised, spread.received).map { $0 - $1 }
        guard !installments.isEmpty else { return (shares.map { _ in 0 }, outstanding) }
        let late = rungs.reduce(Int64(0)) {
            $0 + (AgeingBucket(due: $1.due, on: day) == .current ? 0 : $1.open)
        }
        let overdue = Allocation.spread(late, over: shares, upTo: outstanding)
        let rest = zip(outstanding, overdue).map { $0 - $1 }
        return (overdue, Allocation.spread(rungs.last?.open ?? 0, over: shares, upTo: rest))
    }
}
