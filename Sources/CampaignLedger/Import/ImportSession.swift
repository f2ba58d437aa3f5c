public import CampaignKit

/// Takes the rows of one import, one by one: into staging, or at once into the ledger while they are plain.
///
/// Nothing is kept until all have been read and judged.
public final class ImportSession {
    /// The source of rows that are typed at the command line.
    public static let manualSource = "manual"

    let connection: any LedgerConnection
    let registry: Registry
    let context: PostingContext
    let options: ImportOptions
    let batch: Int64
    /// Entry ids are this plus the row's number; rows that are left out leave gaps.
    let baseEntry: Int64

    private(set) var rows = 0
    /// How many rows the reader refused.
    private(set) var unreadable = 0
    /// What the reader found: its problems and their numbers, nothing else.
    private(set) var noted = ImportOutcome()
    /// Takes the rejected rows with their reasons, before anything is kept.
    public var rejections: (any RejectionSink)?
    private(set) var zeroLines = 0
    /// Whether rows of zero said something of donors; they are staged under numbers below zero.
    private(set) var hasZeroDonors = false
    private(set) var isRefused = false
    /// Who else the donors of this file may be, by the keys of their ids.
    var possibleDonors: [Int64: [DonorVerdict.Possible]] = [:]
    /// Rows that write a number of this ledger and mean someone else, by their place in the file.
    var otherNames: [Int64: OurNumbers.OtherName] = [:]
    /// Rows whose two numbers are of two donors.
    private(set) var twoDonors: [Int64: OurNumbers.TwoDonors] = [:]
    /// Donors of this number and above are new.
    let firstNewDonor: Int64
    /// SHA-256 of the file when there is one.
    public var fileSHA: [UInt8]?
    /// What was said of the file's unread columns, to be remembered when it is posted.
    public var columnChoices: ColumnChoicesRecord?
    /// Payments of a source of which the file says that they did not come, or went back.
    public var denied: (source: String, rows: [DeniedPayment]) = ("", []) {
        didSet {
            // Only staged rows can be held against each other.
            if outright != nil, denied.rows.contains(where: \.isReturned) { wantsAnotherReading = true }
        }
    }
    /// What a source kept of payouts as a whole.
    public var payoutFees: (source: String, fees: [PayoutFee]) = ("", [])
    private let digests = RowDigests()
    private let keyer = RowKeyer()
    /// Posts rows at once while nothing but outright gifts has come; nil where rows are staged.
    let outright: OutrightPoster?
    /// Whether something came that needs staging: the file is read again, and the rest of it not now.
    public private(set) var wantsAnotherReading = false
    private let stage: any BulkWriter
    private let personal: any BulkWriter
    private let refused: any BulkWriter
    private let reasons: any BulkWriter
    private var reasonCount: Int64 = 0
    /// How many rows of what is said of donors were staged.
    private var donorRows: Int64 = 0
    private var salts = SaltPool()
    private var twins = TwinRows()
    private var seenDonors: Set<Int64> = []
    private let keys = KeyFilter()
    /// Keys of gift ids that more than one row may have: nearly always splits.
    private(set) var repeatedKeys: Set<Int64> = []
    private var hasKeyIndex = false
    private var hasWordIndex = false
    /// Whether a row may close an expected match.
    private(set) var hasMatches = false

    init(
        _ connection: any LedgerConnection, context: PostingContext, options: ImportOptions, batch: Int64,
        baseEntry: Int64, outright: (Registry) throws -> OutrightPoster? = { _ in nil }
    ) throws {
        self.connection = connection
        self.context = context
        self.options = options
        self.batch = batch
        self.baseEntry = baseEntry
        try StageTable.create(connection)
        registry = try Registry(connection, batch: batch)
        firstNewDonor = try connection.integer("SELECT max(id) FROM donor") + 1
        self.outright = try outright(registry)
        stage = try connection.single("stage", StageTable.columns)
        personal = try connection.single("entry_personal", ["entry"] + PersonalText.columns)
        refused = try connection.single("stage_refused", ["line", "external_id", "key64"])
        reasons = try connection.single("stage_reason", ["ord", "line", "reason", "hint"])
    }

    /// A row that the reader refused; the other splits of its gift are left out with it.
    public func refuse(line: Int, source: String = "", giftID: String = "") throws {
        // Rows that are left out are no reason to read the file again, unless they belong to one that is not.
        if outright != nil, !options.partial { wantsAnotherReading = true }
        unreadable += 1
        refused.int(line)
        refused.optional(giftID)
        if giftID.isEmpty { refused.null() } else { refused.int(digests.key(source: source, id: giftID)) }
        try refused.endRow()
    }

    /// Refuses the whole file, also where bad rows would be left out: it holds what may never enter.
    public func refuseAll() {
        if outright != nil { wantsAnotherReading = true }
        isRefused = true
    }

    /// A row of zero: left out and counted.
    public func leaveOutZero() { zeroLines += 1 }

    /// The same of a row that may say something of its donor: that is taken.
    public func leaveOutZero(_ keyed: KeyedRow) throws(LedgerError) {
        leaveOutZero()
        // Typed rows name donors by our numbers, which are looked up in rows that are posted.
        guard let donor = keyed.row.donor, donor.details != nil, keyed.row.source != Self.manualSource else {
            return
        }
        guard outright == nil else {
            wantsAnotherReading = true
            return
        }
        hasZeroDonors = true
        do {
            try stageDonor(
                key: keyed.donorKey, source: try registry.source(keyed.row.source), id: keyed.donorID, donor,
                number: -Int64(zeroLines), line: keyed.row.line, date: keyed.row.date)
        } catch {
            throw Ledger.translate(error)
        }
    }

    /// Something the reader found: errors belong to refused lines, warnings to rows that go on.
    public func note(_ problems: [RowProblem]) throws {
        for problem in problems { noted.add(problem) }
        try keepReasons(of: &noted)
    }

    /// Keeps why rows are rejected where it needs no memory, until the rows are handed out.
    func keepReasons(of outcome: inout ImportOutcome) throws {
        for problem in outcome.takeReasons() {
            reasonCount += 1
            reasons.int(reasonCount)
            reasons.int(problem.line)
            reasons.text(
                problem.column.isEmpty ? problem.message : "\(problem.column): \(problem.message)")
            reasons.text(problem.hint ?? "")
            try reasons.endRow()
        }
    }

    /// Writes what the rows say of donors.
    func donorWriter() throws -> DonorWriter {
        try DonorWriter(connection, batch: batch, context: context, takesLater: options.updatesDonors)
    }

    /// Takes one row.
    public func add(_ row: ImportedEntry) throws(LedgerError) { try add(keyer.keyed(row)) }

    /// Takes one row whose keys are known.
    public func add(_ row: KeyedRow) throws(LedgerError) {
        guard !wantsAnotherReading else { return }
        if options.equalRows != .dedupe, let line = twins.earlier(row) {
            noted.add(TwinRows.problem(row.row.line, line))
        }
        do {
            if let outright {
                wantsAnotherReading = try !outright.take(row, self)
                if !wantsAnotherReading { rows += 1 }
            } else {
                try stageRow(row)
            }
        } catch {
            throw Ledger.translate(error)
        }
    }

    /// Keeps who else a donor may be, up to a bound.
    func note(possible: [DonorVerdict.Possible], key: Int64) {
        guard !possible.isEmpty, possibleDonors.count < ImportOutcome.listedProblems else { return }
        possibleDonors[key] = possible
    }

    private func stageRow(_ keyed: KeyedRow) throws {
        let row = keyed.row
        rows += 1
        let number = Int64(rows)
        let source = try registry.source(row.source)
        try stageDonors(keyed, number: number, source: source)
        try stage(keyed, number: number, source: source)
    }

    /// What a row says of its donor and of those it credits.
    private func stageDonors(_ keyed: KeyedRow, number: Int64, source: Int64) throws {
        let row = keyed.row
        if let donor = row.donor {
            try stageDonor(
                key: keyed.donorKey, source: source, id: keyed.donorID, donor, number: number, line: row.line,
                date: row.date)
            if let ours = donor.number, !donor.externalID.isEmpty {
                twoDonors[number] = try OurNumbers.TwoDonors(ours, donor.externalID, source, connection)
            }
        }
        for credit in row.softCredits {
            try stageDonor(
                key: digests.key(source: row.source, id: credit.donorID), source: source, id: credit.donorID,
                DonorReference(), number: number, line: row.line, date: row.date)
        }
    }

    /// Stages a row whose donors are known, or staged already.
    func stage(_ keyed: KeyedRow, number: Int64, source: Int64) throws {
        let row = keyed.row
        let place = try registry.place(row.place)
        writeIdentity(keyed, number: number, source: source)
        if row.donor != nil {
            stage.text(keyed.donorID)
            stage.int(keyed.donorKey)
        } else {
            stage.null()
            stage.null()
        }
        writeCounting(row, entry: baseEntry + number, place: place)
        writeReferences(row)
        if let words = PersonalText(row) {
            // At once to their table; `EntryPoster` removes the words of rows that are not posted.
            let writer = outright?.personal ?? personal
            stage.bytes(try words.write(baseEntry + number, salt: salts.next(), to: writer))
        } else {
            stage.null()
        }
        stage.int(row.setsAmount ? 1 : 0)
        stage.int(0)
        for write in EntryColumns.writes { write(row, stage) }
        try stage.endRow()
        try stageSideRows(row, number: number, source: source)
    }

    /// Makes staged rows quick to find by their gift id; most files never need it.
    func indexKeys() throws {
        guard !hasKeyIndex else { return }
        hasKeyIndex = true
        try StageTable.index(.key, connection)
    }

    /// Makes the words of staged rows quick to find; only rows that may be equal are compared by them.
    func indexWords() throws {
        guard !hasWordIndex else { return }
        hasWordIndex = true
        for index in [StageTable.Index.donorRow, .aliasRow] {
            try StageTable.index(index, connection)
        }
    }

    private func writeIdentity(_ keyed: KeyedRow, number: Int64, source: Int64) {
        let row = keyed.row
        stage.int(number)
        stage.int(number)
        stage.int(StageTable.State.good.rawValue)
        let acts = [.promiseEvent, .correction, .move].contains(row.type.family)
        let refers =
            !row.pledgeID.isEmpty || !row.grantID.isEmpty || !row.reverses.isEmpty
            || !row.matches.isEmpty
        stage.int(acts || (refers && row.type.family != .promise) || !row.matches.isEmpty ? 1 : 0)
        stage.int(source)
        stage.optional(keyed.identity)
        if keyed.identity.isEmpty {
            stage.null()
        } else {
            if keys.insert(keyed.key) { repeatedKeys.insert(keyed.key) }
            stage.int(keyed.key)
        }
        stage.int(keyed.content)
        stage.int(keyed.fingerprint)
    }

    /// What a row is before its references are known: an outright gift or a promise of its own.
    private func writeCounting(_ row: ImportedEntry, entry: Int64, place: Int64) {
        let isReceived = row.type.family == .received
        let isUnlinkedRefund = row.type.family == .correction && row.reverses.isEmpty
        let isOutright = isReceived && row.pledgeID.isEmpty && row.grantID.isEmpty
        stage.int(entry)
        stage.int(isReceived || isUnlinkedRefund ? entry : 0)
        stage.int((isReceived || isUnlinkedRefund ? EffectKind.paid : .committed).rawValue)
        stage.int(isUnlinkedRefund ? -row.minorUnits : row.minorUnits)
        stage.int(row.exchangeMinor)
        stage.int(CountClass.base(inKind: row.type == .inKind, government: false).rawValue)
        stage.int(isOutright && row.exchangeMinor == 0 ? 1 : 0)
        stage.int(place)
    }

    private func writeReferences(_ row: ImportedEntry) {
        let promise = row.pledgeID.isEmpty ? row.grantID : row.pledgeID
        for reference in [promise, row.reverses, row.matches.joined(separator: "\n")] {
            stage.optional(reference)
            if reference.isEmpty {
                stage.null()
            } else {
                stage.int(digests.key(source: row.source, id: reference))
            }
        }
    }

    private func stageDonor(
        key: Int64, source: Int64, id: String, _ reference: DonorReference, number: Int64, line: Int,
        date: CalendarDate
    ) throws {
        let isNew = seenDonors.insert(key).inserted
        let details = reference.details
        // A number of this ledger is judged row by row, by what each row says.
        let isJudged = reference.repeatsDetails && OurNumbers.number(id) != nil
        guard isNew || details != nil || isJudged else { return }
        let texts = DonorColumns.texts(details ?? DonorDetails()).map { LedgerValue.text($0) }
        let kind = details?.kind.map { LedgerValue.int($0.rawValue) } ?? .null
        donorRows += 1
        try connection.run(
            Self.insertDonor,
            [
                .int(donorRows), .int(number), .int(Int64(line)), .int(source), .text(id), .int(key),
                .int(details == nil ? 0 : 1), .int(isJudged ? 1 : 0), .day(date),
                .int(reference.number == nil ? 0 : 1),
                .reference(reference.impliedKind.map { Int64($0.rawValue) }), kind,
                .int(details?.suppressions.rawValue ?? 0),
            ] + texts)
    }

    private static let insertDonor: String = {
        let places = (1...(13 + DonorColumns.names.count)).map { "$\($0)" }.joined(separator: ", ")
        return "INSERT INTO stage_donor VALUES (\(places))"
    }()

    private func stageSideRows(_ row: ImportedEntry, number: Int64, source: Int64) throws {
        for (index, credit) in row.softCredits.enumerated() {
            let key = digests.key(source: row.source, id: credit.donorID)
            try connection.run(
                "INSERT INTO stage_soft VALUES ($1, $2, $3, $4, $5, $6, $7)",
                [
                    .int(number), .int(index), .int(source), .text(credit.donorID), .int(key),
                    .int(credit.kind.rawValue), .reference(credit.minorUnits),
                ])
        }
        if let surplus = row.surplus {
            try connection.run(
                "INSERT INTO stage_surplus VALUES ($1, $2)", [.int(number), .int(surplus.rawValue)])
        }
        for alias in row.aliases {
            try connection.run(
                "INSERT INTO stage_alias VALUES ($1, $2, $3)",
                [.int(number), .int(alias.kind.rawValue), .text(alias.value)])
        }
        if row.type == .matching && !row.softCredits.isEmpty || !row.matches.isEmpty { hasMatches = true }
        if row.type.family == .promise { try stagePromise(row, number: number, source: source) }
    }

    private func stagePromise(_ row: ImportedEntry, number: Int64, source: Int64) throws {
        let named = row.pledgeID.isEmpty ? row.grantID : row.pledgeID
        let name = named.isEmpty ? row.giftID : named
        try connection.run(
            "INSERT INTO stage_promise VALUES ($1, $2, $3, $4, $5)",
            [
                .int(number), .int(source), name.isEmpty ? .null : .text(name),
                name.isEmpty ? .null : .int(digests.key(source: row.source, id: name)),
                .int(row.type == .award ? 1 : 0),
            ])
        for (index, part) in (row.schedule?.installments(of: row.minorUnits) ?? []).enumerated() {
            try connection.run(
                "INSERT INTO stage_schedule VALUES ($1, $2, $3, $4)",
                [.int(number), .int(index), .day(part.due), .int(part.minorUnits)])
        }
    }
}
