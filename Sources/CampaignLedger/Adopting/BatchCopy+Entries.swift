import CampaignKit

/// The rows of another copy's batch: which are new here, and what they act on.
extension BatchCopy {
    /// A row of the other's, with its values in the order of `EntryColumns`.
    struct Entry {
        var id: Int64
        var values: [LedgerValue]
    }

    static let at = Dictionary(
        EntryColumns.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    /// Columns that name another entry.
    static let references = ["unit", "payment", "target"]

    func number(_ entry: Entry, _ column: String) -> Int64? {
        guard let index = Self.at[column], case .int(let number) = entry.values[index] else { return nil }
        return number
    }

    func readEntries() throws -> [Entry] {
        var rows: [Entry] = []
        try theirs.rows(
            """
            SELECT \(EntryColumns.names.joined(separator: ", ")) FROM entry WHERE id >= $1 AND id <= $2 ORDER BY id
            """, [.int(header.first), .int(header.last)]
        ) { row in rows.append(Entry(id: row.int(0), values: (0..<row.count).map(row.value))) }
        return rows
    }

    /// The rows to be posted: new here, and with all that they act on.
    func settle(_ rows: [Entry]) throws -> [Entry] {
        var settled: [Entry] = []
        for row in rows {
            if let why = refused[row.id] {
                leave("G-\(row.id)", why)
            } else if try !isKnown(row) {
                entries[row.id] = row.id + shift
                settled.append(row)
            }
        }
        // What acts on a row that is left out is left out with it, and what acts on that.
        while true {
            let lost = try settled.filter { row in try references(of: row) == nil }
            guard !lost.isEmpty else { return settled }
            for row in lost {
                entries[row.id] = nil
                leave("G-\(row.id)", "the entry it acts on is not here")
            }
            settled.removeAll { row in lost.contains { $0.id == row.id } }
        }
    }

    /// Whether a row is here already, or may be; then it is not posted.
    func isKnown(_ row: Entry) throws -> Bool {
        let content = number(row, "content64") ?? 0
        if let identity = try identity(row) {
            guard let found = try adopter.posted(identity).first else { return false }
            if found.content == content {
                entries[row.id] = found.id
                known += 1
            } else {
                leave("G-\(row.id)", "its id was imported here with different content, as G-\(found.id)")
            }
            return true
        }
        if let found = try lineOfSameFile(row) {
            entries[row.id] = found
            known += 1
            return true
        }
        if let twin = try sharedID(row.id) {
            leave("G-\(row.id)", "it has an id of G-\(twin), which was posted here")
            return true
        }
        let donor = try number(row, "donor").flatMap { try adopter.donors.number($0) }
        let twin = try ours.integer(
            """
            SELECT e.id FROM entry e WHERE e.print64 = $1 AND e.donor IS NOT DISTINCT FROM $2 AND e.id > $3 \
            AND e.id <= $4 AND \(adopter.isThere("e")) ORDER BY e.id LIMIT 1
            """,
            [
                .int(number(row, "print64") ?? 0), .reference(donor), .int(adopter.lastShared),
                .int(adopter.lastOwn),
            ])
        if twin > 0 { leave("G-\(row.id)", "it looks like G-\(twin), which was posted here") }
        return twin > 0
    }

    func identity(_ row: Entry) throws -> Adopter.Identity? {
        guard let index = Self.at["external_id"], case .text(let id) = row.values[index],
            let key = number(row, "key64"), let source = number(row, "source")
        else { return nil }
        return Adopter.Identity(source: try name(source), externalID: id, key: key)
    }

    /// One of our rows that another system gave the same id: the same gift, come in by another way.
    private func sharedID(_ entry: Int64) throws -> Int64? {
        // A payout is shared by many payments.
        let kind = LedgerValue.int(AliasKind.processor.rawValue)
        var values: [String] = []
        try theirs.rows("SELECT value FROM entry_alias WHERE entry = $1 AND kind = $2", [.int(entry), kind]) {
            values.append($0.text(0))
        }
        for value in values {
            let found = try ours.integer(
                """
                SELECT a.entry FROM entry_alias a JOIN entry e ON e.id = a.entry WHERE a.value = $1 AND a.kind = $2 \
                AND a.entry > $3 AND a.entry <= $4 AND \(adopter.isThere("e")) ORDER BY a.entry LIMIT 1
                """, [.text(value), kind, .int(adopter.lastShared), .int(adopter.lastOwn)])
            if found > 0 { return found }
        }
        return nil
    }

    /// The same line of the very same file, which both have imported.
    func lineOfSameFile(_ row: Entry) throws -> Int64? {
        guard let fileSHA = header.fileSHA, let line = number(row, "line") else { return nil }
        let found = try ours.integer(
            """
            SELECT e.id FROM batch b JOIN entry e ON e.batch = b.id WHERE b.file_sha = $1 AND e.line = $2 \
            AND e.external_id IS NULL AND e.id <= $3 AND \(adopter.isThere("e")) ORDER BY e.id LIMIT 1
            """, [.bytes(fileSHA), .int(line), .int(adopter.lastOwn)])
        return found > 0 ? found : nil
    }

    /// Our numbers of the entries that a row names, by column; nil when one of them is not here.
    func references(of row: Entry) throws -> [String: Int64]? {
        var result: [String: Int64] = [:]
        for column in Self.references {
            guard let theirs = number(row, column), theirs != 0 else { continue }
            guard let number = try here(theirs) else { return nil }
            result[column] = number
        }
        let closings = try closings()
        for expected in closings[row.id] ?? [] {
            guard try self.here(expected) != nil else { return nil }
        }
        return result
    }

    /// Where an entry of this batch or of an earlier one is here; nil when it is not.
    func here(_ entry: Int64) throws -> Int64? { try entries[entry] ?? outside(entry) }

    /// The expected matches that rows of the batch close.
    private func closings() throws -> [Int64: [Int64]] {
        if let closed { return closed }
        var found: [Int64: [Int64]] = [:]
        try theirs.rows(
            "SELECT entry, expected FROM match_closing WHERE entry >= $1 AND entry <= $2",
            [.int(header.first), .int(header.last)]
        ) { found[$0.int(0), default: []].append($0.int(1)) }
        closed = found
        return found
    }

    /// An entry of an earlier batch.
    func outside(_ entry: Int64) throws -> Int64? {
        entry >= header.first && entry <= header.last ? nil : try adopter.entry(entry)
    }

    func write(_ rows: [Entry]) throws {
        var copies: [[LedgerValue]] = []
        for row in rows {
            let references = try references(of: row) ?? [:]
            copies.append(
                try zip(EntryColumns.names, row.values).map { column, value in
                    switch column {
                    case "id": .int(row.id + shift)
                    case "batch": .int(batch)
                    case "source": .int(try registry.source(name(number(row, column) ?? 0)))
                    case "donor": .reference(try number(row, column).flatMap { try donor($0) })
                    case "place": .reference(try number(row, column).map { try place($0) })
                    default: references[column].map { LedgerValue.int($0) } ?? value
                    }
                })
            posted += 1
            control = try Checked.add(control, number(row, "amount") ?? 0)
        }
        try ours.write(copies, to: "entry", EntryColumns.names)
    }

    func requireOpenBooks(_ rows: [Entry]) throws {
        guard let closed = adopter.context.plan.organization.booksClosed, header.reason == nil,
            adopter.reopen == nil,
            rows.contains(where: { (number($0, "day") ?? .max) <= Int64(closed.dayNumber) })
        else { return }
        throw LedgerError(
            .booksClosed,
            "B-\(source.id) of the other copy has rows up to \(closed), and those books are closed",
            hint: "--reopen REASON posts them and records the reason")
    }
}
