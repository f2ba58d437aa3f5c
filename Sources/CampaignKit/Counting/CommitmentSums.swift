/// The running sums of a commitment at the end of one day, before they are spread over its splits.
///
/// `grants.md §1.4.4`.
struct CommitmentSums {
    /// Promise plus signed changes, without write-offs.
    var promised: Int64 = 0
    var writtenOff: Int64 = 0
    /// What was met of a condition and not un-met since.
    var met: Int64 = 0
    /// What write-offs took of what was met and not paid: they take the owed part of a condition first.
    var metWrittenOff: Int64 = 0
    /// The money that came in and did not go back, at the value of its own day.
    var money: Int64 = 0
    /// What that money settles: the money itself, or its share of a promise in another currency.
    var paid: Int64 = 0
    /// The purchase part of what was paid, net of its share in what was reversed.
    var exchange: Int64 = 0
    /// Payments that still hold a contribution.
    var gifts: Int64 = 0
    /// Exchange differences of what was reversed.
    var refundDifference: Int64 = 0
    /// To be given back to the funder: cuts below what was paid, less the refunds that settle them.
    var returnable: Int64 = 0
    /// Said to be a gift beyond a promise that was cut.
    var gifted: Int64 = 0

    /// What is left of the promise: never negative.
    var committed: Int64 { Int64(clamping: max(0, left)) }

    /// The promise less what was given up, below zero when rows contradict each other.
    ///
    /// 128 bits: both sums fit, their difference may not.
    var left: Int128 { Int128(promised) - Int128(writtenOff) }

    /// What was met, without what was given up of it.
    var standingMet: Int64 { met - metWrittenOff }

    /// What was met of a condition and not written off or cut since.
    var metAndKept: Int64 { max(0, min(standingMet, committed)) }

    /// What is left of a condition that is not met yet.
    var unmet: Int64 { max(0, committed - max(0, standingMet)) }

    /// What is due back, at most the money that is there.
    var dueBack: Int64 { max(0, min(returnable, paid)) }

    /// The part of `paid` that waits for its condition.
    private var waiting: Int64 {
        guard unmet > 0 else { return 0 }
        return Int64(clamping: max(0, Int128(paid) - Int128(dueBack) - Int128(gifted) - Int128(max(0, met))))
    }

    /// What is booked besides the promise for money that is held, and what settles it.
    struct Held {
        /// Received, condition not yet met: money.
        var advance: Int64
        var dueBack: Int64
        /// What of the promise is settled.
        var settled: Int64
        /// The money that settled it.
        var counted: Int64

        /// What that money is worth more than what it settled.
        var difference: Int64 { counted - settled }
    }

    /// The money of a promise, told apart; the amounts of one commitment were summed with checks.
    func held(isConditional: Bool) -> Held {
        let dueBack = dueBack
        let waiting = isConditional ? waiting : 0
        let open = paid - dueBack
        let share = Allocation.spread(money - dueBack, over: [max(0, waiting), max(0, open - waiting)])
        let advance = waiting == 0 ? 0 : open == money - dueBack ? waiting : share[0]
        return Held(
            advance: advance, dueBack: dueBack, settled: open - waiting,
            counted: money - dueBack - advance)
    }
}
