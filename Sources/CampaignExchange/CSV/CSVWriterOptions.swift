/// How a file is to be written.
public struct CSVWriterOptions: Sendable, Equatable {
    public var delimiter: CSVDelimiter
    /// Starts with a byte order mark, without which Excel takes UTF-8 for the local code page.
    public var excel: Bool
    /// Leaves out the guard against formulas, for machines that read the file.
    public var raw: Bool

    public init(delimiter: CSVDelimiter = .comma, excel: Bool = false, raw: Bool = false) {
        self.delimiter = delimiter
        self.excel = excel
        self.raw = raw
    }
}
