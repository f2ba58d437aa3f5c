extension Commitment {
    /// A move that nothing reversed.
    struct Move {
        var entry: Int64
        var day: CalendarDate
        var destination: Destination
    }

    /// The moves that stand, in the order they act: by day, then as they were posted.
    ///
    /// A move weighs what its row says; a void of it weighs the same the other way.
    var standingMoves: [Move] {
        guard !destinations.isEmpty else { return [] }
        let corrections = Dictionary(grouping: events.filter { $0.corrects != 0 }, by: \.corrects)
        func net(_ event: Event) -> Int128 {
            (corrections[event.entry] ?? []).reduce(Int128(event.effect)) { $0 + net($1) }
        }
        return events.compactMap { event in
            guard let destination = destinations[event.entry], net(event) > 0 else { return nil }
            return Move(entry: event.entry, day: event.day, destination: destination)
        }
        .sorted { ($0.day.dayNumber, $0.entry) < ($1.day.dayNumber, $1.entry) }
    }

    /// Moves what is there at the end of the move's day; returns whether there was as much as it says.
    ///
    /// From then on the parts are what they amounted to that day, and what follows is spread over them.
    mutating func apply(_ move: Move, _ sums: CommitmentSums) -> Bool {
        let to = move.destination.ordinal
        guard shares.indices.contains(to) else { return false }
        guard let amount = move.destination.minorUnits else {
            let whole = self.amount
            shares = shares.indices.map { $0 == to ? whole : 0 }
            return true
        }
        let parts = standing(sums)
        let movable = parts.indices.map { $0 == to ? 0 : max(0, parts[$0]) }
        let available = movable.reduce(0, +)
        let taken = Allocation.spread(min(amount, available), over: movable, upTo: movable)
        shares = parts.indices.map { $0 == to ? parts[$0] + taken.reduce(0, +) : parts[$0] - taken[$0] }
        return amount <= available
    }

    /// What the parts come to: their share of what is raised or promised, or the shares where nothing is.
    private func standing(_ sums: CommitmentSums) -> [Int64] {
        let parts: [Int64] =
            switch kind {
            case .outright: sums.money > 0 ? outrightSpread(sums).raised : []
            case .pledge: promiseSpread(sums).raised
            case .conditional, .revocable, .matchExpected: Allocation.spread(sums.committed, over: shares)
            }
        return parts.contains { $0 > 0 } ? parts : shares
    }

    /// The commitment with what was posted up to an entry and acts until a day only; nil for any day.
    public func known(through lastEntry: Int64, until day: CalendarDate? = nil) -> Commitment {
        var known = self
        known.events.removeAll { event in event.entry > lastEntry || day.map { event.day > $0 } ?? false }
        let left = Set(known.events.map(\.entry))
        known.destinations = destinations.filter { left.contains($0.key) }
        return known
    }

    /// The commitment without some rows, and without what corrects them.
    public func without(_ entries: Set<Int64>) -> Commitment {
        var gone = entries
        var found = true
        while found {
            let more = events.filter { event in
                !gone.contains(event.entry)
                    && (gone.contains(event.corrects) || (event.payment != 0 && gone.contains(event.payment)))
            }
            gone.formUnion(more.map(\.entry))
            found = !more.isEmpty
        }
        var rest = self
        rest.events.removeAll { gone.contains($0.entry) }
        rest.destinations = destinations.filter { !gone.contains($0.key) }
        return rest
    }

    /// The parts after everything posted, by split: where it stands now.
    public func presentShares() throws(MoneyError) -> [Int64] {
        guard !destinations.isEmpty else { return shares }
        var now = self
        try walkMoves { move, sums in _ = now.apply(move, sums) }
        return now.shares
    }

    /// The moves among `entries` that say more than there was to move on their day.
    public func shortMoves(from firstNew: Int64) throws(MoneyError) -> [Int64] {
        guard destinations.keys.contains(where: { $0 >= firstNew }) else { return [] }
        var now = self
        var short: [Int64] = []
        try walkMoves { move, sums in
            if !now.apply(move, sums), move.entry >= firstNew { short.append(move.entry) }
        }
        return short
    }

    private func walkMoves(_ body: (Move, CommitmentSums) -> Void) throws(MoneyError) {
        var accumulator = CommitmentAccumulator(self)
        let byDay = Dictionary(grouping: events, by: \.day)
        let days = byDay.keys.sorted()
        var next = 0
        for move in standingMoves {
            while next < days.count, days[next] <= move.day {
                try accumulator.take(byDay[days[next]] ?? [])
                next += 1
            }
            body(move, accumulator.sums)
        }
    }
}
