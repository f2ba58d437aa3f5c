/// What would make a commitment impossible, tested over all its days.
///
/// `rules.md §2`: a refund within its gift, a write-off within outstanding.
public enum CommitmentLimits {
    public enum Violation: Hashable, Sendable {
        /// More was reversed than was given, from the payment named.
        case takenTwice(entry: Int64)
        /// The promise was cut below nothing.
        case cutBelowZero(entry: Int64)
        /// More was written off than was outstanding on that day.
        case writeOffAboveOutstanding(entry: Int64)
        /// More of the condition was met than was promised.
        case metAbovePromise(entry: Int64)
        /// More of the condition was un-met than was met, or less would be left than was written off of it.
        case unmetAboveMet(entry: Int64)
        /// The promise was cut below what was paid, and no one said whether that goes back or was a gift.
        case surplusUnsaid(entry: Int64, paid: Int64, surplus: Int64)
        /// More was said to go back to the funder than was paid and is not due back yet.
        case returnedAbovePaid(entry: Int64)
        /// More was moved than was there on that day.
        case movedAboveLeft(entry: Int64)
        case overflow(entry: Int64)

        /// The entry at fault.
        public var entry: Int64 {
            switch self {
            case .takenTwice(let entry), .cutBelowZero(let entry), .writeOffAboveOutstanding(let entry),
                .metAbovePromise(let entry), .unmetAboveMet(let entry), .surplusUnsaid(let entry, _, _),
                .returnedAbovePaid(let entry), .movedAboveLeft(let entry), .overflow(let entry):
                entry
            }
        }
    }

    /// The violations that entries from `firstNew` on bring; what was accepted before is not judged again.
    ///
    /// Rows are taken by day; on one day gifts before corrections, and those in the order of posting. Only
    /// the row that breaks a limit is at fault, never what it corrects; the others are judged without it.
    public static func violations(in commitment: Commitment, from firstNew: Int64) -> [Violation] {
        var rest = commitment
        var found: [Violation] = []
        while let violation = firstViolation(in: rest, from: firstNew) {
            found.append(violation)
            let count = rest.events.count
            rest = rest.without([violation.entry])
            guard rest.events.count < count else { break }
        }
        return found
    }

    private static func firstViolation(in commitment: Commitment, from firstNew: Int64) -> Violation? {
        var accumulator = CommitmentAccumulator(commitment)
        let byDay = Dictionary(grouping: commitment.events, by: \.day)
        for day in byDay.keys.sorted() {
            let before = accumulator
            let events = (byDay[day] ?? []).sorted { $0.entry < $1.entry }
            do throws(MoneyError) { try accumulator.take(events) } catch {
                // Whichever row made the sum too large, the newest is the one that can be left out.
                return .overflow(entry: newest(in: commitment, from: firstNew) { _ in true } ?? firstNew)
            }
            let broken = judge(events.filter { $0.entry >= firstNew }, accumulator, commitment.kind)
            if let last = broken.last {
                return culprit(of: events, after: before, firstNew, commitment) ?? last
            }
            if let cascade = cascades(events, accumulator, firstNew, commitment).first { return cascade }
        }
        if let turned = turnedRound(in: commitment, from: firstNew).first { return turned }
        let short = (try? commitment.shortMoves(from: firstNew)) ?? []
        return short.first.map { .movedAboveLeft(entry: $0) }
    }

    /// The first row of a broken day that breaks a limit, gifts taken before what takes from them.
    private static func culprit(
        of events: [Commitment.Event], after before: CommitmentAccumulator, _ firstNew: Int64,
        _ commitment: Commitment
    ) -> Violation? {
        var state = before
        let late = events.filter { $0.entry >= firstNew && isCorrection($0) }
        let early = events.filter { event in !late.contains { $0.entry == event.entry } }
        for event in early + late {
            guard (try? state.take([event])) != nil else { return nil }
            guard event.entry >= firstNew, isCorrection(event), takes(event, commitment) else { continue }
            if let violation = judge([event], state, commitment.kind).first { return violation }
        }
        return nil
    }

    private static func isCorrection(_ event: Commitment.Event) -> Bool {
        event.corrects != 0 || event.measure == .writtenOff || event.measure == .met
            || (event.measure == .committed && event.effect < 0)
    }

    /// Whether a row makes less of what others may take from.
    private static func takes(_ event: Commitment.Event, _ commitment: Commitment) -> Bool {
        switch event.measure {
        case .paid:
            let gross = commitment.events.first { $0.entry == event.payment }?.effect ?? 0
            return event.entry != event.payment && (gross < 0 ? event.effect > 0 : event.effect < 0)
        case .committed: return event.effect < 0
        case .writtenOff: return event.effect > 0
        case .met: return true
        case .moved: return false
        }
    }

    private static func newest(
        in commitment: Commitment, from firstNew: Int64, where condition: (Commitment.Event) -> Bool
    ) -> Int64? {
        commitment.events.filter { $0.entry >= firstNew && condition($0) }.map(\.entry).max()
    }

    /// The last new row that takes, by day and then as posted; without one the newest.
    private static func lastTaking(
        in commitment: Commitment, from firstNew: Int64, where condition: (Commitment.Event) -> Bool
    ) -> Int64? {
        commitment.events.filter { $0.entry >= firstNew && condition($0) && takes($0, commitment) }
            .max { ($0.day.dayNumber, $0.entry) < ($1.day.dayNumber, $1.entry) }?.entry
            ?? newest(in: commitment, from: firstNew, where: condition)
    }

    private static func judge(
        _ culprits: [Commitment.Event], _ state: CommitmentAccumulator, _ kind: Commitment.Kind
    ) -> [Violation] {
        culprits.compactMap { event in
            switch event.measure {
            case .paid:
                return state.isTurnedRound(event.payment) ? .takenTwice(entry: event.entry) : nil
            case .committed: return judgeChange(event, state, kind)
            case .writtenOff:
                return event.effect > 0 && state.sums.left < kept(state.sums, of: kind)
                    ? .writeOffAboveOutstanding(entry: event.entry) : nil
            case .met:
                guard kind == .conditional else { return nil }
                if event.effect > 0 {
                    return state.sums.standingMet > state.sums.committed
                        ? .metAbovePromise(entry: event.entry) : nil
                }
                guard state.sums.standingMet < 0 else { return nil }
                return event.corrects != 0
                    ? .takenTwice(entry: event.entry) : .unmetAboveMet(entry: event.entry)
            case .moved: return nil
            }
        }
    }

    private static func judgeChange(
        _ event: Commitment.Event, _ state: CommitmentAccumulator, _ kind: Commitment.Kind
    ) -> Violation? {
        let sums = state.sums
        let isBelowMet = kind == .conditional && event.effect < 0 && sums.left < sums.standingMet
        if sums.left < 0 || isBelowMet {
            return .cutBelowZero(entry: event.entry)
        }
        if event.surplus == .wholeCut, event.effect < 0, event.corrects == 0,
            sums.owedBack > Int128(sums.paid)
        {
            return .returnedAbovePaid(entry: event.entry)
        }
        guard state.unsaidSurplus > 0, event.effect < 0, event.corrects == 0, event.surplus == nil else {
            return nil
        }
        return .surplusUnsaid(entry: event.entry, paid: sums.paid, surplus: state.unsaidSurplus)
    }

    /// What a write-off must leave: money that came in and is not due back, also where it waits for a
    /// condition.
    private static func kept(_ sums: CommitmentSums, of kind: Commitment.Kind) -> Int128 {
        switch kind {
        case .outright, .pledge, .conditional, .revocable: Int128(max(0, sums.paid - sums.dueBack))
        case .matchExpected: Int128(sums.met)
        }
    }

    /// A backdated correction can break a later day on which only older rows act; the newest row is then at
    /// fault.
    private static func cascades(
        _ events: [Commitment.Event], _ state: CommitmentAccumulator, _ firstNew: Int64,
        _ commitment: Commitment
    ) -> [Violation] {
        var found: [Violation] = []
        for event in events where event.entry < firstNew {
            if event.measure == .paid, state.isTurnedRound(event.payment),
                let newest = lastTaking(
                    in: commitment, from: firstNew, where: { $0.payment == event.payment })
            {
                found.append(.takenTwice(entry: newest))
            }
        }
        return found + laterPromise(events, state, firstNew, commitment)
    }

    /// The promise on a day of older rows: what is new and earlier must leave them possible.
    ///
    /// The order of posting does not matter: what one file may not hold, two batches may not either.
    private static func laterPromise(
        _ events: [Commitment.Event], _ state: CommitmentAccumulator, _ firstNew: Int64,
        _ commitment: Commitment
    ) -> [Violation] {
        let old = events.filter { $0.entry < firstNew }
        guard let day = old.first?.day else { return [] }
        func newest(_ measure: EffectKind) -> Int64? {
            lastTaking(in: commitment, from: firstNew) { $0.measure == measure && $0.day <= day }
        }
        if old.contains(where: { $0.measure == .writtenOff || $0.measure == .committed }),
            state.sums.promised < state.sums.writtenOff
        {
            if let cut = newest(.committed) { return [.cutBelowZero(entry: cut)] }
            if let writeOff = newest(.writtenOff) { return [.writeOffAboveOutstanding(entry: writeOff)] }
        }
        if commitment.kind == .conditional, old.contains(where: { $0.measure == .met }) {
            return laterCondition(state.sums, cut: newest(.committed), met: newest(.met))
        }
        return []
    }

    /// What is met stays between nothing and the promise on later days too.
    private static func laterCondition(_ sums: CommitmentSums, cut: Int64?, met: Int64?) -> [Violation] {
        if sums.met > sums.committed {
            return [met.map { .metAbovePromise(entry: $0) }, cut.map { .cutBelowZero(entry: $0) }]
                .compactMap { $0 }.prefix(1).map { $0 }
        }
        guard sums.standingMet < 0, let met else { return [] }
        return [.unmetAboveMet(entry: met)]
    }

    /// What corrects a row can undo it, once: a refund reversed twice, or a write-off voided twice, would
    /// turn it round.
    ///
    /// Payments themselves are tested day by day.
    private static func turnedRound(in commitment: Commitment, from firstNew: Int64) -> [Violation] {
        let corrections = Dictionary(grouping: commitment.events.filter { $0.corrects != 0 }, by: \.corrects)
        guard !corrections.isEmpty else { return [] }
        func net(_ event: Commitment.Event) -> (sum: Int128, newest: Int64) {
            var result = (sum: Int128(event.effect), newest: event.entry)
            for correction in corrections[event.entry] ?? [] {
                let inner = net(correction)
                result = (result.sum + inner.sum, max(result.newest, inner.newest))
            }
            return result
        }
        return commitment.events.compactMap { event in
            guard corrections[event.entry] != nil, event.entry != event.payment else { return nil }
            let (whole, newest) = net(event)
            func isTurned(_ sum: Int128) -> Bool { event.effect < 0 ? sum > 0 : sum < 0 }
            guard isTurned(whole), newest >= firstNew else { return nil }
            var sum = Int128(event.effect)
            let inOrder = (corrections[event.entry] ?? []).sorted {
                ($0.day.dayNumber, $0.entry) < ($1.day.dayNumber, $1.entry)
            }
            for correction in inOrder {
                sum += net(correction).sum
                if isTurned(sum), correction.entry >= firstNew { return .takenTwice(entry: correction.entry) }
            }
            return .takenTwice(entry: newest)
        }
    }
}
