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
