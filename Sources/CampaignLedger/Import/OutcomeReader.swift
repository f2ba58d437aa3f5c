import CampaignKit

/// Counts what an import amounted to, from staging and from the entries it wrote.
struct OutcomeReader {
    let session: ImportSession

    /// Types whose rows say by how much something changes: more and less make up for each other.
    private static let signed = [EntryType.pledgeChange, .adjustment].map { "\($0.rawValue)" }
        .joined(separator: ", ")

    func read(into outcome: inout ImportOutcome, kept: Bool) throws {
        if session.outright == nil { try readStaged(into: &outcome) }
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

    private func readStaged(into outcome: inout ImportOutcome) throws {
        let connection = session.connection
        outcome.rejectedCount = Int(try connection.integer("SELECT count(*) FROM (\(RejectedRows.lines)) r"))
        try connection.rows(
            "SELECT line FROM (\(RejectedRows.lines)) r ORDER BY line LIMIT \(ImportOutcome.listedProblems)"
        ) { outcome.rejectedLines.append(Int($0.int(0))) }
        try connection.rows(
            """
            SELECT type, count(*), \(Portable.sum("CASE WHEN type IN (\(Self.signed)) THEN effect ELSE amount END")), \
            min(day), max(day) FROM stage \
            WHERE state = 0 AND leader = row GROUP BY type ORDER BY type
            """
        ) { row in
            guard let type = EntryType(rawValue: Int(row.int(0))) else { return }
            outcome.posted.append(
                ImportOutcome.TypeTotal(type: type, count: Int(row.int(1)), minorUnits: row.int(2)))
            let first = CalendarDate(dayNumber: Int(row.int(3)))
            let last = CalendarDate(dayNumber: Int(row.int(4)))
            outcome.dates =
                min(first, outcome.dates?.lowerBound ?? first)...max(last, outcome.dates?.upperBound ?? last)
        }
    }

    /// What was posted, read back as any later command would read it.
    private func entries() throws -> [EntryDetail] {
        let reader = EntryReader(connection: session.connection)
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
