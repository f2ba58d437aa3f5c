import CampaignKit

/// Posts the rows of a ledger's first import as they come, where each is an outright gift of its own.
///
/// Such a row is in no need of another, and nothing is posted that it could be the same as. What it writes is
/// what staging would have come to, row by row. Rows that need others wait in staging (`WaitingRows`).
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
    /// Writes the words of rows that wait, too: one statement has one writer.
    let personal: any BulkWriter
    private let aliases: any BulkWriter
    private let credits: any BulkWriter
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
    /// The last row that came: the next one may be a part of the same gift.
    private var held: KeyedRow?
    /// The gift whose parts are coming, by its key.
    private var group: Int64?
    /// How many rows wait for others.
    private(set) var waiting = 0
    private let mayAnyWait: Bool
    /// Donors whom rows that wait name, by the keys of their ids.
    private var mapped: Set<Int64> = []
    private let digests = RowDigests()
    private var hasDroppedIndexes = false
    private var totals: [ImportOutcome.TypeTotal] = []
    private var dates: ClosedRange<CalendarDate>?
    /// Σ of amounts, base-currency minor units.
    private(set) var control: Int64 = 0
    /// Whether every gift is its own only step, so that none has to be looked at again.
    private(set) var isAllSimple = true
    /// Whether no row's commitment has to be looked at again.
    var needsNoCommitments: Bool { isAllSimple && waiting == 0 }

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
        credits = try connection.single("soft_credit", ["entry", "ord", "donor", "kind", "amount"])
        mayAnyWait =
            options.equalRows != .dedupe && options.grant == nil && options.undoes == nil && !options.moves
            && !options.keepsPlaces && options.reposted.isEmpty
        donorWriter = try DonorWriter(
            connection, batch: batch, context: context, takesLater: options.updatesDonors)
        donorWriter.keys.filter = KeyFilter(bits: 1 << 25)
        candidates = try DonorCandidates(connection, isStaged: false)
        candidates.filter = donorWriter.keys.filter
        sums = try PlainGiftSums(connection, isBetween: true)
    }

    /// Takes a row, and posts the one before or has it wait; false when the file needs staging.
    func take(_ keyed: KeyedRow, _ session: ImportSession) throws -> Bool {
        if let last = held {
            held = nil
            if !keyed.identity.isEmpty, keyed.key == last.key, !last.identity.isEmpty {
                group = keyed.key
                return try isNew(last) && wait(last, session) && wait(keyed, session)
            }
            guard try post(last, session) else { return false }
        } else if let group, group == keyed.key, !keyed.identity.isEmpty {
            return try wait(keyed, session)
        }
        group = nil
        held = keyed
        return true
    }

    /// After the last row: posts the one that is held; false when the file needs staging.
    func takeLast(_ session: ImportSession) throws -> Bool {
        guard let last = held else { return true }
        held = nil
        return try post(last, session)
    }

    private func post(_ keyed: KeyedRow, _ session: ImportSession) throws -> Bool {
        guard isNew(keyed) else { return false }
        let row = keyed.row
        guard isOutright(row) else { return try wait(keyed, session) }
        try countRow()
        guard let donor = try donor(keyed), let credited = try credited(row) else { return false }
        let place = try registry.place(row.place)
        let countClass =
            CountClass.base(inKind: row.type == .inKind, government: governments.contains(donor))
        try write(keyed, donor: donor, place: place, countClass: countClass)
        for (index, credit) in row.softCredits.enumerated() {
            credits.int(baseEntry + rows)
            credits.int(index)
            credits.int(credited[index])
            credits.int(credit.kind.rawValue)
            credits.optional(credit.minorUnits)
            try credits.endRow()
        }
        try count(row, place: place, countClass: countClass)
        return true
    }

    private func countRow() throws {
        if rows == bulkRows {
            hasDroppedIndexes = true
            try engine.dropIndexes(connection)
        }
        rows += 1
    }

    private func isOutright(_ row: ImportedEntry) -> Bool {
        row.type.family == .received && row.pledgeID.isEmpty && row.grantID.isEmpty && row.reverses.isEmpty
            && row.matches.isEmpty && row.surplus == nil && (row.softCredits.isEmpty || row.type != .matching)
            && row.minorUnits > 0 && isOpen(row)
    }

    private func isOpen(_ row: ImportedEntry) -> Bool {
        row.source != ImportSession.manualSource && closed.map { row.day > $0 } ?? true
    }

    /// Whether no row before had this id, as far as it can be told.
    private func isNew(_ keyed: KeyedRow) -> Bool {
        guard !keyed.identity.isEmpty, keys.insert(keyed.key) else { return true }
        repeated.insert(keyed.key)
        return repeated.count <= Self.mostRepeats
    }

    /// Stages a row until all have come; false for what another reading has to judge.
    private func wait(_ keyed: KeyedRow, _ session: ImportSession) throws -> Bool {
        let row = keyed.row
        guard mayAnyWait, mayWait(row) else { return false }
        try countRow()
        guard let donor = try donor(keyed), let credited = try credited(row) else { return false }
        let source = try registry.source(row.source)
        if row.donor != nil { try map(keyed.donorKey, source, keyed.donorID, donor) }
        for (credit, donor) in zip(row.softCredits, credited) {
            let key = digests.key(source: row.source, id: credit.donorID)
            try map(key, source, credit.donorID, donor)
        }
        try session.stage(keyed, number: rows, source: source)
        entries.leaveRoom(for: baseEntry + rows)
        waiting += 1
        return true
    }

    /// Other currencies, voids, moves, grants and matches have passes of their own.
    private func mayWait(_ row: ImportedEntry) -> Bool {
        guard row.grantID.isEmpty, row.matches.isEmpty, row.foreign == nil, !row.setsAmount, isOpen(row)
        else {
            return false
        }
        return switch row.type {
        case .matching: row.softCredits.isEmpty && row.minorUnits > 0
        case .gift, .daf, .qcd, .stock, .inKind, .platform: row.minorUnits > 0
        case .pledge, .conditional, .revocable: true
        case .pledgeChange, .writeOff, .conditionMet, .conditionUnmet, .revocableRealized: true
        case .refund, .chargeback: true
        case .award, .matchExpected, .void, .adjustment, .reallocation: false
        }
    }

    /// Says in staging who a donor is.
    private func map(_ key: Int64, _ source: Int64, _ ext: String, _ donor: Int64) throws {
        guard mapped.insert(key).inserted else { return }
        try connection.run(
            """
            INSERT INTO donor_map(donor64, source, ext, donor, grp, standing, by, ours) \
            VALUES ($1, $2, $3, $4, NULL, $5, NULL, 0)
            """,
            [
                .int(key), .int(source), .text(ext), .int(donor),
                .int(StageTable.DonorStanding.made.rawValue),
            ])
    }

    /// Whether a row that could not be read may be a part of a gift that others are of.
    func mayHold(_ key: Int64) -> Bool { keys.contains(key) }

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
        return try newDonor(
            Met(
                id: keyed.donorID, key: keyed.donorKey, traits: keyed.traits, row: keyed.row), reference)
    }

    /// The donors whom a row credits; nil when what is posted already would have to change.
    private func credited(_ row: ImportedEntry) throws -> [Int64]? {
        var numbers: [Int64] = []
        for credit in row.softCredits {
            let key = digests.key(source: row.source, id: credit.donorID)
            let met = Met(id: credit.donorID, key: key, traits: nil, row: row)
            guard let donor = try donors[key] ?? newDonor(met, DonorReference()) else { return nil }
            numbers.append(donor)
        }
        return numbers
    }

    /// How a row names someone.
    private struct Met {
        let id: String
        let key: Int64
        let traits: DonorTraits?
        let row: ImportedEntry
    }

    /// Someone who is met for the first time in this file: one of the donors so far, or a new one.
    private func newDonor(_ met: Met, _ reference: DonorReference) throws -> Int64? {
        var details = reference.details ?? DonorDetails()
        let source = try registry.source(met.row.source)
        let traits = met.traits ?? DonorTraits(details)
        let (line, name) = (met.row.line, details.displayName)
        let verdict = try candidates.verdict(traits, details, source: source, ext: met.id)
        if let match = verdict.match {
            if details.kind == .government, !governments.contains(match.donor) { return nil }
            matched += 1
            donors[met.key] = match.donor
            report.add(match.by, donor: match.donor, line: line, name: name)
            report.add(verdict.toTell, of: match.donor, line: line, name: name)
            try donorWriter.link(match.donor, source: source, ext: met.id)
            try donorWriter.merge(details, of: met.row.date, from: source, into: match.donor)
            return match.donor
        }
        let kind = try candidates.kind(implied: reference.impliedKind, of: details, traits)
        // Another kind is another shape of name.
        let known = kind == details.kind ? traits : nil
        details.kind = kind
        made += 1
        try donorWriter.create(made, details: details, of: met.row.date, from: source, traits: known)
        try donorWriter.link(made, source: source, ext: met.id)
        donors[met.key] = made
        report.add(verdict.toTell, of: made, line: line, name: name)
        if traits.isKnownByNameOnly, DonorIdentity.isMade(met.id) { report.knownByNameOnly += 1 }
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

    /// What rows that waited came to.
    func add(control amount: Int64) throws { control = try Checked.add(control, amount) }

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

    /// The digest over the entries, for the chain: those that waited are read back.
    func entriesDigest() throws -> [UInt8] {
        let columns = EntryColumns.names.map { "e.\($0)" }.joined(separator: ", ")
        return try entries.digest(
            connection,
            """
            SELECT \(columns) FROM stage s JOIN entry e ON e.id = s.row + \(baseEntry) WHERE s.leader = s.row ORDER BY s.row
            """)
    }
}
