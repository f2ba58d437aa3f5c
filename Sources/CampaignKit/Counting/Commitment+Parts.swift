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
