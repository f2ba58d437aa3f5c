public import CampaignKit

/// Reads posted rows for lists and screens.
struct EntryReader {
    let connection: any LedgerConnection
    /// The moves that lines follow.
    let moves: MovedGifts
    let lineColumns: String
    /// A posted row stands where its promise does.
    let lineTables: String
    /// Put together once: a long list asks for row after row.
    private let oneLine: String
    private let query: String

    init(connection: any LedgerConnection, moves: MovedGifts = MovedGifts()) throws {
        self.connection = connection
        let moves = try moves.known(to: connection)
        self.moves = moves
        // Whose a row is, whoever was merged into whom since it was posted.
        let owner = try DonorAliases(connection, knownOn: moves.knownOn ?? .max).owner("e.donor")
        lineColumns = Self.lineColumns(moves, owner)
        lineTables = Self.lineTables(moves, owner)
        query = "SELECT \(lineColumns) FROM \(lineTables) WHERE e.id "
        oneLine = query + "= $1"
    }

    private static func lineColumns(_ moves: MovedGifts, _ owner: String) -> String {
        """
        e.id, e.batch, e.type, e.day, \
        CASE WHEN \(MovedGifts.isMove("e")) THEN 0 WHEN e.measure = \(EffectKind.writtenOff.rawValue) THEN -e.effect \
        ELSE e.effect END, CASE WHEN e.unit <> e.id OR e.payment <> e.id THEN \
        (SELECT p.id FROM promise p WHERE p.entry = e.unit) END, \(owner), \
        \(DonorColumns.displayName("dp")), \(HiddenGifts.level("e")), \(PlaceColumns.columns("pl")), \
        e.type <> \(EntryType.reallocation.rawValue) AND (\(moves.isParted(unit: "e.unit")) OR \(unit("place")) IS NULL \
        AND \(moves.lastPlace(ofUnit: "e.unit")) IS NULL), s.name, \
        coalesce(e.external_id, ''), \(moved), \
        CASE WHEN \(moves.isParted(unit: "e.unit")) THEN 0 WHEN \(unit("place")) IS NOT NULL THEN 1 ELSE \
        (SELECT count(DISTINCT t.place) FROM split t WHERE t.entry = e.unit) END
        """
    }

    /// A column of the row's gift or promise, which most rows are themselves.
    static func unit(_ column: String) -> String {
        "CASE WHEN e.unit = e.id THEN e.\(column) ELSE u.\(column) END"
    }

    /// What a move takes along: its amount, or all that there was of the gift or promise on its day.
    private static let moved = """
        CASE WHEN e.type <> \(EntryType.reallocation.rawValue) THEN NULL WHEN e.amount > 0 THEN e.amount ELSE \
        (SELECT coalesce(\(Portable.sum("CASE WHEN k.measure = \(EffectKind.writtenOff.rawValue) THEN -k.effect ELSE k.effect END")), 0) \
        FROM entry k WHERE k.unit = e.unit AND k.id < e.id AND k.day <= e.day \
        AND k.measure IN (\(unit("measure")), \(EffectKind.writtenOff.rawValue))) END
        """

    /// A payment stands where its promise does, whatever it is tagged; a move, where it goes (`rules.md §2`).
    private static func lineTables(_ moves: MovedGifts, _ owner: String) -> String {
        """
        entry e JOIN source s ON s.id = e.source \(unitTable) LEFT JOIN donor_personal dp ON dp.donor = \(owner) \
        LEFT JOIN place pl ON pl.id = \(place(moves))
        """
    }

    /// The row's gift or promise where that is another row: most are not looked up a second time.
    private static let unitTable = "LEFT JOIN entry u ON u.id = CASE WHEN e.unit <> e.id THEN e.unit END"

    private static func place(_ moves: MovedGifts) -> String {
        """
        CASE WHEN e.type = \(EntryType.reallocation.rawValue) THEN e.place ELSE \
        coalesce(\(moves.lastPlace(ofUnit: "e.unit")), \(unit("place")), \
        (SELECT t.place FROM split t WHERE t.entry = e.unit AND t.ord = 0)) END
        """
    }

    /// The number of a row's place, and what it is read from: for sums, which show no donors or sources.
    var placeColumn: String { Self.place(moves) }
    static let sumTables = "entry e \(unitTable)"

    /// Hands over the rows of a query, newest first, without holding them.
    func lines(_ query: EntryQuery, _ body: (EntrySummary) throws -> Void) throws {
        var filter = EntryFilter()
        filter.add(query, moves)
        let limit = query.limit.map { " LIMIT \($0)" } ?? ""
        try connection.portions(
            """
            SELECT \(lineColumns) FROM \(lineTables)\(filter.condition) \
            ORDER BY e.day DESC, e.id DESC\(limit)
            """, filter.arguments, read: { Self.line($0) }
        ) { try body(counted($0)) }
    }

    /// Hands over the rows of a query that make pledges and awards, newest first.
    func promises(_ query: EntryQuery, _ body: (EntrySummary) throws -> Void) throws {
        var filter = EntryFilter()
        filter.add(query, moves)
        let kinds = [EntryType.pledge, .award, .conditional].map { String($0.rawValue) }
        let types = "e.type IN (\(kinds.joined(separator: ", ")))"
        let condition = filter.condition.isEmpty ? " WHERE \(types)" : "\(filter.condition) AND \(types)"
        try connection.portions(
            """
            SELECT \(lineColumns) FROM promise made, \(lineTables)\(condition) \
            AND e.id = made.entry ORDER BY e.day DESC, e.id DESC
            """, filter.arguments, read: { Self.line($0) }, body)
    }

    func line(_ id: Int64) throws -> EntrySummary? {
        try connection.first(oneLine, [.int(id)]) { Self.line($0) }.map(counted)
    }

    /// Some rows by number, many of them together; those that there are not are left out.
    func lines(_ ids: [Int64]) throws -> [Int64: EntrySummary] {
        var lines: [Int64: EntrySummary] = [:]
        for start in stride(from: 0, to: ids.count, by: UnitList.most) {
            let list = UnitList(Array(ids[start..<min(start + UnitList.most, ids.count)]))
            var found: [EntrySummary] = []
            try connection.rows(query + list.condition, list.arguments) { found.append(Self.line($0)) }
            for line in found { lines[line.id] = try counted(line) }
        }
        return lines
    }

    /// The places of parts that were moved are not stored but follow from the moves.
    private func counted(_ line: EntrySummary) throws -> EntrySummary {
        guard line.isSplit, line.placeCount == 0 else { return line }
        var line = line
        let unit = try connection.integer("SELECT unit FROM entry WHERE id = $1", [.int(line.id)])
        let parts = try EntryDetailReader(connection: connection, moves: moves).presentParts(of: unit)
        line.placeCount = max(1, Set((parts ?? []).map(\.place)).count)
        return line
    }

    /// Rows that belong to the same commitment or name a row, by day.
    func related(to id: Int64) throws -> [EntrySummary] {
        var list: [EntrySummary] = []
        try connection.portions(
            """
            SELECT \(lineColumns) FROM \(lineTables) WHERE e.id IN (SELECT id FROM entry WHERE target = $1 \
            UNION SELECT id FROM entry WHERE unit = $1 AND unit <> id UNION SELECT entry FROM match_closing WHERE expected = $1 \
            UNION SELECT c.entry FROM match_closing c JOIN entry x ON x.id = c.expected WHERE x.target = $1) \
            AND e.id <> $1 ORDER BY e.day, e.id
            """, [.int(id)], read: { Self.line($0) }
        ) { list.append(try counted($0)) }
        return list
    }

    /// The row that a promise of our number was posted as.
    func entry(ofPromise number: Int64) throws -> Int64? {
        try connection.first("SELECT entry FROM promise WHERE id = $1", [.int(number)]) { $0.int(0) }
    }

    /// Our number for `G-12`, `source:id`, or an id that one source only has.
    func find(_ text: String) throws -> [Int64] {
        if text.uppercased().hasPrefix("G-"), let number = Int64(text.dropFirst(2)) {
            return try line(number) == nil ? [] : [number]
        }
        var found: [Int64] = []
        try connection.portions("SELECT name FROM source ORDER BY id", [], read: { $0.text(0) }) { source in
            let id = text.hasPrefix(source + ":") ? String(text.dropFirst(source.count + 1)) : text
            let digests = RowDigests()
            let arguments: [LedgerValue] = [
                .int(digests.key(source: source, id: id)), .text(id), .text(source),
            ]
            try connection.rows(
                """
                SELECT e.id FROM entry e JOIN source s ON s.id = e.source WHERE e.key64 = $1 AND e.external_id = $2 \
                AND s.name = $3 ORDER BY e.id DESC LIMIT 1
                """, arguments
            ) { found.append($0.int(0)) }
        }
        return found
    }

    static func line(_ row: any LedgerRow, from first: Int = 0) -> EntrySummary {
        EntrySummary(
            id: row.int(first), batch: row.int(first + 1),
            type: EntryType(rawValue: Int(row.int(first + 2))) ?? .gift,
            day: CalendarDate(dayNumber: Int(row.int(first + 3))), effectMinor: row.int(first + 4),
            promise: row.optionalInt(first + 5),
            donor: row.optionalInt(first + 6), donorName: DonorColumns.displayName(row, from: first + 7),
            anonymity: Anonymity(rawValue: Int(row.int(first + 11))) ?? .none,
            place: PlaceColumns.place(row, from: first + 12),
            isSplit: row.int(first + 18) == 1, source: row.text(first + 19), externalID: row.text(first + 20),
            placeCount: row.int(first + 18) == 1 ? Int(row.int(first + 22)) : 1,
            movedMinor: row.optionalInt(first + 21))
    }
}

/// One posted row, for lists: a gift, a promise, or what happened to one.
public struct EntrySummary: Sendable, Equatable {
    /// Shown as `G-1042`.
    public var id: Int64
    public var batch: Int64
    public var type: EntryType
    /// The day that it acts on.
    public var day: CalendarDate
    /// Signed base-currency minor units that it adds; a write-off takes away.
    public var effectMinor: Int64
    /// Set when the row acts on a promise of this number, shown as `P-12`.
    public var promise: Int64?
    /// Our number of the donor, shown as `D-77`; nil for someone unnamed.
    public var donor: Int64?
    /// Empty for a placeholder.
    public var donorName: String
    public var anonymity: Anonymity
    public var place: Designation
    /// Whether it is split over several places; `place` is then the first.
    public var isSplit: Bool
    public var source: String
    /// The source's own id; empty when there is none.
    public var externalID: String
    /// Over how many places it is split.
    public var placeCount = 1
    /// How much a move moves, in minor units; nil for every other row.
    public var movedMinor: Int64?
}
