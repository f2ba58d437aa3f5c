public import CampaignKit

/// Reads a file in the canonical columns row by row into `GiftRow`s, and lists every problem of every row.
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

        /// The keycodes that appeals were sent under, beside those that the plan gives.
        public var sentKeycodes: [String: Set<String>] = [:]

        public init(defaultSource: String? = nil, delimiter: CSVDelimiter? = nil) {
            self.defaultSource = defaultSource
            self.delimiter = delimiter
        }
    }

    /// What a row turned out to be.
    ///
    /// `line` is the line on which its record begins.
    public enum Outcome: Hashable, Sendable {
        case row(GiftRow)
        /// A row of no money, left out.
        case zero(line: Int)
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
    /// Whether a card or social security number was found: then nothing of the file may be posted or copied.
    public private(set) var holdsForbiddenNumbers = false

    private let reader: CSVReader
    private let context: RowContext
    private var cells: RowCells

    /// Opens a file and judges its header; throws when no row of it can be read.
    public init(
        source: some ByteSource, options: Options = Options(), index: PlanIndex, today: CalendarDate
    ) throws(GiftFileError) {
        do throws(CSVError) {
            reader = try CSVReader(source: source, options: CSVOptions(delimiter: options.delimiter))
            if case .fault(let fault) = try reader.next() { throw CSVError.refused(fault) }
        } catch { throw GiftFileError(error) }
        header = try GiftHeaderReader(reader.record).header()
        context = RowContext(reader: reader, header: header)
        cells = RowCells(header, options: options, index: index, today: today)
        reportNotices()
    }

    /// Reads one row; its problems wait in `takeProblems()`.
    public mutating func next() throws(GiftFileError) -> Outcome {
        while true {
            let outcome: CSVOutcome
            do throws(CSVError) { outcome = try reader.next() } catch { throw GiftFileError(error) }
            switch outcome {
            case .end: return .end
            case .fault(let fault):
                rowsRead += 1
                context.begin()
                context.report(fault)
                return .rejected(line: context.record.line, source: "", giftID: "")
            case .record:
                context.begin()
                // The `,,,,` lines that spreadsheets leave behind.
                if context.record.isBlank { continue }
                rowsRead += 1
                return readRow()
            }
        }
    }

    /// The problems found since the last call: those of the header at first, then those of each row.
    public mutating func takeProblems() -> [RowProblem] {
        context.takeProblems()
    }

    /// The name of a column as the file writes it; our own name where the file lacks it.
    public func columnName(for column: CanonicalColumn) -> String { header.name(of: column) }

    /// The names of the columns that are not known and kept as they are.
    public var extraColumns: [String] { header.extras.map { header.names[$0.index] } }

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
        if context.hasErrors { return .rejected(line: line, source: row.source, giftID: row.giftID) }
        if isZero {
            zeroRows += 1
            return .zero(line: line)
        }
        cells.commit()
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
        for extra in header.extras {
            guard let meant = extra.suggestion else { continue }
            context.add(
                RowProblem(
                    code: RowProblemCode.unknownColumn.rawValue, severity: .warning, line: header.line,
                    column: header.names[extra.index], message: "a column that is not known, kept as it is",
                    hint: "is it “\(meant)”?"))
        }
    }
}
