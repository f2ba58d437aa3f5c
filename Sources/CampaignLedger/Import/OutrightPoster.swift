import CampaignKit

/// Posts the rows of a ledger's first import as they come, as long as each is an outright gift of its own.
///
/// Such a row is in no need of another: nothing is posted that it could be the same as, and nothing
/// refers to it. What it writes is what staging would have come to, row by row.
final class OutrightPoster {
    /// More repeated ids than this are splits, not false alarms of the filter.
    private static let mostRepeats = 200

    private let connection: any LedgerConnection
    private let engine: any LedgerEngine
    private let registry: Registry
    private let batch: Int64
    private let baseEntry: Int64
    /// Books closed up to here, unless a reason to post before was given.
    private let closed: CalendarDate?
    private let entries: SealingWriter
    private let personal: any BulkWriter
    private let aliases: any BulkWriter
    private let donorWriter: DonorWriter
    private let sums: PlainGiftSums
    private let keys = KeyFilter()
    private var salts = SaltPool()

    /// From here on the large indexes cost more than building them again.
    private let bulkRows: Int64
    private var rows: Int64 = 0
    /// Our numbers of donors by the keys of their ids.
    private var donors: [Int64: Int64] = [:]
    /// How many donors were made.
    private var made: Int64 = 0
    private let candidates: DonorCandidates
    private var report = DonorReport()
    private var matched = 0
    private var governments: Set<Int64> = []
    private var placeholders: Set<Int64> = []
    private var repeated: Set<Int64> = []
    private var lastKey: Int64?
    private var hasDroppedIndexes = false
    private var totals: [ImportOutcome.TypeTotal] = []
    private var dates: ClosedRange<CalendarDate>?
    /// Σ of amounts, base-currency minor units.
    private(set) var control: Int64 = 0
    /// Whether every gift is its own only step, so that none has to be looked at again.
    private(set) var isAllSimple = true

    init(
        _ connection: any LedgerConnection, engine: any LedgerEngine, registry: Registry,
        context: PostingContext, options: ImportOptions, batch: Int64, baseEntry: Int64
    ) throws {
        self.connection = connection
        self.engine = engine
        self.registry = registry
        self.batch = batch
        self.baseEntry = baseEntry
        bulkRows = Int64(options.bulkRows)
        closed = options.reopenReason == nil ? context.plan.organization.booksClosed : nil
        entries = SealingWriter(try connection.single("entry", EntryColumns.names))
        personal = try connection.single("entry_personal", ["entry"] + PersonalText.columns)
        aliases = try connection.single("entry_alias", ["entry", "kind", "value"])
        donorWriter = try DonorWriter(
            connection, batch: batch, context: context, takesLater: options.updatesDonors)
        donorWriter.keys.filter = KeyFilter(bits: 1 << 25)
        candidates = try DonorCandidates(connection, isStaged: false)
        candidates.filter = donorWriter.keys.filter
        sums = try PlainGiftSums(connection, isBetween: true)
    }

    /// Posts a row; false when it needs staging.
    func take(_ keyed: KeyedRow) throws -> Bool {
        let row = keyed.row
        guard isOutright(row), isFirst(keyed) else { return false }
        if rows == bulkRows {
            hasDroppedIndexes = true
            try engine.dropIndexes(connection)
        }
        guard let donor = try donor(keyed) else { return false }
        rows += 1
        let place = try registry.place(row.place)
        let countClass =
            CountClass.base(inKind: row.type == .inKind, government: governments.contains(donor))
        try write(keyed, donor: donor, place: place, countClass: countClass)
        try count(row, place: place, countClass: countClass)
        return true
    }

    private func isOutright(_ row: ImportedEntry) -> Bool {
        row.type.family == .received && row.pledgeID.isEmpty && row.grantID.isEmpty && row.reverses.isEmpty
            && row.matches.isEmpty && row.softCredits.isEmpty && row.minorUnits > 0
            && row.source != ImportSession.manualSource && closed.map { row.day > $0 } ?? true
    }

    /// Whether no row before had this id, as far as it can be told: two in a row are splits.
    private func isFirst(_ keyed: KeyedRow) -> Bool {
        guard !keyed.identity.isEmpty else { return true }
        defer { lastKey = keyed.key }
        guard keys.insert(keyed.key) else { return true }
        repeated.insert(keyed.key)
        return keyed.key != lastKey && repeated.count <= Self.mostRepeats
    }

    /// The donor's number, 0 for someone unnamed; nil when what is posted already would have to change.
    private func donor(_ keyed: KeyedRow) throws -> Int64? {
        guard let reference = keyed.row.donor else { return 0 }
        // Our numbers are no one's yet: staging says so.
        guard reference.number == nil else { return nil }
        let details = reference.details
        if let known = donors[keyed.donorKey] {
            guard let details else { return known }
            if details.kind == .government, !governments.contains(known) { return nil }
            placeholders.remove(known)
            try donorWriter.merge(
                details, of: keyed.row.date, from: registry.source(keyed.row.source), into: known)
            return known
        }
        return try newDonor(keyed, reference)
    }

    /// Someone who is met for the first time in this file: one of the donors so far, or a new one.
    private func newDonor(_ keyed: KeyedRow, _ reference: DonorReference) throws -> Int64? {
        var details = reference.details ?? DonorDetails()
        let source = try registry.source(keyed.row.source)
        let traits = keyed.traits ?? DonorTraits(details)
        let (line, name) = (keyed.row.line, details.displayName)
        let verdict = try candidates.verdict(traits, details, source: source, ext: keyed.donorID)
        if let match = verdict.match {
            if details.kind == .government, !governments.contains(match.donor) { return nil }
            matched += 1
            donors[keyed.donorKey] = match.donor
            report.add(match.by, donor: match.donor, line: line, name: name)
            report.add(verdict.toTell, of: match.donor, line: line, name: name)
            try donorWriter.link(match.donor, source: source, ext: keyed.donorID)
            try donorWriter.merge(details, of: keyed.row.date, from: source, into: match.donor)
            return match.donor
        }
        let kind = try candidates.kind(implied: reference.impliedKind, of: details, traits)
        // Another kind is another shape of name.
        let known = kind == details.kind ? traits : nil
        details.kind = kind
        made += 1
        try donorWriter.create(made, details: details, of: keyed.row.date, from: source, traits: known)
        try donorWriter.link(made, source: source, ext: keyed.donorID)
        donors[keyed.donorKey] = made
        report.add(verdict.toTell, of: made, line: line, name: name)
        if traits.isKnownByNameOnly, DonorIdentity.isMade(keyed.donorID) { report.knownByNameOnly += 1 }
        if reference.details == nil { placeholders.insert(made) }
        if details.kind == .government { governments.insert(made) }
        return made
    }

    private func write(_ keyed: KeyedRow, donor: Int64, place: Int64, countClass: CountClass) throws {
        let row = keyed.row
        let id = baseEntry + rows
        for step in EntryColumns.steps {
            switch step {
            case .row(let write): write(row, entries)
            case .posting(.id), .posting(.unit), .posting(.payment): entries.int(id)
            case .posting(.batch): entries.int(batch)
            case .posting(.source): entries.int(try registry.source(row.source))
            case .posting(.externalID): entries.optional(keyed.identity)
            case .posting(.key): entries.optional(keyed.identity.isEmpty ? nil : keyed.key)
            case .posting(.content): entries.int(keyed.content)
            case .posting(.fingerprint): entries.int(keyed.fingerprint)
            case .posting(.donor): entries.optional(donor == 0 ? nil : donor)
            case .posting(.measure): entries.int(EffectKind.paid.rawValue)
            case .posting(.effect): entries.int(row.minorUnits)
            case .posting(.exchange): entries.int(row.exchangeMinor)
            case .posting(.countClass): entries.int(countClass.rawValue)
            case .posting(.simple): entries.int(row.exchangeMinor == 0 ? 1 : 0)
            case .posting(.target): entries.null()
            case .posting(.place): entries.int(place)
            case .posting(.words): try writeWords(row, id)
            }
        }
        try entries.endRow()
        for alias in row.aliases {
            aliases.int(id)
            aliases.int(alias.kind.rawValue)
            aliases.text(alias.value)
            try aliases.endRow()
        }
    }

    private func writeWords(_ row: ImportedEntry, _ id: Int64) throws {
        guard let words = PersonalText(row) else { return entries.null() }
        entries.bytes(try words.write(id, salt: salts.next(), to: personal))
    }

    private func count(_ row: ImportedEntry, place: Int64, countClass: CountClass) throws {
        control = try Checked.add(control, row.minorUnits)
        if row.exchangeMinor == 0 {
            try sums.add(
                day: Int64(row.day.dayNumber), place: place, countClass: Int64(countClass.rawValue),
                effect: row.minorUnits)
        } else {
            isAllSimple = false
        }
        // A handful of types: looking them through is quicker than hashing.
        if let known = totals.firstIndex(where: { $0.type == row.type }) {
            totals[known].count += 1
            totals[known].minorUnits += row.minorUnits
        } else {
            totals.append(ImportOutcome.TypeTotal(type: row.type, count: 1, minorUnits: row.minorUnits))
        }
        dates = min(row.day, dates?.lowerBound ?? row.day)...max(row.day, dates?.upperBound ?? row.day)
    }

    /// After the last row: brings the indexes back; false when two rows do share an id after all.
    func finish(_ outcome: inout ImportOutcome) throws -> Bool {
        try DonorWriter.postChanges(connection, batch: batch)
        if hasDroppedIndexes { try engine.rebuildIndexes(connection) }
        for key in repeated.sorted() {
            let same = try connection.integer("SELECT count(*) FROM entry WHERE key64 = $1", [.int(key)])
            if same > 1 { return false }
        }
        if try hasPaymentTwice() { return false }
        outcome.newDonors = Int(made)
        outcome.matchedDonors = matched
        outcome.donors = report
        outcome.placeholderDonors = placeholders.count
        outcome.firstNewDonor = 1
        outcome.posted = totals.sorted { $0.type.rawValue < $1.type.rawValue }
        outcome.dates = dates
        outcome.differences = donorWriter.differences
        outcome.differenceCount = donorWriter.differenceCount
        return true
    }

    /// Whether rows without an id of their own share a payment: they may be equal in every cell.
    private func hasPaymentTwice() throws -> Bool {
        try connection.holds(
            """
            SELECT 1 FROM entry_alias a JOIN entry e ON e.id = a.entry WHERE a.kind = $1 \
            AND e.key64 IS NULL GROUP BY a.value HAVING count(*) > 1
            """, [.int(AliasKind.processor.rawValue)])
    }

    /// What the batch's rows amounted to, by day and place.
    var plainSums: PlainGiftSums { sums }

    /// The digest over the entries, for the chain.
    func entriesDigest() -> [UInt8] { entries.digest() }
}
