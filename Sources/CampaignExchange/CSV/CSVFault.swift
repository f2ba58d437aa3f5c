/// One thing wrong with a file, and where.
///
/// Messages name places and numbers, never the content of a data cell: they end up in logs.
public struct CSVFault: Error, Equatable, Sendable {
    /// What kind of fault; the raw value is stable and may be shown.
    public enum Code: String, Sendable, CaseIterable {
        case unterminatedQuote = "csv-unterminated-quote"
        case textAfterQuote = "csv-text-after-quote"
        case strayQuote = "csv-stray-quote"
        case fieldCount = "csv-field-count"
        case fieldTooLong = "csv-field-too-long"
        case recordTooLong = "csv-record-too-long"
        case tooManyColumns = "csv-too-many-columns"
        case undefinedByte = "csv-undefined-byte"
        case emptyFile = "csv-empty-file"
        case nulByte = "csv-nul-byte"
        case utf16 = "csv-utf-16"
        /// Neither UTF-8 nor, by its words, Windows-1252.
        case unknownEncoding = "csv-unknown-encoding"
        case workbook = "csv-excel-workbook"
        case gzip = "csv-gzip"
        case database = "csv-sqlite-database"
        case pdf = "csv-pdf"
        case changed = "csv-changed-while-reading"
        /// Only a notice: the file is read as Windows-1252.
        case notUTF8 = "csv-not-utf-8"
        case duplicateColumn = "csv-duplicate-column"
        case missingColumn = "csv-missing-column"
    }

    public var code: Code
    /// The physical line, from 1.
    public var line: Int
    /// The character in that line, from 1.
    public var column: Int
    public var message: String
    /// What to do about it; may be empty.
    public var hint: String

    /// A fault at a place.
    public init(code: Code, line: Int, column: Int, message: String, hint: String = "") {
        self.code = code
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }
}

extension CSVFault: CustomStringConvertible {
    /// `line 3, column 7: message (hint)`.
    public var description: String {
        "line \(line), column \(column): \(message)" + (hint.isEmpty ? "" : " (\(hint))")
    }
}

/// Why a file cannot be read at all, in contrast to a fault in one record.
public enum CSVError: Error, Equatable, Sendable {
    /// The bytes could not be had.
    case source(ByteSourceError)
    /// The bytes are not a CSV file: a workbook, half a character of UTF-16, a NUL byte…
    case refused(CSVFault)

    /// What a source says while it is read: a fault in its text has a line and a column.
    static func reading(_ error: ByteSourceError) -> CSVError {
        if case .brokenText(let fault) = error { return .refused(fault) }
        return .source(error)
    }
}

extension CSVError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        switch self {
        case .source(let error): error.description
        case .refused(let fault): fault.description
        }
    }
}

/// What `CSVReader.next()` came upon.
public enum CSVOutcome: Equatable, Sendable {
    /// A good record: see `CSVReader.record`.
    case record
    /// A bad record. `CSVReader.record` holds its raw bytes and what fields were read; reading may go on.
    case fault(CSVFault)
    /// The end of the file; every further call says the same.
    case end
}

/// A line and a column that move over bytes; LF, CR and CRLF each end one line.
struct CSVPlace {
    private(set) var line = 1
    private(set) var column = 1
    private var afterReturn = false

    init(line: Int = 1) {
        self.line = line
    }

    mutating func advance(over byte: UInt8, encoding: CSVEncoding) {
        if byte == CSVByte.lineFeed && afterReturn {
            afterReturn = false
            return
        }
        afterReturn = byte == CSVByte.carriageReturn
        if byte == CSVByte.lineFeed || afterReturn {
            line += 1
            column = 1
        } else if encoding == .windows1252 || byte & 0xC0 != 0x80 {
            column += 1
        }
    }
}
