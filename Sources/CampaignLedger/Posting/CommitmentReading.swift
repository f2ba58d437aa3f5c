import CampaignKit

/// Numbers of rows as a list in a statement's condition.
struct UnitList {
    /// As many as one statement takes: there are two texts of each statement, and no more, to be prepared.
    static let most = 200

    /// `IN ($1, …)`, to stand behind a column.
    let condition: String
    let arguments: [LedgerValue]

    /// At most `most` numbers, and one at least; a list of several is filled up with the last.
    init(_ units: [Int64]) {
        let count = units.count == 1 ? 1 : Self.most
        condition = count == 1 ? Self.one : Self.full
        let filled = units + Array(repeating: units.last ?? 0, count: max(0, count - units.count))
        arguments = filled.map { .int($0) }
    }

    private static let one = text(1)
    private static let full = text(most)

    private static func text(_ count: Int) -> String {
        "IN (" + (1...count).map { "$\($0)" }.joined(separator: ", ") + ")"
    }
}

/// Reads some commitments together: one statement for each kind of row, however many they are.
final class CommitmentReading {
    typealias Loaded = CommitmentLoader.Loaded

    private let connection: any LedgerConnection
    private(set) var loaded: [Int64: Loaded] = [:]

    init(connection: any LedgerConnection) {
        self.connection = connection
    }

    /// Takes in at most `UnitList.most` commitments.
    func read(_ units: [Int64]) throws {
        guard !units.isEmpty else { return }
        try readRoots(UnitList(units))
        try readSplits()
        try readEvents()
        // Behind the commitment itself, as they were posted, whatever order an engine reads them in.
        for unit in loaded.keys { loaded[unit]?.commitment.events[1...].sort { $0.entry < $1.entry } }
        try readClosings()
        for unit in units where loaded[unit]?.isForeign == true { try readOriginals(unit) }
        try readSurplus()
        try readMoves()
        try readInstallments()
        try readGates()
    }

    /// Those that something has to be read of; nil where there are none.
    private func list(where holds: (Loaded) -> Bool) -> UnitList? {
        let units = loaded.values.filter(holds).map(\.unit).sorted()
        return units.isEmpty ? nil : UnitList(units)
    }

    private func readRoots(_ list: UnitList) throws {
        try connection.rows(
            """
            SELECT type, day, class, amount, place, donor, simple, payment, measure, effect, exchange, currency, id \
            FROM entry WHERE id \(list.condition) AND unit = id
            """, list.arguments
        ) { row in if let root = Self.root(row) { loaded[root.unit] = root } }
    }

    private static func root(_ row: any LedgerRow) -> Loaded? {
        guard let type = EntryType(rawValue: Int(row.int(0))),
            let base = CountClass(rawValue: Int(row.int(2))),
            let measure = EffectKind(rawValue: Int(row.int(8)))
        else { return nil }
        let unit = row.int(12)
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
    }

    private func readSplits() throws {
        guard let list = list(where: { $0.places.isEmpty }) else { return }
        try connection.rows(
            "SELECT entry, place, amount FROM split WHERE entry \(list.condition) ORDER BY entry, ord",
            list.arguments
        ) { row in
            loaded[row.int(0)]?.places.append(row.int(1))
            loaded[row.int(0)]?.commitment.shares.append(row.int(2))
        }
    }

    /// What was posted on them: their own rows are read.
    private func readEvents() throws {
        guard let list = list(where: { _ in true }) else { return }
        try connection.rows(
            """
            SELECT unit, id, payment, day, measure, effect, exchange, \
            CASE WHEN type IN (\(Self.corrections)) THEN target ELSE 0 END, currency \
            FROM entry WHERE unit \(list.condition) AND unit <> id
            """, list.arguments, take)
    }

    private func take(_ row: any LedgerRow) {
        guard let measure = EffectKind(rawValue: Int(row.int(4))) else { return }
        loaded[row.int(0)]?.commitment.events.append(
            Commitment.Event(
                entry: row.int(1), payment: row.int(2), day: CalendarDate(dayNumber: Int(row.int(3))),
                measure: measure, effect: row.int(5), exchange: row.int(6), corrects: row.int(7)))
        if !row.isNull(8) { loaded[row.int(0)]?.isForeign = true }
    }

    private static let corrections = EntryType.allCases.filter { $0.family == .correction }
        .map { String($0.rawValue) }.joined(separator: ", ")

    /// What matching gifts closed of expected matches.
    private func readClosings() throws {
        guard let list = list(where: { $0.commitment.kind == .matchExpected }) else { return }
        try connection.rows(
            """
            SELECT c.expected, e.id, 0, e.day, \(EffectKind.met.rawValue), c.amount, 0, 0, NULL FROM match_closing c \
            JOIN entry e ON e.id = c.entry WHERE c.expected \(list.condition) ORDER BY c.expected, e.id, c.ord
            """, list.arguments, take)
    }

    /// What rows in another currency come to in it.
    private func readOriginals(_ unit: Int64) throws {
        let posted = try OriginalRows(connection: connection).posted(unit)
        guard var commitment = loaded[unit]?.commitment else { return }
        let amounts = OriginalAmounts(unit: unit, posted)
        let currencies = Dictionary(posted.map { ($0.entry, $0.currency) }) { first, _ in first }
        let promised = currencies[unit] ?? ""
        for index in commitment.events.indices {
            let event = commitment.events[index]
            commitment.events[index].original = amounts.originals[event.entry] ?? 0
            commitment.events[index].difference = amounts.difference(event.entry)
            if commitment.kind != .outright, event.entry == event.payment, !promised.isEmpty,
                currencies[event.entry] == promised
            {
                commitment.settling.insert(event.entry)
            }
        }
        loaded[unit]?.commitment = commitment
    }

    /// What cuts below what was paid said about the money beyond them.
    private func readSurplus() throws {
        let list = list { row in
            (row.commitment.kind == .pledge || row.commitment.kind == .conditional)
                && row.commitment.events.contains { $0.measure == .committed && $0.effect < 0 }
        }
        guard let list else { return }
        var said: [Int64: [Int64: Surplus]] = [:]
        try connection.rows(
            """
            SELECT e.unit, e.id, s.kind FROM entry e JOIN surplus s ON s.entry = e.id WHERE e.unit \(list.condition) \
            AND e.unit <> e.id
            """, list.arguments
        ) { said[$0.int(0), default: [:]][$0.int(1)] = Surplus(rawValue: Int($0.int(2))) }
        for (unit, kinds) in said {
            guard var events = loaded[unit]?.commitment.events else { continue }
            for index in events.indices { events[index].surplus = kinds[events[index].entry] }
            loaded[unit]?.commitment.events = events
        }
    }

    /// In the order they were posted, so that a later move never renumbers what an earlier one wrote.
    private func readMoves() throws {
        let list = list { row in row.commitment.events.contains { $0.measure == .moved } }
        guard let list else { return }
        let type = EntryType.reallocation.rawValue
        try connection.rows(
            """
            SELECT unit, id, place, amount FROM entry WHERE unit \(list.condition) AND unit <> id AND type = \(type) \
            ORDER BY id
            """, list.arguments
        ) { row in
            guard var moved = loaded[row.int(0)] else { return }
            let place = row.int(2)
            if !moved.places.contains(place) {
                moved.places.append(place)
                moved.commitment.shares.append(0)
            }
            guard let ordinal = moved.places.firstIndex(of: place) else { return }
            moved.commitment.destinations[row.int(1)] = Commitment.Destination(
                ordinal: ordinal, minorUnits: row.int(3) == 0 ? nil : row.int(3))
            loaded[row.int(0)] = moved
        }
    }

    private func readInstallments() throws {
        guard let list = list(where: { $0.commitment.kind != .outright }) else { return }
        try connection.rows(
            "SELECT entry, due, amount FROM installment WHERE entry \(list.condition) ORDER BY entry, ord",
            list.arguments
        ) { row in
            loaded[row.int(0)]?.commitment.installments.append(
                Installment(due: CalendarDate(dayNumber: Int(row.int(1))), minorUnits: row.int(2)))
        }
    }

    private func readGates() throws {
        guard let list = list(where: { !$0.commitment.installments.isEmpty }) else { return }
        for (unit, gates) in try GateReader(connection: connection).gates(of: list) {
            loaded[unit]?.commitment.gates = gates
        }
    }
}
