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
