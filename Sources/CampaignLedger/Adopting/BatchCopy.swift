import CampaignKit

/// One batch of another copy, posted here with our numbers in place of theirs.
final class BatchCopy {
    private let adopter: Adopter
    private let source: BatchSummary
    /// The other's entries that are left out, with the reason.
    private let refused: [Int64: String]
    private let previous: BatchWriter.Previous
    private let registry: Registry
    private let header: Header
    /// Our number of an entry is the other's plus this.
    private let shift: Int64
    /// The number of the batch here.
    let batch: Int64
    /// Where each entry of the batch is here.
    private(set) var entries: [Int64: Int64] = [:]
    private(set) var leftOut: [AdoptionOutcome.LeftOut] = []
    private var posted = 0
    private var known = 0
    private var control: Int64 = 0

    private struct Header {
        var first: Int64
        var last: Int64
        var fileSHA: [UInt8]?
        var reason: String?
    }

    private var ours: any LedgerConnection { adopter.ours }
    private var theirs: any LedgerConnection { adopter.theirs }

    init(_ adopter: Adopter, _ batch: BatchSummary, refused: [Int64: String]) throws {
        self.adopter = adopter
        source = batch
        self.refused = refused
        let writer = BatchWriter(connection: adopter.ours, context: adopter.context)
        previous = try writer.previous()
        self.batch = previous.id + 1
        try StageTable.create(adopter.ours)
        registry = try Registry(adopter.ours, batch: previous.id + 1)
        header =
            try adopter.theirs.first(
                "SELECT first_entry, last_entry, file_sha, reason FROM batch WHERE id = $1", [.int(batch.id)]
            ) { row in
                Header(
                    first: row.int(0), last: row.int(1), fileSHA: row.isNull(2) ? nil : row.bytes(2),
                    reason: row.isNull(3) ? nil : row.text(3))
            } ?? Header(first: 1, last: 0)
        shift = previous.lastEntry + 1 - header.first
    }

    var adopted: AdoptionOutcome.Adopted {
        AdoptionOutcome.Adopted(
            batch: source, here: batch, rows: posted, known: known, controlMinor: control)
    }

    /// Posts what can be; returns the other's entries that break a limit here, and then nothing may be kept.
    func post() throws -> [Int64] {
        let last = try ours.integer("SELECT max(id) FROM donor")
        try adopter.donors.take(batch: source.id, as: batch, registry)
        let rows = try settle(try readEntries())
        try requireOpenBooks(rows)
        try write(rows)
        try copySides(rows)
        let pass = CommitmentPass(
            connection: ours, registry: registry, batch: batch, firstEntry: header.first + shift,
            lastEntry: header.last + shift)
        try pass.collect()
        let violations = try pass.run()
        guard violations.isEmpty else {
            adopter.donors.forget(after: last)
            return violations.map { $0.entry - shift }
        }
        try copyFacts()
        try listWhatIsNotCopied()
        try close()
        return []
    }

    private func close() throws {
        var context = adopter.context
        let words = ["B-\(source.id)", source.actor, source.postedAtUTC, source.command]
        context.fork = "\(SightingReader.adoption(source.hash)) \(words.joined(separator: ", "))"
        let closing = BatchClosing(
            connection: ours, context: context, previous: previous, firstEntry: previous.lastEntry + 1,
            lastEntry: previous.lastEntry + (header.last - header.first + 1))
        _ = try closing.run(
            BatchClosing.Counts(rows: Int64(posted), leftOut: Int64(leftOut.count)),
            fileSHA: header.fileSHA, reason: header.reason ?? adopter.reopen)
    }

    // MARK: Entries

    /// A row of the other's, with its values in the order of `EntryColumns`.
    private struct Entry {
        var id: Int64
        var values: [LedgerValue]
    }

    private static let at = Dictionary(
        EntryColumns.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    /// Columns that name another entry.
    private static let references = ["unit", "payment", "target", "closes"]

    private func number(_ entry: Entry, _ column: String) -> Int64? {
        guard let index = Self.at[column], case .int(let number) = entry.values[index] else { return nil }
        return number
    }

    private func readEntries() throws -> [Entry] {
        var rows: [Entry] = []
        try theirs.rows(
            """
            SELECT \(EntryColumns.names.joined(separator: ", ")) FROM entry WHERE id >= $1 AND id <= $2 ORDER BY id
            """, [.int(header.first), .int(header.last)]
        ) { row in rows.append(Entry(id: row.int(0), values: (0..<row.count).map(row.value))) }
        return rows
    }

    /// The rows to be posted: new here, and with all that they act on.
    private func settle(_ rows: [Entry]) throws -> [Entry] {
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
                leave("G-\(row.id)", "what it acts on is not here")
            }
            settled.removeAll { row in lost.contains { $0.id == row.id } }
        }
    }

    /// Whether a row is here already, or may be; then it is not posted.
    private func isKnown(_ row: Entry) throws -> Bool {
        let content = number(row, "content64") ?? 0
        if let identity = try identity(row) {
            guard let found = try adopter.posted(identity).first else { return false }
            if found.content == content {
                entries[row.id] = found.id
                known += 1
            } else {
                leave("G-\(row.id)", "its id was imported here with other content, as G-\(found.id)")
            }
            return true
        }
        if let found = try lineOfSameFile(row) {
            entries[row.id] = found
            known += 1
            return true
        }
        let donor = try number(row, "donor").flatMap { try adopter.donors.number($0) }
        let twin = try ours.integer(
            """
            SELECT id FROM entry WHERE print64 = $1 AND donor IS NOT DISTINCT FROM $2 AND id > $3 AND id <= $4 \
            ORDER BY id LIMIT 1
            """,
            [
                .int(number(row, "print64") ?? 0), .reference(donor), .int(adopter.lastShared),
                .int(adopter.lastOwn),
            ])
        if twin > 0 { leave("G-\(row.id)", "it looks like G-\(twin), which was posted here") }
        return twin > 0
    }

    private func identity(_ row: Entry) throws -> Adopter.Identity? {
        guard let index = Self.at["external_id"], case .text(let id) = row.values[index],
            let key = number(row, "key64"), let source = number(row, "source")
        else { return nil }
        return Adopter.Identity(source: try name(source), externalID: id, key: key)
    }

    /// The same line of the very same file, which both have imported.
    private func lineOfSameFile(_ row: Entry) throws -> Int64? {
        guard let fileSHA = header.fileSHA, let line = number(row, "line") else { return nil }
        let found = try ours.integer(
            """
            SELECT e.id FROM batch b JOIN entry e ON e.batch = b.id WHERE b.file_sha = $1 AND e.line = $2 \
            AND e.external_id IS NULL AND e.id <= $3 ORDER BY e.id LIMIT 1
            """, [.bytes(fileSHA), .int(line), .int(adopter.lastOwn)])
        return found > 0 ? found : nil
    }

    /// Our numbers of the entries that a row names, by column; nil when one of them is not here.
    private func references(of row: Entry) throws -> [String: Int64]? {
        var result: [String: Int64] = [:]
        for column in Self.references {
            guard let theirs = number(row, column), theirs != 0 else { continue }
            guard let here = try entries[theirs] ?? outside(theirs) else { return nil }
            result[column] = here
        }
        return result
    }

    /// An entry of an earlier batch.
    private func outside(_ entry: Int64) throws -> Int64? {
        entry >= header.first && entry <= header.last ? nil : try adopter.entry(entry)
    }

    private func write(_ rows: [Entry]) throws {
        let writer = try ours.bulk("entry", EntryColumns.names)
        for row in rows {
            let references = try references(of: row) ?? [:]
            for (column, value) in zip(EntryColumns.names, row.values) {
                switch column {
                case "id": writer.int(row.id + shift)
                case "batch": writer.int(batch)
                case "source": writer.int(try registry.source(name(number(row, column) ?? 0)))
                case "donor": writer.optional(try number(row, column).flatMap { try donor($0) })
                case "place": writer.optional(try number(row, column).map { try place($0) })
                default: writer.value(references[column].map { LedgerValue.int($0) } ?? value)
                }
            }
            try writer.endRow()
            posted += 1
            control = try Checked.add(control, number(row, "amount") ?? 0)
        }
    }

    private func requireOpenBooks(_ rows: [Entry]) throws {
        guard let closed = adopter.context.plan.organization.booksClosed, header.reason == nil,
            adopter.reopen == nil,
            rows.contains(where: { (number($0, "day") ?? .max) <= Int64(closed.dayNumber) })
        else { return }
        throw LedgerError(
            .booksClosed,
            "B-\(source.id) of the other copy has rows up to \(closed), and those books are closed",
            hint: "--reopen REASON posts them and records why")
    }

    // MARK: What belongs to entries

    private func copySides(_ rows: [Entry]) throws {
        let new = Set(rows.map(\.id))
        try copy("split", ["entry", "ord", "place", "amount"], of: new) { column, value in
            column == "place" ? .int(try self.place(value)) : nil
        }
        try copy("installment", ["entry", "ord", "due", "amount"], of: new) { _, _ in nil }
        try copy("soft_credit", ["entry", "ord", "donor", "kind", "amount"], of: new) { column, value in
            column == "donor" ? .int(try self.donor(value)) : nil
        }
        try copy("entry_personal", ["entry"] + RowWords.columns, of: new) { _, _ in nil }
        var next = try ours.integer("SELECT max(id) FROM promise")
        try copy("promise", ["entry", "id", "batch", "source", "name", "name64", "is_grant"], of: new) {
            column, value in
            switch column {
            case "id":
                next += 1
                return .int(next)
            case "batch": return .int(self.batch)
            case "source": return .int(try self.registry.source(self.name(value)))
            default: return nil
            }
        }
    }

    /// Copies the rows of a table that belong to some entries; the first column is the entry's number.
    ///
    /// `change` gives our value of a column, nil where it stays.
    private func copy(
        _ table: String, _ columns: [String], of entries: Set<Int64>,
        _ change: (_ column: String, _ value: Int64) throws -> LedgerValue?
    ) throws {
        var rows: [[LedgerValue]] = []
        try theirs.rows(
            """
            SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE entry >= $1 AND entry <= $2 ORDER BY entry
            """, [.int(header.first), .int(header.last)]
        ) { row in
            if entries.contains(row.int(0)) { rows.append((0..<row.count).map(row.value)) }
        }
        let writer = try ours.bulk(table, columns)
        for row in rows {
            for (column, value) in zip(columns, row) {
                guard case .int(let number) = value else {
                    writer.value(value)
                    continue
                }
                writer.value(
                    column == "entry" ? .int(number + shift) : try change(column, number) ?? value)
            }
            try writer.endRow()
        }
    }

    // MARK: Facts that are no entries

    /// Who was asked and who was thanked.
    private func copyFacts() throws {
        try copySolicitations()
        var next = try ours.integer("SELECT max(id) FROM change") + 1
        var rows: [(object: String, number: Int64, values: [LedgerValue])] = []
        try theirs.rows(
            "SELECT object, object_id, kind, day, old, new, personal_digest FROM change WHERE batch = $1 ORDER BY id",
            [.int(source.id)]
        ) { row in rows.append((row.text(0), row.int(1), (2..<row.count).map(row.value))) }
        for row in rows {
            let here: Int64? =
                switch row.object {
                case AcknowledgmentFact.object: try entries[row.number] ?? outside(row.number)
                case SolicitationFact.object: adopter.batches[row.number] ?? sharedBatch(row.number)
                default: nil
                }
            guard let here, row.values.last == .null else {
                leave("a change of \(row.object)", "make it here by hand")
                continue
            }
            let isThere = try ours.integer(
                "SELECT EXISTS (SELECT 1 FROM change WHERE object = $1 AND object_id = $2 AND kind = $3)",
                [.text(row.object), .int(here), row.values[0]])
            guard isThere == 0 else {
                known += 1
                continue
            }
            try ours.run(
                """
                INSERT INTO change(id, batch, object, object_id, kind, day, old, new, personal_digest) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """, [.int(next), .int(batch), .text(row.object), .int(here)] + row.values)
            next += 1
            posted += 1
        }
    }

    private func sharedBatch(_ number: Int64) -> Int64? {
        number <= adopter.comparison.common.last?.id ?? 0 ? number : nil
    }

    /// A donor is asked once by an appeal.
    private func copySolicitations() throws {
        var rows: [(donor: Int64, place: Int64, values: [LedgerValue])] = []
        try theirs.rows(
            "SELECT donor, place, segment, day, cost, ask FROM solicitation WHERE batch = $1 ORDER BY id",
            [.int(source.id)]
        ) { row in rows.append((row.int(0), row.int(1), (2..<row.count).map(row.value))) }
        guard !rows.isEmpty else { return }
        var next = try ours.integer("SELECT max(id) FROM solicitation") + 1
        for row in rows {
            let (donor, place) = (try donor(row.donor), try place(row.place))
            let isAsked = try ours.integer(
                """
                SELECT EXISTS (SELECT 1 FROM solicitation s JOIN place p ON p.id = s.place WHERE s.donor = $1 \
                AND p.appeal = (SELECT appeal FROM place WHERE id = $2) AND s.batch <> $3)
                """, [.int(donor), .int(place), .int(batch)])
            guard isAsked == 0 else {
                known += 1
                continue
            }
            try ours.run(
                """
                INSERT INTO solicitation(id, batch, donor, place, segment, day, cost, ask) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """, [.int(next), .int(batch), .int(donor), .int(place)] + row.values)
            next += 1
            posted += 1
        }
    }

    /// Whatever else the batch holds: a receipt's number, say, is its own ledger's.
    private func listWhatIsNotCopied() throws {
        let copied = [
            "source", "place", "place_set", "donor", "donor_link", "donor_change", "entry", "split",
            "promise",
            "installment", "soft_credit", "solicitation", "change",
        ]
        for table in Chain.sealedTables where !copied.contains(table) {
            let count = try Chain.count(
                table, batch: source.id, header.first...max(header.first, header.last), theirs)
            if count > 0 { leave("\(count) in \(table)", "make it here by hand") }
        }
    }

    // MARK: Numbers

    private func name(_ source: Int64) throws -> String {
        try theirs.first("SELECT name FROM source WHERE id = $1", [.int(source)]) { $0.text(0) } ?? ""
    }

    private func place(_ number: Int64) throws -> Int64 {
        try registry.place(try PlaceReader.place(number, theirs))
    }

    private func donor(_ number: Int64) throws -> Int64 {
        guard let here = try adopter.donors.number(number) else {
            throw LedgerError(.unknownDonor, "D-\(number) of the other copy is nobody here")
        }
        return here
    }

    private func leave(_ row: String, _ why: String) {
        leftOut.append(AdoptionOutcome.LeftOut(batch: source.id, row: row, why: why))
    }
}

extension LedgerRow {
    /// A column's value as an argument.
    func value(_ index: Int) -> LedgerValue {
        switch kind(index) {
        case .null: .null
        case .int: .int(int(index))
        case .text: .text(text(index))
        case .bytes: .bytes(bytes(index))
        }
    }
}

extension BulkWriter {
    func value(_ value: LedgerValue) {
        switch value {
        case .null: null()
        case .int(let number): int(number)
        case .text(let words): text(words)
        case .bytes(let data): bytes(data)
        }
    }
}
