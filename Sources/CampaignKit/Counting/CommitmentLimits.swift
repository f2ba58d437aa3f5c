/// What would make a commitment impossible, tested over all its days.
///
/// `rules.md §2`: a refund within its gift, a write-off within outstanding.
public enum CommitmentLimits {
    public enum Violation: Hashable, Sendable {
        /// More was taken back than was given, from the payment named.
        case takenTwice(entry: Int64)
        /// The promise was cut below nothing.
        case cutBelowZero(entry: Int64)
        /// More was written off than was outstanding on that day.
        case writeOffAboveOutstanding(entry: Int64)
        /// More of the condition was met than was promised.
        case metAbovePromise(entry: Int64)
        case overflow(entry: Int64)

        /// The entry at fault.
        public var entry: Int64 {
            switch self {
            case .takenTwice(let entry), .cutBelowZero(let entry), .writeOffAboveOutstanding(let entry),
                .metAbovePromise(let entry), .overflow(let entry):
                entry
            }
        }
    }

    /// The violations that entries from `firstNew` on bring; what was accepted before is not judged again.
    public static func violations(in commitment: Commitment, from firstNew: Int64) -> [Violation] {
        var accumulator = CommitmentAccumulator()
        var found: [Violation] = []
        // A refund that names no gift is a payment of its own below nothing.
        let refunds = Set(
            commitment.events.filter { $0.entry == $0.payment && $0.effect < 0 }.map(\.payment))
        let byDay = Dictionary(grouping: commitment.events, by: \.day)
        for day in byDay.keys.sorted() {
            let events = (byDay[day] ?? []).sorted { $0.entry < $1.entry }
            let culprits = events.filter { $0.entry >= firstNew }
            for event in events {
                do throws(MoneyError) { try accumulator.apply(event) } catch {
                    return found + [.overflow(entry: max(event.entry, firstNew))]
                }
            }
            found += judge(culprits, accumulator, commitment.kind, refunds)
            found += cascades(
                events.filter { !refunds.contains($0.payment) }, culprits, accumulator, firstNew, commitment)
        }
        return found.reduce(into: []) { list, violation in
            if !list.contains(violation) { list.append(violation) }
        }
    }

    private static func judge(
        _ culprits: [Commitment.Event], _ state: CommitmentAccumulator, _ kind: Commitment.Kind,
        _ refunds: Set<Int64>
    ) -> [Violation] {
        culprits.compactMap { event in
            switch event.measure {
            case .paid:
                let net = state.net(of: event.payment)
                let isBroken = refunds.contains(event.payment) ? net > 0 : net < 0
                return isBroken ? .takenTwice(entry: event.entry) : nil
            case .committed:
                return state.sums.promised - state.sums.writtenOff < 0
                    ? .cutBelowZero(entry: event.entry) : nil
            case .writtenOff:
                let kept = kind == .pledge || kind == .revocable ? max(0, state.sums.paid) : state.sums.met
                let left = state.sums.promised - state.sums.writtenOff - kept
                return event.effect > 0 && left < 0 ? .writeOffAboveOutstanding(entry: event.entry) : nil
            case .met:
                guard kind == .conditional, event.effect > 0 else { return nil }
                return state.sums.met > state.sums.committed ? .metAbovePromise(entry: event.entry) : nil
            }
        }
    }

    /// A backdated correction can break a later day on which only older rows act; the newest row is then at
    /// fault.
    private static func cascades(
        _ events: [Commitment.Event], _ culprits: [Commitment.Event], _ state: CommitmentAccumulator,
        _ firstNew: Int64, _ commitment: Commitment
    ) -> [Violation] {
        events.filter { $0.entry < firstNew && $0.measure == .paid && state.net(of: $0.payment) < 0 }
            .compactMap { event in
                let newest = commitment.events.last { $0.payment == event.payment && $0.entry >= firstNew }
                return newest.map { .takenTwice(entry: $0.entry) }
            }
    }
}
