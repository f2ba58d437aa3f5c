import CampaignKit

/// Reads a commitment back with everything posted on it.
struct CommitmentLoader {
    let connection: any LedgerConnection

    /// A commitment, and what of its root a delta needs.
    struct Loaded {
        var commitment: Commitment
        var unit: Int64
        var donor: Int64?
        /// Whether some row of it is in another currency.
        var isForeign: Bool
        var isSimple: Bool
        /// The place of each split, and after them those that something was moved to.
        var places: [Int64]
    }

    func load(_ unit: Int64) throws -> Loaded? {
        guard var loaded = try root(unit) else { return nil }
        if loaded.places.isEmpty { try readSplits(&loaded) }
        try readEvents(&loaded)
        try readSurplus(&loaded)
        if loaded.commitment.events.contains(where: { $0.measure == .moved }) { try readMoves(&loaded) }
        if loaded.commitment.kind != .outright { try readInstallments(&loaded) }
        return loaded
    }

    private func root(_ unit: Int64) throws -> Loaded? {
        try connection.first(
            "SELECT type, day, class, amount, place, donor, simple, payment, measure, effect, exchange, currency FROM entry WHERE id = $1",
            [.int(unit)]
        ) { row -> Loaded? in
            guard let type = EntryType(rawValue: Int(row.int(0))),
                let base = CountClass(rawValue: Int(row.int(2))),
                let measure = EffectKind(rawValue: Int(row.int(8)))
            else { return nil }
            let day = CalendarDate(dayNumber: Int(row.int(1)))
            let event = Commitment.Event(
                entry: unit, payment: row.int(7), day: day, measure: measure, effect: row.int(9),
                exchange: row.int(10))
            // A refund that names no gift is an outright row of its own, below zero.
            let kind = Commitment.Kind(opening: type) ?? .outright
            let place = row.optionalInt(4)
            return Loaded(
                commitment: Commitment(
                    kind: kind, baseClass: base, origin: day, shares: place == nil ? [] : [row.int(3)],
                    events: [event]),
                unit: unit, donor: row.optionalInt(5), isForeign: !row.isNull(11), isSimple: row.int(6) == 1,
                places: place.map { [$0] } ?? [])
        } ?? nil
    }

    private func readSplits(_ loaded: inout Loaded) throws {
        var shares: [Int64] = []
        var places: [Int64] = []
        try connection.rows(
            "SELECT place, amount FROM split WHERE entry = $1 ORDER BY ord", [.int(loaded.unit)]
        ) { row in
            places.append(row.int(0))
            shares.append(row.int(1))
        }
        loaded.places = places
        loaded.commitment.shares = shares
    }

    private func readEvents(_ loaded: inout Loaded) throws {
        var events = loaded.commitment.events
        func read(_ row: any LedgerRow) {
            guard let measure = EffectKind(rawValue: Int(row.int(3))) else { return }
            events.append(
                Commitment.Event(
                    entry: row.int(0), payment: row.int(1), day: CalendarDate(dayNumber: Int(row.int(2))),
                    measure: measure, effect: row.int(4), exchange: row.int(5), corrects: row.int(6)))
            if !row.isNull(7) { loaded.isForeign = true }
        }
        try connection.rows(
            """
            SELECT id, payment, day, measure, effect, exchange, \
            CASE WHEN type IN (\(Self.corrections)) THEN target ELSE 0 END, currency \
            FROM entry WHERE unit = $1 AND unit <> id
            """, [.int(loaded.unit)], read)
        if loaded.commitment.kind == .matchExpected {
            try connection.rows(
                """
                SELECT e.id, 0, e.day, \(EffectKind.met.rawValue), c.amount, 0, 0, NULL FROM match_closing c \
                JOIN entry e ON e.id = c.entry WHERE c.expected = $1
                """,
                [.int(loaded.unit)], read)
        }
        loaded.commitment.events = events
        if loaded.isForeign { try readOriginals(&loaded) }
    }

    /// What rows in another currency come to in it.
    private func readOriginals(_ loaded: inout Loaded) throws {
        let rows = OriginalRows(connection: connection)
        let posted = try rows.posted(loaded.unit)
        let amounts = OriginalAmounts(unit: loaded.unit, posted)
        let currencies = Dictionary(posted.map { ($0.entry, $0.currency) }) { first, _ in first }
        let promised = currencies[loaded.unit] ?? ""
        for index in loaded.commitment.events.indices {
            let event = loaded.commitment.events[index]
            loaded.commitment.events[index].original = amounts.originals[event.entry] ?? 0
            loaded.commitment.events[index].difference = amounts.difference(event.entry)
            if loaded.commitment.kind != .outright, event.entry == event.payment, !promised.isEmpty,
                currencies[event.entry] == promised
            {
                loaded.commitment.settling.insert(event.entry)
            }
        }
    }

    /// What cuts below what was paid said about the money beyond them.
    private func readSurplus(_ loaded: inout Loaded) throws {
        guard loaded.commitment.kind == .pledge || loaded.commitment.kind == .conditional,
            loaded.commitment.events.contains(where: { $0.measure == .committed && $0.effect < 0 })
        else { return }
        var said: [Int64: Surplus] = [:]
        try connection.rows(
            """
            SELECT e.id, s.kind FROM entry e JOIN surplus s ON s.entry = e.id WHERE e.unit = $1 AND e.unit <> e.id
            """, [.int(loaded.unit)]
        ) { said[$0.int(0)] = Surplus(rawValue: Int($0.int(1))) }
        guard !said.isEmpty else { return }
        for index in loaded.commitment.events.indices {
            loaded.commitment.events[index].surplus = said[loaded.commitment.events[index].entry]
        }
    }

    private static let corrections = EntryType.allCases.filter { $0.family == .correction }
        .map { String($0.rawValue) }.joined(separator: ", ")

    /// In the order they were posted, so that a later move never renumbers what an earlier one wrote.
    private func readMoves(_ loaded: inout Loaded) throws {
        var (places, destinations) = (loaded.places, loaded.commitment.destinations)
        try connection.rows(
            "SELECT id, place, amount FROM entry WHERE unit = $1 AND type = $2 ORDER BY id",
            [.int(loaded.unit), .int(EntryType.reallocation.rawValue)]
        ) { row in
            if !places.contains(row.int(1)) { places.append(row.int(1)) }
            guard let ordinal = places.firstIndex(of: row.int(1)) else { return }
            destinations[row.int(0)] = Commitment.Destination(
                ordinal: ordinal, minorUnits: row.int(2) == 0 ? nil : row.int(2))
        }
        loaded.commitment.shares += Array(repeating: 0, count: places.count - loaded.places.count)
        loaded.commitment.destinations = destinations
        loaded.places = places
    }

    private func readInstallments(_ loaded: inout Loaded) throws {
        var installments: [Installment] = []
        try connection.rows(
            "SELECT due, amount FROM installment WHERE entry = $1 ORDER BY ord", [.int(loaded.unit)]
        ) {
            installments.append(
                Installment(due: CalendarDate(dayNumber: Int($0.int(0))), minorUnits: $0.int(1)))
        }
        loaded.commitment.installments = installments
    }
}

extension CommitmentLoader.Loaded {
    /// The steps that the root's own row stands for without any stored change: a plain gift on its day.
    var implied: Commitment.Steps {
        guard isSimple, let event = commitment.events.first else { return [:] }
        let key = CommitmentDelta.Key(ordinal: 0, countClass: commitment.baseClass, day: event.day)
        return [
            key: CommitmentFigures(raised: event.effect, received: event.effect, gifts: 1, commitments: 1)
        ]
    }

    /// What the rows from `first` on, and below `end`, changed.
    func deltas(from first: Int64, before end: Int64) throws -> [CommitmentDelta] {
        let old = unit >= first ? implied : try known(before: first).steps()
        return Commitment.difference(try known(before: end).steps(), old)
    }

    /// The commitment as it was before a row was posted.
    private func known(before entry: Int64) -> Commitment {
        var known = commitment
        known.events.removeAll { $0.entry >= entry }
        known.destinations = known.destinations.filter { $0.key < entry }
        return known
    }
}
