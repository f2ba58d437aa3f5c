import CampaignKit

/// Counts what an import amounted to, from staging and from the entries it wrote.
struct OutcomeReader {
    let session: ImportSession

    /// Types whose rows say by how much something changes: more and less make up for each other.
    private static let signed = [EntryType.pledgeChange, .adjustment].map { "\($0.rawValue)" }
        .joined(separator: ", ")

    /// 1 for a refund or chargeback that gives back what another one took.
    private static let regained = "CASE WHEN type IN \(KnownReturns.list) AND effect > 0 THEN 1 ELSE 0 END"

    func read(into outcome: inout ImportOutcome, kept: Bool) throws {
        if session.outright == nil || session.unreadable > 0 { try readRejected(into: &outcome) }
        if session.outright.map({ $0.waiting > 0 }) ?? true { try readStaged(into: &outcome) }
        guard kept else { return }
        if session.options.describes { outcome.entries = try entries() }
        try session.connection.rows(
            "SELECT \(Portable.sum("raised")), \(Portable.sum("received")) FROM batch_delta WHERE class = $1",
            [.int(CountClass.ordinary.rawValue)]
        ) { row in
            outcome.raisedMinor = row.int(0)
            outcome.receivedMinor = row.int(1)
        }
    }

    private func readRejected(into outcome: inout ImportOutcome) throws {
        let connection = session.connection
        outcome.rejectedCount = Int(try connection.integer("SELECT count(*) FROM (\(RejectedRows.lines)) r"))
        try connection.rows(
            "SELECT line FROM (\(RejectedRows.lines)) r ORDER BY line LIMIT \(ImportOutcome.listedProblems)"
        ) { outcome.rejectedLines.append(Int($0.int(0))) }
    }

    /// Adds what was staged to what was posted as it came.
    private func readStaged(into outcome: inout ImportOutcome) throws {
        let connection = session.connection
        var totals = outcome.posted
        outcome.refundsOfToday = try refundsOfToday()
        try connection.rows(
            """
            SELECT type, \(Self.regained), count(*), \(Portable.sum("CASE WHEN type IN (\(Self.signed)) THEN effect ELSE amount END")), \
            min(day), max(day) FROM stage \
            WHERE state = 0 AND leader = row GROUP BY type, \(Self.regained) ORDER BY type, \(Self.regained)
            """
        ) { row in
            guard let type = EntryType(rawValue: Int(row.int(0))) else { return }
            let isRegained = row.int(1) == 1
            let known = totals.firstIndex { $0.type == type && $0.isRegained == isRegained }
            let other = known.map { totals.remove(at: $0) }
            totals.append(
                ImportOutcome.TypeTotal(
                    type: type, count: Int(row.int(2)) + (other?.count ?? 0),
                    minorUnits: try Checked.add(row.int(3), other?.minorUnits ?? 0), isRegained: isRegained))
            let first = CalendarDate(dayNumber: Int(row.int(4)))
            let last = CalendarDate(dayNumber: Int(row.int(5)))
            outcome.dates =
                min(first, outcome.dates?.lowerBound ?? first)...max(last, outcome.dates?.upperBound ?? last)
        }
        outcome.posted = totals.sorted {
            ($0.type.rawValue, $0.isRegained ? 1 : 0) < ($1.type.rawValue, $1.isRegained ? 1 : 0)
        }
    }

    /// A gift's row that has a refund in it may not say when it was.
    private func refundsOfToday() throws -> Int {
        var count = 0
        try session.connection.rows(
            """
            SELECT external_id FROM stage WHERE state = 0 AND leader = row AND type = $1 AND date = $2 \
            AND external_id IS NOT NULL
            """, [.int(EntryType.refund.rawValue), .day(session.context.postedOn)]
        ) { if $0.text(0).contains(ImportedEntry.toldRefundMark) { count += 1 } }
        return count
    }

    /// What was posted, read back as any later command would read it.
    private func entries() throws -> [EntryDetail] {
        let reader = try EntryReader(connection: session.connection)
        var ids: [Int64] = []
        try session.connection.rows(
            "SELECT id FROM entry WHERE id > $1 ORDER BY id", [.int(session.baseEntry)]
        ) { ids.append($0.int(0)) }
        return try ids.compactMap { id in
            guard let line = try reader.line(id) else { return nil }
            return try EntryDetailReader(connection: session.connection, moves: MovedGifts())
                .record(line, related: [])
        }
    }
}

/// Rows of a file that are here already as rows of another source: what acts on one acts on the row that is
/// here, also when it comes with a later file.
///
/// Kept in `change`, by the digest of the source and the id; kind and object are stored and hashed.
enum LeftOutCopy {
    /// The kind of a `change` of an entry that says that another system has it under the id of `new`.
    static let kind: Int64 = 2

    /// The states of rows that are left out because they are here.
    static let states = "\(StageTable.State.skipped.rawValue), \(StageTable.State.elsewhere.rawValue)"

    /// The posted row that a left-out row of an earlier file was; `key` is the digest of its source and id.
    static func entry(_ key: LedgerValue, _ connection: any LedgerConnection) throws -> Int64? {
        try connection.first(
            "SELECT object_id FROM change WHERE object = $1 AND kind = $2 AND new = $3 ORDER BY id DESC LIMIT 1",
            [.text(AcknowledgmentFact.object), .int(kind), key]
        ) { $0.int(0) }
    }

    /// The posted rows that an earlier file's left-out row of one of these types was, with the keys of those.
    static func keys(
        ofTypes types: String, _ connection: any LedgerConnection
    ) throws -> [Int64: Set<Int64>] {
        var keys: [Int64: Set<Int64>] = [:]
        try connection.rows(
            """
            SELECT c.object_id, c.new FROM change c JOIN entry e ON e.id = c.object_id WHERE c.object = $1 \
            AND c.kind = $2 AND e.type IN \(types)
            """, [.text(AcknowledgmentFact.object), .int(kind)]
        ) { keys[$0.int(0), default: []].insert($0.int(1)) }
        return keys
    }

    /// Remembers the left-out rows of the file that have an id; how many are new.
    static func record(_ connection: any LedgerConnection, batch: Int64) throws -> Int {
        var found: [(entry: Int64, key: Int64)] = []
        try connection.rows(
            """
            SELECT DISTINCT s.target, s.key64 FROM stage s WHERE s.state IN (\(states)) AND s.state <> 0 \
            AND s.key64 IS NOT NULL AND s.target IS NOT NULL AND (\(SharedIDPass.received("s")) \
            OR s.type IN \(KnownReturns.list)) ORDER BY s.target, s.key64
            """
        ) { found.append(($0.int(0), $0.int(1))) }
        var next = try connection.integer("SELECT max(id) FROM change") + 1
        var made = 0
        for copy in found where try entry(.int(copy.key), connection) != copy.entry {
            try connection.run(
                "INSERT INTO change(id, batch, object, object_id, kind, new) VALUES ($1, $2, $3, $4, $5, $6)",
                [
                    .int(next), .int(batch), .text(AcknowledgmentFact.object), .int(copy.entry), .int(kind),
                    .int(copy.key),
                ])
            next += 1
            made += 1
        }
        return made
    }
}
