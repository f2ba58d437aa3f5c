import CampaignKit

/// One batch of another copy, posted here with our numbers in place of theirs.
final class BatchCopy {
    let adopter: Adopter
    let source: BatchSummary
    /// The other's entries that are left out, with the reason.
    let refused: [Int64: String]
    let previous: BatchWriter.Previous
    let registry: Registry
    let header: Header
    /// Our number of an entry is the other's plus this.
    let shift: Int64
    /// The number of the batch here.
    let batch: Int64
    /// Where each entry of the batch is here.
    var entries: [Int64: Int64] = [:]
    var leftOut: [AdoptionOutcome.LeftOut] = []
    var posted = 0
    var known = 0
    var control: Int64 = 0
    /// The expected matches that rows of the batch close; read once.
    var closed: [Int64: [Int64]]?

    struct Header {
        var first: Int64
        var last: Int64
        var fileSHA: [UInt8]?
        var reason: String?
    }

    var ours: any LedgerConnection { adopter.ours }
    var theirs: any LedgerConnection { adopter.theirs }

    init(_ adopter: Adopter, _ batch: BatchSummary, refused: [Int64: String]) throws {
        self.adopter = adopter
        source = batch
        self.refused = refused
        let writer = BatchWriter(connection: adopter.ours, context: adopter.context)
        previous = try writer.previous()
        self.batch = previous.id + 1
        try PostingTables.create(adopter.ours)
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
        let gone = try adopter.donors.take(
            batch: source.id, as: batch, adopter.context, registry)
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
        for donor in gone where try isKnown(donor: donor) {
            leave("D-\(donor)", "it was undone there, but is needed here")
        }
        try DonorWriter.postChanges(ours, batch: batch)
        try listWhatIsNotCopied()
        try close()
        return []
    }

    func close() throws {
        var context = adopter.context
        let words = ["B-\(source.id)", source.actor, source.postedAtUTC, source.command]
        let accepted = adopter.context.fork.map { "; \($0)" } ?? ""
        context.fork = "\(SightingReader.adoption(source.hash)) \(words.joined(separator: ", "))\(accepted)"
        let closing = BatchClosing(
            connection: ours, context: context, previous: previous, firstEntry: previous.lastEntry + 1,
            lastEntry: previous.lastEntry + (header.last - header.first + 1))
        _ = try closing.run(
            BatchClosing.Counts(rows: Int64(posted), leftOut: Int64(leftOut.count)),
            fileSHA: header.fileSHA, reason: header.reason ?? adopter.reopen)
    }

    // MARK: Numbers

    func name(_ source: Int64) throws -> String {
        try theirs.first("SELECT name FROM source WHERE id = $1", [.int(source)]) { $0.text(0) } ?? ""
    }

    func place(_ number: Int64) throws -> Int64 {
        try registry.place(try PlaceColumns.place(number, theirs))
    }

    func donor(_ number: Int64) throws -> Int64 {
        guard let here = try adopter.donors.number(number) else {
            throw LedgerError(.unknownDonor, "D-\(number) of the other copy does not exist here")
        }
        return here
    }

    /// Whether a donor of the other's is someone here.
    private func isKnown(donor: Int64) throws -> Bool {
        guard let here = try adopter.donors.number(donor) else { return false }
        return try ours.holds(
            "SELECT 1 FROM donor_personal WHERE donor = $1", [.int(here)])
    }

    func leave(_ row: String, _ why: String) {
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

extension LedgerConnection {
    /// Writes rows whose values are all known.
    func write(_ rows: [[LedgerValue]], to table: String, _ columns: [String]) throws {
        let writer = try bulk(table, columns)
        for row in rows {
            for value in row {
                switch value {
                case .null: writer.null()
                case .int(let number): writer.int(number)
                case .text(let words): writer.text(words)
                case .bytes(let data): writer.bytes(data)
                }
            }
            try writer.endRow()
        }
        try writer.finish()
    }
}
