public import CampaignKit

/// Reads a file in the canonical columns row by row into `ImportedEntry`s, and lists every problem of every
/// row.
///
/// Each row is judged by itself; what needs other rows or the ledger (identity, splits, references, limits)
/// is the ledger's. Memory does not grow with the file.
///
/// ```swift
/// var reader = try GiftRowReader(source: file, options: .init(), index: index, today: today)
/// while true {
///     switch try reader.next() {
///     case .row(let row): post(row)
///     case .zero, .rejected: break
///     case .end: return
///     }
///     list(reader.takeProblems())
/// }
/// ```
public struct GiftRowReader {
    /// How a file is to be read.
    public struct Options: Sendable, Equatable {
        /// The source of rows that name none; `csv` when nil.
        public var defaultSource: String?
        /// Nil means: guess among comma, semicolon and tab.
        public var delimiter: CSVDelimiter?

        /// Whether a promise may have no id of its own, because we number it.
        public var takesNamelessPromises = false

        /// The keycodes that appeals were sent under, besides those that the plan gives.
        public var sentKeycodes: [String: Set<String>] = [:]

        /// The encoding by name; UTF-8, or Windows-1252 where that is plausible, when nil.
        public var encoding: String?

        /// Which of day and month comes first; decided by the rows when nil.
        public var dateOrder: DateOrder?

        /// The zone of times that say none, by its IANA name; such times are refused when nil.
        public var timeZone: String?

        /// How the file is to be understood: the name of a preset or a mapping, `csv` for our own columns,
        /// or nil to recognize it by its header.
        public var sourceFormat: String?

        /// How files are read that are neither ours nor a platform's.
        public var mappings: [FileMapping] = []

        /// The day of the bank deposit that all gifts of the file were part of.
        public var depositedOn: CalendarDate?

        /// What is said of columns that no one reads.
        public var choices = ColumnChoices()

        /// What was said before of files of this source, by the digest of their header.
        public var remembered: [String: String] = [:]

        /// The command as it was typed, for messages that add to it.
        public var command = "campaign import FILE"

        public init(defaultSource: String? = nil, delimiter: CSVDelimiter? = nil) {
            self.defaultSource = defaultSource
            self.delimiter = delimiter
        }
    }

    /// What a row turned out to be.
    ///
    /// `line` is the line on which its record begins.
    public enum Outcome: Hashable, Sendable {
        case row(ImportedEntry)
        /// A row of no money, left out; what it says of its donor is not.
        case zero(ImportedEntry)
        /// A row with at least one error among its problems; its gift, as far as it could be read, because
        /// the gift's other splits go with it.
        case rejected(line: Int, source: String, giftID: String)
        case end
    }

    /// What the header says.
    public let header: GiftHeader
    /// Rows read so far, good and bad, without the header and blank lines.
    public private(set) var rowsRead = 0
    /// Rows left out so far because they are of no money.
    public private(set) var zeroRows = 0
    /// The money of the rows read so far.
    public private(set) var control = ControlFigures()
    /// Whether a card or social security number was found: then nothing of the file may be posted or copied.
    public private(set) var holdsForbiddenNumbers = false

    private(set) var filtered: [String: Int] = [:]
    private(set) var filteredRows: [LeftOutRow] = []
    /// What to remember of `Options.choices` for this header: its digest and a text; nil when nothing is new.
    public let memory: (header: String, text: String)?
    /// How the file was understood where it could have been otherwise, for people.
    public let remarks: [String]
    /// The source of rows that name none.
    public let sourceName: String

    /// Of the amounts so far, without their signs.
    private var sum: Int64 = 0
    private let reader: any RecordReader
    let platform: PresetReader?
    private let filter: RowFilter
    private let context: RowContext
    private var cells: RowCells

    /// Opens a file and judges its header; throws when no row of it can be read.
    public init(
        source: some ByteSource, options: Options = Options(), index: PlanIndex, today: CalendarDate
    ) throws(GiftFileError) {
        let (table, platform) = try PresetFinder.open(source, options, index, today: today)
        let options = options.completed(by: platform?.preset, charity: index.plan.organization.timeZone)
        reader = platform ?? table
        self.platform = platform
        sourceName = options.defaultSource ?? "csv"
        let header: GiftHeader
        if let platform { header = platform.header } else { header = try Self.header(table, options) }
        let held = HeldColumns(
            header, given: options.choices, remembered: ColumnMemory(options.remembered[header.digest]),
            command: options.command)
        var taking = TakingBack(header)
        do throws(CSVError) {
            try platform?.lookAhead()
            try taking.survey(reader)
        } catch { throw GiftFileError(error) }
        filter = try held.filter(taking)
        let survey: FileSurvey
        do throws(CSVError) {
            survey = try FileSurvey(
                reader, header: header, filter: filter, stated: options.dateOrder,
                base: index.plan.organization.currency)
        } catch { throw GiftFileError(error) }
        try held.judge(survey)
        self.header = header
        memory = held.memory(survey).map { (header.digest, $0) }
        remarks =
            platform.map { Self.remarks($0) + Self.orders(header, survey) }
            ?? Self.remarks(header, survey) + held.remarks(survey)
        context = RowContext(reader: reader, header: header)
        let days = DayReader(
            orders: survey.orders,
            clock: CivilClock(charity: index.plan.organization.timeZone, source: options.timeZone),
            today: today)
        cells = RowCells(header, options: options, index: index, days: days, today: today)
        reportNotices()
    }

    /// The header of the reader's first record; throws where that is none, with the line of the real one.
    private static func header(_ reader: CSVReader, _ options: Options) throws(GiftFileError) -> GiftHeader {
        do throws(GiftFileError) {
            return try GiftHeaderReader(reader.record) { names in
                let before = ColumnMemory(options.remembered[GiftHeader.digest(of: names)])
                let ignored = options.choices.ignored.map { HeaderMatcher.normalize($0) }
                return Set(ignored + (before?.ignored ?? []))
            }
            .header()
        } catch {
            let codes = [GiftFileError.noHeader, GiftFileError.missingColumn]
            guard codes.contains(error.code) else { throw error }
            // A title, a date and a blank line may come before the header.
            for _ in 0..<10 {
                // With more columns than the title, the line is a fault; its cells are there.
                guard let outcome = try? reader.next() else { break }
                if case .end = outcome { break }
                guard (try? GiftHeaderReader(reader.record).header()) != nil else { continue }
                let line = reader.record.line
                throw GiftFileError(
                    code: error.code, message: error.message,
                    hint: "the column names are on line \(line): delete the lines above it", line: error.line
                )
            }
            throw error
        }
    }

    /// Reads one row; its problems wait in `takeProblems()`.
    public mutating func next() throws(GiftFileError) -> Outcome {
        while true {
            let outcome: CSVOutcome
            do throws(CSVError) { outcome = try reader.next() } catch { throw GiftFileError(error) }
            switch outcome {
            case .end:
                if let failure = platform?.failure { throw failure }
                return .end
            case .fault(let fault):
                rowsRead += 1
                context.begin()
                context.report(fault)
                return .rejected(line: context.record.line, source: "", giftID: "")
            case .record:
                context.begin()
                if let refusals = platform?.refusals, !refusals.isEmpty {
                    rowsRead += 1
                    refusals.forEach(context.add)
                    if cells.inspect(context) { holdsForbiddenNumbers = true }
                    let id = platform?.output.ownID ?? ""
                    return .rejected(line: context.record.line, source: sourceName, giftID: id)
                }
                for objection in platform?.objections ?? [] { context.add(objection) }
                // The `,,,,` lines that spreadsheets leave behind.
                if context.record.isBlank { continue }
                if let field = filter.isEmpty ? nil : filter.reason(context.record) {
                    leaveOut(field)
                    continue
                }
                rowsRead += 1
                return readRow()
            }
        }
    }

    private static let listedRows = 1_000

    private mutating func leaveOut(_ field: Int) {
        filtered[header.names[field], default: 0] += 1
        if filteredRows.count < Self.listedRows {
            filteredRows.append(LeftOutRow(context.record, header, field: field))
        }
    }

    /// No sum of the file may be too large to be counted; the row that makes it so is named.
    private mutating func add(_ minor: Int64) {
        let (next, overflow) = sum.addingReportingOverflow(minor < 0 ? -minor : minor)
        guard overflow else { return sum = next }
        context.refuse(
            .amountTooLarge, header.cell(.amount), "with this row the amounts are too large to add up",
            hint: "check the zeros of this row and of those above it")
    }

    private static func remarks(_ header: GiftHeader, _ survey: FileSurvey) -> [String] {
        var remarks: [String] = []
        let synonyms = header.synonyms.map { "“\($0.name)” as \($0.column.name)" }
        if !synonyms.isEmpty { remarks.append("read: " + synonyms.joined(separator: ", ")) }
        let dropped = header.dropped.keys.sorted().map { "“\(header.names[$0])”" }
        if !dropped.isEmpty {
            remarks.append(
                "not kept, like all card data and IP addresses: " + dropped.joined(separator: ", "))
        }
        remarks += orders(header, survey)
        if !header.namesDonors {
            remarks.append("no column says who gave: these gifts will have no donor")
        }
        return remarks
    }

    private static func orders(_ header: GiftHeader, _ survey: FileSurvey) -> [String] {
        survey.orders.decided.map { column, order, line in
            let dates = column.map { "dates of “\(header.names[$0])”" } ?? "dates"
            return "\(dates) are read as \(order.words), as line \(line) shows"
        }
    }

    /// The problems found since the last call: those of the header at first, then those of each row.
    public mutating func takeProblems() -> [RowProblem] {
        context.takeProblems()
    }

    /// The names of the columns that are not known and kept as they are.
    public var extraColumns: [String] {
        platform != nil ? [] : header.extras.map { header.names[$0.index] }
    }

    public var encoding: CSVEncoding { reader.encoding }
    public var delimiter: CSVDelimiter { reader.delimiter }
    /// Bytes parsed so far, for a progress bar.
    public var bytesRead: Int64 { reader.bytesRead }
    public var totalBytes: Int64 { reader.totalBytes }

    private mutating func readRow() -> Outcome {
        let line = context.record.line
        var row = cells.blankRow
        row.line = line
        let isZero = cells.read(context, into: &row)
        if cells.foundForbidden { holdsForbiddenNumbers = true }
        if !context.hasErrors { add(row.minorUnits) }
        if context.hasErrors { return .rejected(line: line, source: row.source, giftID: row.giftID) }
        // The platform's own word for the campaign is kept, and the row is known by that.
        if platform != nil { row.toldByKeycode.insert(.campaign) }
        if isZero {
            zeroRows += 1
            return .zero(row)
        }
        cells.commit()
        control.add(row)
        return .row(row)
    }

    private func reportNotices() {
        if let notice = reader.encodingNotice {
            context.add(
                RowProblem(
                    code: notice.code.rawValue, severity: .warning, line: notice.line,
                    message: notice.message,
                    hint: notice.hint.isEmpty ? nil : notice.hint))
        }
    }
}
