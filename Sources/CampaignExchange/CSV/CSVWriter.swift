public import CampaignKit

/// One cell to be written, by what it is.
public enum CSVCell: Sendable, Equatable {
    /// Anything a person typed: guarded against being taken for a formula.
    case text(String)
    /// Written bare, also when it is negative.
    case number(PlainNumber)
    case empty
}

/// How a file is to be written.
public struct CSVWriterOptions: Sendable, Equatable {
    public var delimiter: CSVDelimiter
    /// Starts with a byte order mark, without which Excel takes UTF-8 for the local code page.
    public var excel: Bool
    /// Leaves out the guard against formulas, for machines that read the file.
    public var raw: Bool
    /// Ends lines in LF and has blanks for tabs and line ends in cells, for programs that go line by line.
    public var flat: Bool

    public init(delimiter: CSVDelimiter = .comma, excel: Bool = false, raw: Bool = false, flat: Bool = false)
    {
        self.delimiter = delimiter
        self.excel = excel
        self.raw = raw
        self.flat = flat
    }

    /// Tab-separated, for `cut`, `awk` and pasting into a sheet.
    public static let tsv = CSVWriterOptions(delimiter: .tab, flat: true)
}

/// Writes RFC 4180 records as bytes: quotes only where they are needed, text cells guarded.
///
/// The only writer of such files, and `CSVReader` with `FormulaGuard.undone` gives back every text as it was,
/// but for controls that a terminal obeys: those of C1 become blanks and the others go, as the importer reads
/// them.
///
/// The bytes gather in memory until `drain` hands them on; a caller with many records drains whenever
/// `pendingBytes` is large enough for it.
public struct CSVWriter {
    public let options: CSVWriterOptions
    private var buffer: [UInt8] = []
    private var isFirst = true

    /// A writer with nothing written, not even the byte order mark.
    public init(options: CSVWriterOptions = CSVWriterOptions()) {
        self.options = options
    }

    /// How many bytes wait to be drained.
    public var pendingBytes: Int { buffer.count }

    /// Appends a header: names are text.
    public mutating func write(header names: [String]) {
        write(names.map { .text($0) })
    }

    /// Appends one record; a record without any cell is nothing.
    public mutating func write(_ cells: [CSVCell]) {
        guard !cells.isEmpty else { return }
        if isFirst && options.excel { buffer.append(contentsOf: CSVByte.byteOrderMark) }
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.append(options.delimiter.rawValue) }
            switch cell {
            case .empty: append("", isOnly: cells.count == 1)
            case .number(let number): buffer.append(contentsOf: number.text.utf8)
            case .text(let text):
                let text = Self.withoutControls(text, flat: options.flat)
                append(options.raw ? text : FormulaGuard.guarded(text), isOnly: cells.count == 1)
            }
        }
        if !options.flat { buffer.append(CSVByte.carriageReturn) }
        buffer.append(CSVByte.lineFeed)
        isFirst = false
    }

    /// Hands over what has been written since the last drain.
    public mutating func drain<Failure: Error>(
        to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        guard !buffer.isEmpty else { return }
        // A loop over a copy of the reference: typed throws do not pass through withUnsafeBytes.
        let result = buffer.withUnsafeBytes { bytes -> Result<Void, Failure> in
            do throws(Failure) {
                try sink(bytes)
                return .success(())
            } catch { return .failure(error) }
        }
        try result.get()
        buffer.removeAll(keepingCapacity: true)
    }

    /// Takes what has been written since the last drain.
    public mutating func drain() -> [UInt8] {
        let bytes = buffer
        buffer = []
        return bytes
    }

    private mutating func append(_ text: String, isOnly: Bool) {
        var text = text
        text.withUTF8 { bytes in
            // An empty record would read back as an empty line, which is not a record.
            let isQuoted = bytes.isEmpty ? isOnly : needsQuotes(bytes)
            guard isQuoted else { return buffer.append(contentsOf: bytes) }
            buffer.append(CSVByte.quote)
            for byte in bytes {
                if byte == CSVByte.quote { buffer.append(byte) }
                buffer.append(byte)
            }
            buffer.append(CSVByte.quote)
        }
    }

    private func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if Self.isBlank(bytes.first) || Self.isBlank(bytes.last) { return true }
        // Would be taken for a byte order mark at the start of a file.
        if isFirst && bytes.starts(with: CSVByte.byteOrderMark) { return true }
        for byte in bytes {
            switch byte {
            case options.delimiter.rawValue, CSVByte.quote, CSVByte.lineFeed, CSVByte.carriageReturn:
                return true
            // In a header any delimiter outside quotes would mislead a reader that guesses.
            case CSVDelimiter.comma.rawValue, CSVDelimiter.semicolon.rawValue, CSVDelimiter.tab.rawValue:
                if isFirst { return true }
            default: break
            }
        }
        return false
    }

    private static func isBlank(_ byte: UInt8?) -> Bool {
        byte == 0x20 || byte == 0x09
    }

    /// The text without what a terminal obeys; in a flat file without what ends a line or a cell too.
    private static func withoutControls(_ text: String, flat: Bool) -> String {
        // Every such character begins with one of these bytes.
        let isClean = text.utf8.allSatisfy { byte in
            byte >= 0x20 && byte != 0x7F && byte != 0xC2
        }
        if isClean { return text }
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            switch UnsafeCharacter(scalar) {
            case .control: if !scalar.isASCII { result.append(" ") }
            case .tab, .lineEnd, .hiddenLineEnd:
                if scalar.value > 0xFF || !flat && ["\t", "\n", "\r"].contains(scalar) {
                    result.append(scalar)
                } else if !(flat && scalar == "\n" && previous == "\r") {
                    result.append(" ")
                }
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
