import CampaignExchange
import CampaignKit
import CampaignLedger
import Terminal

/// Reads rows from a source and posts them: what `import` and `gift add` have in common.
struct ImportRun {
    let session: Session
    let loaded: LoadedPlan
    /// The plan's files in canonical form, which the batch records.
    let planText: [UInt8]
    let directory: String
    let command: String
    var reading = GiftRowReader.Options()
    var options = ImportOptions()
    /// Where rejected rows go; nil where no one wants them.
    var rejects: RejectsFile?

    /// What came of it, with what the header and the file were like.
    struct Result {
        var outcome: ImportOutcome
        var encoding: CSVEncoding
        var delimiter: CSVDelimiter
        var holdsForbiddenNumbers: Bool
        /// Columns that are kept with the gifts but mean nothing to us.
        var extraColumns: [String]
        /// How the file was understood where it could have been otherwise.
        var remarks: [String]
        /// Rows left out because of what a column says, by that column.
        var leftOut: [String: Int]
        /// The first of them.
        var leftOutRows: [LeftOutRow]
    }

    func run(_ source: some ByteSource, fileSHA: [UInt8]?) throws -> Result {
        let today = try session.today(loaded.plan)
        var reading = reading
        let known = try session.fullLedger(in: directory)
        reading.sentKeycodes = try known?.sentKeycodes() ?? [:]
        let sourceName = reading.defaultSource ?? "csv"
        reading.remembered = try known?.columnChoices(source: sourceName) ?? [:]
        var reader = try GiftRowReader(
            source: source, options: reading, index: PlanIndex(loaded.plan), today: today)
        let ledger = try openLedger()
        var readings = 0
        let outcome = try ledger.importRows(
            try session.postingContext(loaded, planText, command: command), options
        ) { posting in
            readings += 1
            if readings > 1 {
                reader = try GiftRowReader(
                    source: source, options: reading, index: PlanIndex(loaded.plan), today: today)
            }
            posting.fileSHA = fileSHA
            posting.columnChoices = reader.memory.map {
                ColumnChoicesRecord(source: sourceName, header: $0.header, text: $0.text)
            }
            var meter = progressMeter()
            defer { meter.finish() }
            try RowFeed.feed(&reader, to: posting) { meter.update(done: $0, total: $1, rows: $2) }
            if reader.holdsForbiddenNumbers {
                posting.refuseAll()
            } else {
                posting.rejections = rejects?.begin(reader.delimiter, encoding: reading.encoding)
            }
        }
        let numbers = outcome.entries.map { GiftWords.id($0.line.id) }
        session.context.posted.note(batch: outcome.batch, rows: numbers)
        return Result(
            outcome: outcome, encoding: reader.encoding, delimiter: reader.delimiter,
            holdsForbiddenNumbers: reader.holdsForbiddenNumbers, extraColumns: reader.extraColumns,
            remarks: reader.remarks, leftOut: reader.leftOut, leftOutRows: reader.leftOutRows)
    }

    /// A dry run before the first import posts into a ledger that no one sees.
    private func openLedger() throws -> Ledger {
        let path = directory + "/" + Ledger.fileName
        if options.dryRun, try Ledger.open(path: path, access: .read) == nil { return try Ledger.scratch() }
        session.beginLedger(in: directory)
        guard let ledger = try Ledger.open(path: path, access: .write) else {
            throw CommandError.failed("ledger-missing", "the ledger cannot be created at \(path)")
        }
        return ledger
    }

    private func progressMeter() -> ProgressMeter {
        let context = session.context
        let errors = context.errors
        return ProgressMeter(
            label: "Reading",
            isTerminal: context.errorsAreTerminal && context.environment["TERM"] != "dumb",
            disabled: session.options.quiet || context.environment["NO_PROGRESS"]?.isEmpty == false,
            width: context.screen?.columns ?? 80, ascii: session.options.ascii, now: context.monotonic
        ) { try? errors.write($0) }
    }
}
