/// The running sums of a commitment at the end of one day, before they are spread over its splits.
struct CommitmentSums {
    /// Promise plus signed changes, without write-offs.
    var promised: Int64 = 0
    var writtenOff: Int64 = 0
    var met: Int64 = 0
    var paid: Int64 = 0
    /// The purchase part of what was paid, net of its share in what was taken back.
    var exchange: Int64 = 0
    /// Payments that still hold a contribution.
    var gifts: Int64 = 0

    /// What write-offs took of what was met and not paid: they take the owed part of a condition first.
    var metWrittenOff: Int64 = 0

    /// What was met of a condition and not written off or cut since.
    var metAndKept: Int64 { max(0, min(standingMet, committed)) }

    /// What is left of a condition that is not met yet.
    var unmet: Int64 { max(0, committed - max(0, standingMet)) }

    /// What was met, without what was given up of it.
    var standingMet: Int64 { met - metWrittenOff }

    /// What is left of the promise: never negative.
    var committed: Int64 { Int64(clamping: max(0, left)) }

    /// The promise less what was given up, below zero when rows contradict each other.
    ///
    /// 128 bits: both sums fit, their difference may not.
    var left: Int128 { Int128(promised) - Int128(writtenOff) }
}

/// Builds the sums of a commitment day by day; payments are kept apart so that each can be reversed on its
/// own.
struct CommitmentAccumulator {
    private struct Payment {
        var gross: Int64 = 0
        var net: Int64 = 0
        var exchange: Int64 = 0

        /// The purchase part after reversals, which take both parts pro rata (`rules.md §2`).
        var exchangeNet: Int64 {
            guard net > 0 else { return 0 }
            guard exchange > 0, net < gross else { return min(exchange, net) }
            return exchange - Allocation.spread(gross - net, over: [gross - exchange, exchange])[1]
        }

        var holdsContribution: Bool { net > exchangeNet }
    }

    private(set) var sums = CommitmentSums()
    private var payments: [Int64: Payment] = [:]
    /// The day of the last event, what write-offs came to on it, and what they had taken of the met part
    /// before: a day is judged as a whole.
    private var today: CalendarDate?
    private var writtenOffToday: Int64 = 0
    private var takenBefore: Int64 = 0

    /// Takes the next event; days come in order, the events of one day in any.
    mutating func apply(_ event: Commitment.Event) throws(MoneyError) {
        if event.day != today {
            (today, writtenOffToday, takenBefore) = (event.day, 0, sums.metWrittenOff)
        }
        try add(event)
        if event.measure == .writtenOff { writtenOffToday = try Checked.add(writtenOffToday, event.effect) }
        let owed = max(0, Int128(sums.met) - Int128(takenBefore) - Int128(max(0, sums.paid)))
        let taken = Int128(takenBefore) + min(Int128(writtenOffToday), owed)
        sums.metWrittenOff = Int64(clamping: max(0, taken))
    }

    private mutating func add(_ event: Commitment.Event) throws(MoneyError) {
        switch event.measure {
        case .committed: sums.promised = try Checked.add(sums.promised, event.effect)
        case .writtenOff: sums.writtenOff = try Checked.add(sums.writtenOff, event.effect)
        case .met: sums.met = try Checked.add(sums.met, event.effect)
        case .paid: try applyPayment(event)
        case .moved: break
        }
    }

    private mutating func applyPayment(_ event: Commitment.Event) throws(MoneyError) {
        var payment = payments[event.payment] ?? Payment()
        sums.exchange -= payment.exchangeNet
        sums.gifts -= payment.holdsContribution ? 1 : 0
        if event.entry == event.payment {
            payment.gross = event.effect
            payment.exchange = event.exchange
        }
        payment.net = try Checked.add(payment.net, event.effect)
        payments[event.payment] = payment
        sums.exchange += payment.exchangeNet
        sums.gifts += payment.holdsContribution ? 1 : 0
        sums.paid = try Checked.add(sums.paid, event.effect)
    }

    /// Whether more was taken back from a payment than it brought; a refund that names no gift runs below
    /// zero.
    func isTurnedRound(_ payment: Int64) -> Bool {
        guard let payment = payments[payment] else { return false }
        return payment.gross < 0 ? payment.net > 0 : payment.net < 0
    }
}
