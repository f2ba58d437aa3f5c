/// Money that goes back to a funder (`rules.md §2.6`).
extension CommitmentAccumulator {
    /// What a refund settled of money that was due back: in the base currency, and in the promise's own.
    struct Debt {
        var money: Int64 = 0
        var original: Int64 = 0
    }

    /// What a payment in the promise's currency holds and does not settle, in both currencies.
    struct Beyond {
        var original: Int64
        var value: Int64
    }

    /// What the newest of it is worth.
    func value(ofNewest original: Int64, in beyond: [Beyond]) throws(MoneyError) -> Int64 {
        var (open, value) = (original, Int64(0))
        for part in beyond.reversed() where open > 0 {
            let taken = min(open, part.original)
            open -= taken
            // Half a minor unit goes with what is taken.
            value = try Checked.add(
                value, try Checked.scaleToNearest(part.value, by: taken, over: part.original))
        }
        return value
    }

    /// How many corrections there are from a row to what it corrects in the end.
    func depth(_ entry: Int64) -> Int {
        var (depth, at) = (0, entry)
        while let above = corrected[at], depth < 64 { (depth, at) = (depth + 1, above) }
        return depth
    }

    /// What the changes of one day leave of each, by the first row: one that was voided is nothing.
    private func nets(
        _ changes: [Commitment.Event], _ part: KeyPath<Commitment.Event, Int64>
    ) throws(MoneyError) -> [Int64: Int64] {
        var nets: [Int64: Int64] = [:]
        for change in changes {
            var root = change.entry
            while let above = corrected[root] { root = above }
            nets[root] = try Checked.add(nets[root] ?? 0, change[keyPath: part])
        }
        return nets
    }

    /// Cuts that are money given back: all of it is due until a refund settles it.
    mutating func oweReturns(_ changes: [Commitment.Event]) throws(MoneyError) {
        let cuts = changes.filter { $0.surplus == .wholeCut && $0.effect < 0 }
        guard !cuts.isEmpty else { return }
        let (nets, originals) = (try nets(changes, \.effect), try nets(changes, \.original))
        for cut in cuts {
            if cut.original != 0, !settling.isEmpty {
                returnedOriginal = try Checked.subtract(returnedOriginal, min(0, originals[cut.entry] ?? 0))
            } else {
                sums.returnable = try Checked.subtract(sums.returnable, min(0, nets[cut.entry] ?? 0))
            }
        }
    }

    /// A refund first settles what is due back; when it is reversed itself, that is due again.
    mutating func settleDebt(_ event: Commitment.Event) throws(MoneyError) {
        let original = try original(of: event)
        if event.effect < 0 {
            var debt = Debt(original: min(returnedOriginal, original))
            returnedOriginal -= debt.original
            let rest =
                debt.original == 0
                ? -event.effect
                : try Checked.scale(-event.effect, by: original - debt.original, over: original)
            debt.money = min(sums.returnable, rest)
            sums.returnable -= debt.money
            settledDebt[event.entry] = debt
        } else if let debt = settledDebt[event.corrects] {
            let again = Debt(money: min(debt.money, event.effect), original: min(debt.original, original))
            sums.returnable += again.money
            returnedOriginal += again.original
            settledDebt[event.corrects] = Debt(
                money: debt.money - again.money, original: debt.original - again.original)
        }
    }

    /// A reversal in the promise's own currency, without a sign; 0 for other money.
    private func original(of event: Commitment.Event) throws(MoneyError) -> Int64 {
        guard settling.contains(event.payment), let payment = payments[event.payment], payment.gross > 0
        else { return 0 }
        let taken = event.effect < 0 ? -event.effect : event.effect
        guard event.original == 0 else { return event.original < 0 ? -event.original : event.original }
        // Rounded up: a debt is never left over for a share that rounds down.
        return -(try Checked.scale(payment.originalGross, by: -taken, over: payment.gross))
    }

    /// What cuts of one day leave beyond the promise, and what it is.
    mutating func cut(_ changes: [Commitment.Event]) throws(MoneyError) {
        let nets = try nets(changes, \.effect)
        let cuts = changes.filter { (nets[$0.entry] ?? 0) < 0 && $0.surplus != .wholeCut }
        guard !cuts.isEmpty else { return }
        let beyond = Int128(sums.paid) - Int128(sums.dueBack) - Int128(sums.gifted) - Int128(sums.committed)
        let surplus = Int64(clamping: max(0, beyond))
        let said = cuts.filter { $0.surplus != nil }
        unsaidSurplus = said.count == cuts.count ? 0 : unsaid(surplus, said.map { -(nets[$0.entry] ?? 0) })
        guard !said.isEmpty else { return }
        let toReturn = cuts.contains { $0.surplus == .toReturn }
        var gift = toReturn ? Int64(0) : surplus
        if toReturn {
            for cut in cuts where cut.surplus == .gift {
                gift = try Checked.add(gift, -(nets[cut.entry] ?? 0))
            }
            gift = min(gift, surplus)
        }
        sums.gifted += gift
        sums.returnable += surplus - gift
    }

    /// What a day's surplus leaves for cuts that say nothing of it.
    ///
    /// What was said covers its own cut first, but for the money that went back on that day already.
    private func unsaid(_ surplus: Int64, _ said: [Int64]) -> Int64 {
        let cut = said.reduce(Int128(0)) { $0 + Int128($1) }
        return Int64(clamping: max(0, Int128(surplus) - max(0, cut - refundedToday)))
    }
}

extension Commitment {
    /// A cut below what was paid that says nothing of the rest.
    public struct UnsaidCut: Sendable, Equatable {
        public var day: CalendarDate
        /// Base-currency minor units that are paid beyond the promise now.
        public var beyond: Int64
    }

    /// The last such cut up to the end of a day; nil where nothing is beyond the promise now.
    ///
    /// `rules.md §2.6`. A cut after which more was paid is none: that is a gift beyond the promise.
    public func unsaidCut(asOf day: CalendarDate) throws(MoneyError) -> UnsaidCut? {
        var accumulator = CommitmentAccumulator(self)
        var last: CalendarDate?
        let byDay = Dictionary(grouping: events.filter { $0.day <= day }, by: \.day)
        for (day, events) in byDay.sorted(by: { $0.key < $1.key }) {
            try accumulator.take(events)
            if accumulator.unsaidSurplus > 0 { last = day }
        }
        let sums = accumulator.sums
        let beyond = Int128(sums.paid) - Int128(sums.dueBack) - Int128(sums.gifted) - Int128(sums.committed)
        guard let last, beyond > 0 else { return nil }
        return UnsaidCut(day: last, beyond: Int64(clamping: beyond))
    }
}
