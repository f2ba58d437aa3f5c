public import CampaignExchange
import CampaignKit
public import CampaignLedger
import Digests

/// Reads rows from a source and posts them: what `import` and `gift add` have in common.
public struct ImportRun {
    public let context: any ServiceContext
    public let loaded: LoadedPlan
    /// The plan's files in canonical form, which the batch records.
    public let planText: [UInt8]
    public let directory: String
    public let command: String
    public var reading = GiftRowReader.Options()
    public var options = ImportOptions()
    /// What the file must come to; anything else refuses all of it.
    public var expectation: ControlExpectation?
    /// Where rejected rows go; nil where no one wants them.
    public var rejects: (any RejectedRowsFile)?

    public init(
        context: any ServiceContext, loaded: LoadedPlan, planText: [UInt8], directory: String, command: String
    ) {
        self.context = context
        self.loaded = loaded
        self.planText = planText
        self.directory = directory
        self.command = command
    }

    /// What came of it, with what the header and the file were like.
    public struct Result {
        public var outcome: ImportOutcome
        public var encoding: CSVEncoding
        public var delimiter: CSVDelimiter
        public var holdsForbiddenNumbers: Bool
        /// Columns that are kept with the gifts but mean nothing to us.
        public var extraColumns: [String]
        /// How the file was understood where it could have been otherwise.
        public var remarks: [String]
        /// Rows left out because of what a column says, by that column.
        public var leftOut: [String: Int]
        /// The first of them.
        public var leftOutRows: [LeftOutRow]
        /// What the file's preset says of it; nil for a file in our own columns.
        public var preset: PresetSummary?
    }

    public func run(_ source: some ByteSource, fileSHA: [UInt8]?) throws -> Result {
        let today = try context.today(loaded.plan)
        var reading = reading
        let known = try context.ledger(in: directory)
        reading.sentKeycodes = try known?.sentKeycodes() ?? [:]
        reading.remembered = try known?.columnChoices(source: reading.defaultSource ?? "csv") ?? [:]
        let index = PlanIndex(loaded.plan)
        var reader = try GiftRowReader(source: source, options: reading, index: index, today: today)
        let refunds = try known.map { try postedRefunds($0, reader) } ?? [:]
        reader.setPostedRefunds(refunds)
        let ledger = try openLedger(known: known)
        var readings = 0
        let outcome = try ledger.importRows(
            try context.postingContext(loaded, planText, command: command), options
        ) { posting in
            readings += 1
            if readings > 1 {
                reader = try GiftRowReader(source: source, options: reading, index: index, today: today)
                reader.setPostedRefunds(refunds)
            }
            posting.fileSHA = fileSHA
            posting.columnChoices = reader.memory.map {
                ColumnChoicesRecord(source: reader.sourceName, header: $0.header, text: $0.text)
            }
            var meter = context.readingProgress()
            defer { meter.finish() }
            try RowFeed.feed(&reader, to: posting) { meter.update(done: $0, total: $1, rows: $2) }
            posting.denied = (reader.sourceName, reader.denied)
            posting.payoutFees = (reader.sourceName, reader.payoutFees)
            let currency = loaded.plan.organization.currency
            var differences: [RowProblem] = []
            if let expectation {
                let earlier = try posting.postedReturns(reader.control.elsewhere)
                differences = expectation.differences(reader.control.settled(earlier), currency)
            }
            try posting.note(differences)
            if reader.holdsForbiddenNumbers || !differences.isEmpty {
                posting.refuseAll()
            } else {
                posting.rejections = rejects?.begin(
                    reader.delimiter, encoding: reading.encoding, headerLine: reader.headerLine,
                    unread: reader.preset?.unread ?? [])
            }
        }
        context.note(.posted(batch: outcome.batch, entries: outcome.entries.map(\.line.id)))
        return Result(
            outcome: outcome, encoding: reader.encoding, delimiter: reader.delimiter,
            holdsForbiddenNumbers: reader.holdsForbiddenNumbers, extraColumns: reader.extraColumns,
            remarks: reader.remarks, leftOut: reader.leftOut, leftOutRows: reader.leftOutRows,
            preset: reader.preset)
    }

    /// What stands of refunds that gifts told of themselves before, by the gift's id.
    private func postedRefunds(
        _ ledger: Ledger, _ reader: GiftRowReader
    ) throws -> [String: PostedRefunds] {
        guard reader.preset != nil else { return [:] }
        let told = try ledger.toldRefunds(source: reader.sourceName, mark: PostedRefunds.mark)
        return PostedRefunds.byGift(told.map { ($0.id, $0.minorUnits) })
    }

    /// A dry run before the first import posts into a ledger that no one sees.
    private func openLedger(known: Ledger?) throws -> Ledger {
        if options.dryRun, known == nil { return try Ledger.scratch() }
        return try context.ledgerForPosting(in: directory)
    }
}

/// Where rejected rows go: opened before anything is posted.
public protocol RejectedRowsFile: AnyObject {
    /// What the ledger hands rejected rows to, once the file has been read.
    ///
    /// `headerLine` is the line of the column names: a platform may write others above. `unread` are columns
    /// that no one looked at.
    func begin(
        _ delimiter: CSVDelimiter, encoding: String?, headerLine: Int, unread: [String]
    ) -> any RejectionSink
}

/// The SHA-256 of a whole source, by which a file is known again.
public enum FileDigest {
    /// Reads the source to its end; whoever reads it next rewinds it.
    public static func sha256(_ source: some ByteSource) throws -> [UInt8] {
        let hasher = SHA256()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try source.read(into: buffer)
            guard count > 0 else { return hasher.finish() }
            hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}
