import CampaignKit

/// Walks what was posted to a row and hands over each posted row's part of a figure, by number.
///
/// Memory is that of some hundred commitments, however many there are.
struct FigureScan {
    let connection: any LedgerConnection
    let query: FigureQuery
    let counter: PartCounter
    /// The last row that was known.
    let lastKnown: Int64

    init(_ query: FigureQuery, _ connection: any LedgerConnection) throws {
        self.connection = connection
        self.query = query
        let ended = query.plan.campaigns.filter { $0.ends.map { $0 < query.asOf } ?? false }.map(\.id)
        counter = PartCounter(
            places: try ScopePlaces(query.scope, connection),
            structure: try DesignationMap(connection).structure(query.plan), ended: Set(ended),
            figure: query.figure)
        lastKnown = try connection.integer(
            "SELECT max(last_entry) FROM batch WHERE id <= $1", [.int(query.knownOn)])
    }

    typealias Body = (ExplainedPart) throws -> Void

    func run(_ body: Body) throws {
        try run(Self.units(counter.places), { _ in nil }, { _ in [:] }) { _, part in try body(part) }
    }

    /// The same with what lists show of each row: a plain gift's comes with it, and only rows of promises and
    /// of gifts on which something was posted are asked for, many of them together.
    func run(_ reader: EntryReader, _ body: (ExplainedPart, EntrySummary) throws -> Void) throws {
        try run(
            Self.units(counter.places, reader), { reader.line($0, from: Self.columnCount) },
            { try reader.lines($0) }
        ) { line, part in if let line { try body(part, line) } }
    }

    /// What the scan comes by: a plain gift's part, or a commitment that has to be loaded.
    private enum Unit {
        case plain(ExplainedPart, EntrySummary?)
        case commitment(Int64)
    }

    /// Hands over parts with what lists show of their row: of plain gifts `line`, of others what `lines`
    /// finds by number.
    private func run(
        _ sql: String, _ line: (any LedgerRow) -> EntrySummary?,
        _ lines: ([Int64]) throws -> [Int64: EntrySummary],
        _ body: (EntrySummary?, ExplainedPart) throws -> Void
    ) throws {
        let loader = CommitmentLoader(connection: connection)
        // Plain gifts wait while commitments are gathered: all come in the order of their rows.
        var waiting: [Unit] = []
        var commitments: [Int64] = []
        func handOver() throws {
            var parts: [Int64: [ExplainedPart]] = [:]
            for loaded in try loader.load(commitments) {
                try explain(loaded) { parts[loaded.unit, default: []].append($0) }
            }
            let lines = try lines(Set(parts.values.joined().map(\.id)).sorted())
            for unit in waiting {
                switch unit {
                case .plain(let part, let line): try body(line, part)
                case .commitment(let unit): for part in parts[unit] ?? [] { try body(lines[part.id], part) }
                }
            }
            waiting.removeAll(keepingCapacity: true)
            commitments.removeAll(keepingCapacity: true)
        }
        // What is read waits as it is read; between the portions enough of it is handed over.
        try connection.portions(sql, counter.places.arguments) { row in
            guard row.int(5) == 1, row.int(6) == 0 else {
                commitments.append(row.int(0))
                return waiting.append(.commitment(row.int(0)))
            }
            try plain(row) { waiting.append(.plain($0, line(row))) }
        } _: {
            if commitments.count >= UnitList.most || waiting.count >= Self.portion { try handOver() }
        }
        try handOver()
    }

    /// How many rows are worth handing over.
    private static let portion = 1000

    /// How many columns of `units` are the scan's own.
    private static let columnCount = 9

    /// Every commitment with a share in the places, or with a row that is tagged there; with a reader, also
    /// what lists show of its row.
    ///
    /// In the order of posting, which needs no sorting.
    static func units(_ places: ScopePlaces, _ reader: EntryReader? = nil) -> String {
        let columns = """
            SELECT e.id, e.day, e.class, e.effect, e.place, e.simple, EXISTS (SELECT 1 FROM entry c \
            WHERE c.unit = e.id AND c.unit <> c.id), e.received, e.exchange\(reader.map { ", " + $0.lineColumns } ?? "") \
            FROM \(reader?.lineTables ?? "entry e") WHERE e.unit = e.id
            """
        guard let subquery = places.subquery else { return columns + " ORDER BY e.id" }
        return """
            \(columns) AND (e.place IN (\(subquery)) OR e.place IS NULL AND EXISTS (SELECT 1 FROM split t \
            WHERE t.entry = e.id AND t.place IN (\(subquery))) OR e.id IN (SELECT m.unit FROM entry m \
            WHERE m.unit <> m.id AND m.place IN (\(subquery)))) ORDER BY e.id
            """
    }

    // MARK: Plain gifts

    /// A gift that nothing was posted on.
    private func plain(_ row: any LedgerRow, _ body: Body) throws {
        guard let countClass = CountClass(rawValue: Int(row.int(2))) else { return }
        let effect = row.int(3)
        let day = CalendarDate(dayNumber: Int(row.int(1)))
        let change = PartCounter.Change(
            places: [row.int(4)], countClass: countClass,
            figures: CommitmentFigures(raised: effect, received: effect, gifts: 1, commitments: 1))
        let counted = try counter.count([change], origin: day)
        let received = row.optionalInt(7).map { CalendarDate(dayNumber: Int($0)) }
        if let rule = later(row.int(0), day, received: received) {
            if counted.value != 0 { try body(ExplainedPart(id: row.int(0), part: counted.value, rule: rule)) }
            return
        }
        if counted.value != 0 { try body(ExplainedPart(id: row.int(0), part: counted.value)) }
        for (rule, amount) in counted.linesAside where amount != 0 {
            try body(ExplainedPart(id: row.int(0), part: amount, rule: rule))
        }
    }

    /// Why a row cannot be in any figure of this day; nil when it can.
    private func later(_ entry: Int64, _ day: CalendarDate, received: CalendarDate?) -> ExclusionReason? {
        if entry > lastKnown { return .postedLater }
        guard day > query.asOf else { return nil }
        return received.map { $0 <= query.asOf } == true ? .postDated : .datedAfter
    }

    // MARK: Promises, and gifts with something posted on them

    private func explain(_ loaded: CommitmentLoader.Loaded, _ body: Body) throws {
        var commitment = loaded.commitment
        commitment.gatesKnownOn = query.knownOn
        let known = commitment.known(upTo: lastKnown, root: loaded.unit)
        let parts = try known.map { try $0.parts(root: loaded.unit) } ?? []
        var sum = CommitmentSum()
        var rows: [ExplainedPart] = []
        for part in parts {
            let counted = try counter.count(changes(part.deltas, loaded), origin: commitment.origin)
            guard part.day <= query.asOf else {
                let isRow = commitment.events.contains { $0.entry == part.entry && $0.day == part.day }
                try sum.add(later: part.entry, counted.value, isDue: isRow)
                continue
            }
            try sum.add(counted)
            if counted.value != 0 { rows.append(ExplainedPart(id: part.entry, part: counted.value)) }
            try explainPayment(part.entry, counted, loaded, body)
        }
        try emit(rows, sum, loaded, body)
        try explainUnknown(loaded, known, body)
        try explainElsewhere(loaded, body)
    }

    private func emit(
        _ rows: [ExplainedPart], _ sum: CommitmentSum, _ loaded: CommitmentLoader.Loaded, _ body: Body
    ) throws {
        if sum.value == 0, !rows.isEmpty {
            let moves = loaded.commitment.destinations
            let isMoved = rows.contains { moves[$0.id] != nil }
            let most = try Self.most(rows.map(\.part))
            // The row that amounted to nothing: of a live pledge the write-off that was voided, not the
            // pledge.
            let named = rows.first { $0.id == loaded.unit } ?? rows.first { $0.part > 0 }
            try body(
                ExplainedPart(id: named?.id ?? loaded.unit, part: most, rule: isMoved ? .moved : .settled))
        } else {
            for row in rows { try body(row) }
        }
        for (rule, amount) in sum.aside where amount != 0 {
            try body(ExplainedPart(id: loaded.unit, part: amount, rule: rule))
        }
        if query.figure == .received, sum.outstanding > 0 {
            try body(ExplainedPart(id: loaded.unit, part: sum.outstanding, rule: .notReceived))
        }
        if sum.notDue != 0 { try body(ExplainedPart(id: loaded.unit, part: sum.notDue, rule: .notDue)) }
        let later = sum.later.sorted { $0.key < $1.key }.filter { $0.value != 0 }
        guard try Checked.sum(later.map(\.value)) != 0 else {
            let most = try Self.most(later.map(\.value))
            if most != 0 { try body(ExplainedPart(id: loaded.unit, part: most, rule: .settled)) }
            return
        }
        for (entry, amount) in later {
            let received = try connection.first("SELECT received FROM entry WHERE id = $1", [.int(entry)]) {
                $0.optionalInt(0).map { CalendarDate(dayNumber: Int($0)) }
            }
            let isHeld = received.flatMap { $0 }.map { $0 <= query.asOf } ?? false
            try body(ExplainedPart(id: entry, part: amount, rule: isHeld ? .postDated : .datedAfter))
        }
    }

    /// The most that there ever was of what amounted to nothing.
    private static func most(_ parts: [Int64]) throws(MoneyError) -> Int64 {
        var (sum, most) = (Int64(0), Int64(0))
        for part in parts {
            sum = try Checked.add(sum, part)
            most = max(most, sum)
        }
        return most
    }

    /// A payment that adds nothing to raised, because its promise did.
    private func explainPayment(
        _ entry: Int64, _ counted: PartCounter.Counted, _ loaded: CommitmentLoader.Loaded, _ body: Body
    ) throws {
        guard query.figure == .raised, loaded.commitment.kind != .outright, counted.tally.outstanding != 0,
            loaded.commitment.events.contains(where: { $0.entry == entry && $0.measure == .paid })
        else { return }
        try body(ExplainedPart(id: entry, part: -counted.tally.outstanding, rule: .alreadyPledged))
    }

    /// What rows that were not yet known would have changed together.
    private func explainUnknown(
        _ loaded: CommitmentLoader.Loaded, _ known: Commitment?, _ body: Body
    ) throws {
        guard let first = loaded.commitment.events.map(\.entry).filter({ $0 > lastKnown }).min() else {
            return
        }
        let now = try loaded.commitment.steps().filter { $0.key.day <= query.asOf }
        let then = try known.map { try $0.steps().filter { $0.key.day <= query.asOf } } ?? [:]
        let difference = Commitment.difference(now, then)
        let counted = try counter.count(changes(difference, loaded), origin: loaded.commitment.origin)
        if counted.value != 0 {
            try body(ExplainedPart(id: first, part: counted.value, rule: .postedLater))
        }
    }

    /// Payments that are tagged to this row and count elsewhere, with their pledge.
    private func explainElsewhere(_ loaded: CommitmentLoader.Loaded, _ body: Body) throws {
        guard query.figure.candidate(CommitmentFigures()) != nil, query.scope != .campaigns([""]),
            let subquery = counter.places.subquery,
            !loaded.places.contains(where: { counter.places.campaign(of: $0) != nil })
        else { return }
        let arguments = counter.places.arguments
        let next = arguments.count
        try connection.portions(
            """
            SELECT id, effect FROM entry WHERE place IN (\(subquery)) AND unit = $\(next + 1) AND unit <> id \
            AND payment = id AND day <= $\(next + 2) AND id <= $\(next + 3) ORDER BY id
            """, arguments + [.int(loaded.unit), .day(query.asOf), .int(lastKnown)],
            read: { row in
                ExplainedPart(id: row.int(0), part: query.figure.isMoney ? row.int(1) : 1, rule: .elsewhere)
            }, body)
    }

    private func changes(
        _ deltas: [CommitmentDelta], _ loaded: CommitmentLoader.Loaded
    ) -> [PartCounter.Change] {
        deltas.map { delta in
            let ordinal = delta.key.ordinal
            return PartCounter.Change(
                places: ordinal == CommitmentDelta.wholeGift
                    ? delta.key.group.map { loaded.places[$0] } : [loaded.places[ordinal]],
                countClass: delta.key.countClass, figures: delta.figures)
        }
    }
}

/// What one commitment adds up to, over its rows.
private struct CommitmentSum {
    var value: Int64 = 0
    var outstanding: Int64 = 0
    var aside: [ExclusionReason: Int64] = [:]
    /// By row, what comes after the day.
    var later: [Int64: Int64] = [:]
    /// What comes with time alone.
    var notDue: Int64 = 0

    mutating func add(_ counted: PartCounter.Counted) throws(MoneyError) {
        value = try Checked.add(value, counted.value)
        outstanding = try Checked.add(outstanding, counted.tally.outstanding)
        for (rule, amount) in counted.linesAside {
            aside[rule] = try Checked.add(aside[rule] ?? 0, amount)
        }
    }

    mutating func add(later entry: Int64, _ amount: Int64, isDue: Bool) throws(MoneyError) {
        guard isDue else {
            notDue = try Checked.add(notDue, amount)
            return
        }
        later[entry] = try Checked.add(later[entry] ?? 0, amount)
    }
}
