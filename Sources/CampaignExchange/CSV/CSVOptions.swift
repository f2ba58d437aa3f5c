/// How a file is to be read.
public struct CSVOptions: Sendable, Equatable {
    /// What a record's number of fields is held against.
    public enum FieldCount: Sendable, Equatable {
        /// The first record of the file.
        case firstRecord
        /// A number known beforehand.
        case exactly(Int)
        /// Nothing: for files with a preamble before their header.
        case any
    }

    /// What a line with nothing at all is.
    public enum EmptyLines: Sendable, Equatable {
        /// Nothing, except below a header of one column: there it is a record with one empty field.
        case automatic
        /// A record with one empty field, always.
        case keep
    }

    /// What a quote inside an unquoted field (`Wally Osvaldo""`) does.
    public enum StrayQuotes: Sendable, Equatable {
        /// The record is a fault.
        case refuse
        /// The record is read with the quotes as they stand, and `CSVReader.notice` reports it.
        case keep
    }

    public var limits: CSVLimits
    /// Nil means: guess among comma, semicolon and tab.
    public var delimiter: CSVDelimiter?
    public var fieldCount: FieldCount
    public var emptyLines: EmptyLines
    public var strayQuotes: StrayQuotes
    /// The encoding by name, as `iconv` knows it; nil means UTF-8, or Windows-1252 where that is plausible.
    public var encoding: String?

    /// The strict defaults of an import.
    public init(
        limits: CSVLimits = CSVLimits(), delimiter: CSVDelimiter? = nil,
        fieldCount: FieldCount = .firstRecord,
        emptyLines: EmptyLines = .automatic, strayQuotes: StrayQuotes = .refuse, encoding: String? = nil
    ) {
        self.limits = limits
        self.delimiter = delimiter
        self.fieldCount = fieldCount
        self.emptyLines = emptyLines
        self.strayQuotes = strayQuotes
        self.encoding = encoding
    }
}

/// How large one thing in a file may be, so that a broken file cannot take all memory.
public struct CSVLimits: Sendable, Equatable {
    /// Bytes of one field as written (quotes and doubled quotes counted).
    public var fieldBytes: Int
    /// Bytes of one record as written.
    public var recordBytes: Int
    /// Fields of one record.
    public var columns: Int

    /// Limits of 1 MiB a field, 4 MiB a record and 4096 columns unless told otherwise.
    ///
    /// Positions inside a record are kept in 32 bits, so a record limit above 256 MiB means 256 MiB.
    public init(fieldBytes: Int = 1 << 20, recordBytes: Int = 4 << 20, columns: Int = 4096) {
        self.fieldBytes = max(1, fieldBytes)
        self.recordBytes = min(max(1, recordBytes), 256 << 20)
        self.columns = max(1, columns)
    }
}

/// What is between two fields.
public enum CSVDelimiter: UInt8, Sendable, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
    /// Never guessed, only forced.
    case pipe = 0x7C

    /// The line `sep=;` that Excel understands, with its line end; nil where there is none.
    static func separatorLine(_ head: ArraySlice<UInt8>) -> (length: Int, delimiter: CSVDelimiter)? {
        guard head.prefix(4).elementsEqual("sep=".utf8), let byte = head.dropFirst(4).first,
            let delimiter = CSVDelimiter(rawValue: byte)
        else { return nil }
        let rest = head.dropFirst(5)
        if rest.starts(with: [CSVByte.carriageReturn, CSVByte.lineFeed]) { return (7, delimiter) }
        let isLine = rest.first == CSVByte.lineFeed || rest.first == CSVByte.carriageReturn
        return isLine ? (6, delimiter) : nil
    }

    /// Guesses the delimiter from the header record: the one that occurs most outside quotes, else the comma.
    ///
    /// Only the first line that holds anything is looked at: data may hold any of them.
    static func sniff(_ head: ArraySlice<UInt8>) -> CSVDelimiter {
        var commas = 0
        var semicolons = 0
        var tabs = 0
        var quoted = false
        var started = false
        scan: for byte in head {
            switch byte {
            case CSVByte.quote: quoted.toggle()
            case CSVByte.lineFeed, CSVByte.carriageReturn:
                if started && !quoted { break scan }
                continue
            case CSVDelimiter.comma.rawValue where !quoted: commas += 1
            case CSVDelimiter.semicolon.rawValue where !quoted: semicolons += 1
            case CSVDelimiter.tab.rawValue where !quoted: tabs += 1
            default: break
            }
            started = true
        }
        if tabs > commas && tabs >= semicolons { return .tab }
        return semicolons > commas ? .semicolon : .comma
    }
}

/// The bytes the grammar knows.
enum CSVByte {
    static let quote: UInt8 = 0x22
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

/// How the bytes of a file are read as characters.
public enum CSVEncoding: String, Sendable {
    case utf8 = "UTF-8"
    /// The fallback for a file with any byte sequence that is not UTF-8; it holds for the whole file.
    case windows1252 = "Windows-1252"

    /// Whether `--encoding` takes a name.
    public static func isKnown(_ name: String) -> Bool {
        TranscodingByteSource(MemoryByteSource(""), encoding: name) != nil
    }
}
