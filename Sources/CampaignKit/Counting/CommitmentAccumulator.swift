/// Builds the sums of a commitment day by day; payments are kept apart so that each can be reversed on its
/// own.
struct CommitmentAccumulator {
    struct Payment {
        var day: CalendarDate
        var gross: Int64 = 0
        var net: Int64 = 0
        var exchange: Int64 = 0
        /// In its own currency; 0 for the base currency.
        var originalGross: Int64 = 0
        var originalNet: Int64 = 0
        /// What was reversed in the base currency of a payment in another.
        var takenInBase: Int64 = 0

        /// The purchase part after reversals, which take both parts pro rata (`rules.md §2`).
        var exchangeNet: Int64 {
            guard net > 0 else { return 0 }
            guard exchange > 0, net < gross else { return min(exchange, net) }
            return exchange - Allocation.spread(gross - net, over: [gross - exchange, exchange])[1]
        }

        var holdsContribution: Bool { net > exchangeNet }

        /// What is left in its own currency, where part may have gone back in the base currency.
        var originalLeft: Int64 {
            guard takenInBase != 0, gross > 0 else { return max(0, originalNet) }
            let taken = Int128(originalGross) * Int128(takenInBase) / Int128(gross)
            return Int64(clamping: max(0, Int128(originalNet) - taken))
        }
    }

    /// A promise in another currency, and what it amounted to in it.
    private struct Original {
        /// The promise as it was made: its amount in both currencies.
        var amount: Int64 = 0
        var base: Int64 = 0
        /// With its changes.
        var promised: Int64 = 0
        /// Changes that were said in the base currency.
        var changedInBase: Int64 = 0

        /// All that payments can settle.
        var most: Int64 {
            guard changedInBase != 0, base > 0 else { return max(0, promised) }
            let share = Int128(amount) * Int128(changedInBase) / Int128(base)
            return Int64(clamping: max(0, Int128(promised) + share))
        }
    }

    var sums = CommitmentSums()
    /// Money beyond the promise after the last day's cuts, where no one said what it is.
    var unsaidSurplus: Int64 = 0
    var refundedToday: Int128 = 0
    private let kind: Commitment.Kind
    let settling: Set<Int64>
    var payments: [Int64: Payment] = [:]
    private var original = Original()
    /// The row that each correction names, and what refunds settled of money that was due back.
    var corrected: [Int64: Int64] = [:]
    var settledDebt: [Int64: Debt] = [:]
    /// What is due back in the promise's own currency.
    var returnedOriginal: Int64 = 0

    init(_ commitment: Commitment) {
        kind = commitment.kind
        settling = commitment.settling
    }

    /// Takes the events of the next day that has any, in any order: a day is judged as a whole.
    mutating func take(_ events: [Commitment.Event]) throws(MoneyError) {
        unsaidSurplus = 0
        let metWrittenOff = sums.metWrittenOff
        for event in events where event.corrects != 0 { corrected[event.entry] = event.corrects }
        for event in events.sorted(by: Commitment.grossFirst) { try add(event) }
        let cuts = events.filter { $0.measure == .committed }
        if keepsDebts { try oweReturns(cuts) }
        // A refund before what reverses it.
        for event in events.filter({ $0.measure == .paid && $0.corrects != 0 })
            .sorted(by: { (depth($0.entry), $0.entry) < (depth($1.entry), $1.entry) })
        {
            try settleDebt(event)
        }
        sums.paid = try settled()
        let owed = Int128(sums.met) - Int128(metWrittenOff) - Int128(max(0, sums.paid - sums.dueBack))
        var today: Int64 = 0
        for event in events where event.measure == .writtenOff {
            today = try Checked.add(today, event.effect)
        }
        sums.metWrittenOff = Int64(
            clamping: max(0, Int128(metWrittenOff) + min(Int128(today), max(0, owed))))
        if keepsDebts {
            let refunds = events.filter { $0.measure == .paid && $0.effect < 0 }
            refundedToday = refunds.reduce(Int128(0)) { $0 - Int128($1.effect) }
            try cut(cuts)
        }
        sums.gifted = max(0, min(sums.gifted, sums.paid - sums.dueBack - sums.committed))
    }

    private var keepsDebts: Bool { kind == .pledge || kind == .conditional }

    private mutating func add(_ event: Commitment.Event) throws(MoneyError) {
        switch event.measure {
        case .committed:
            sums.promised = try Checked.add(sums.promised, event.effect)
            try addOriginal(event)
        case .writtenOff: sums.writtenOff = try Checked.add(sums.writtenOff, event.effect)
        case .met: sums.met = try Checked.add(sums.met, event.effect)
        case .paid: try applyPayment(event)
        case .moved: break
        }
    }

    private mutating func applyPayment(_ event: Commitment.Event) throws(MoneyError) {
        var payment = payments[event.payment] ?? Payment(day: event.day)
        sums.exchange -= payment.exchangeNet
        sums.gifts -= payment.holdsContribution ? 1 : 0
        if event.entry == event.payment {
            payment.day = event.day
            payment.gross = event.effect
            payment.exchange = event.exchange
            payment.originalGross = event.original
        } else if event.original == 0, payment.originalGross != 0 {
            payment.takenInBase = try Checked.subtract(payment.takenInBase, event.effect)
        }
        payment.net = try Checked.add(payment.net, event.effect)
        payment.originalNet = try Checked.add(payment.originalNet, event.original)
        payments[event.payment] = payment
        sums.exchange += payment.exchangeNet
        sums.gifts += payment.holdsContribution ? 1 : 0
        sums.money = try Checked.add(sums.money, event.effect)
        sums.refundDifference = try Checked.add(sums.refundDifference, event.difference)
    }

    // MARK: Another currency

    private mutating func addOriginal(_ event: Commitment.Event) throws(MoneyError) {
        guard !settling.isEmpty else { return }
        if event.original == 0 {
            original.changedInBase = try Checked.add(original.changedInBase, event.effect)
            return
        }
        if original.amount == 0 { (original.amount, original.base) = (event.original, event.effect) }
        original.promised = try Checked.add(original.promised, event.original)
    }

    /// What the payments settle together, base-currency minor units.
    ///
    /// The promise's value times what came of it in its own currency, and all of it with the last; what goes
    /// beyond it counts at its own value, as does what is due back and what came in another currency.
    private mutating func settled() throws(MoneyError) -> Int64 {
        guard !settling.isEmpty, original.amount > 0 else { return sums.money }
        let most = original.most
        let ordered = payments.filter { $0.value.net != 0 }
            .sorted { ($0.value.day.dayNumber, $0.key) < ($1.value.day.dayNumber, $1.key) }
            .map { (payment: $0.value, came: self.settling.contains($0.key) ? $0.value.originalLeft : 0) }
        let came = ordered.reduce(Int128(0)) { $0 + Int128($1.came) }
        let kept = min(most, Int64(clamping: max(0, came - Int128(returnedOriginal))))
        var (settling, others, beyond) = (Int64(0), Int64(0), [Beyond]())
        for (payment, came) in ordered {
            let part = min(came, kept - settling)
            settling += part
            let own = part == 0 ? 0 : try Checked.scale(payment.net, by: part, over: came)
            others = try Checked.add(others, payment.net - own)
            if came > part { beyond.append(Beyond(original: came - part, value: payment.net - own)) }
        }
        sums.returnedValue = try value(ofNewest: returnedOriginal, in: beyond)
        let share =
            settling == most
            ? sums.promised : try Checked.scale(original.base, by: settling, over: original.amount)
        return try Checked.add(most == 0 ? 0 : share, others)
    }

    // MARK: Limits

    /// Whether more was reversed from a payment than it brought, in either currency; a refund that names
    /// no gift runs below zero.
    func isTurnedRound(_ payment: Int64) -> Bool {
        guard let payment = payments[payment] else { return false }
        if payment.originalGross > 0, payment.originalNet < 0 { return true }
        return payment.gross < 0 ? payment.net > 0 : payment.net < 0
    }
}
