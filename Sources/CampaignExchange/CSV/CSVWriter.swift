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
    /// How many cells the record has so far, and where it begins in the buffer.
    private var cells = 0
    private var start = 0

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
        for cell in cells { add(cell) }
        endRecord()
    }

    // MARK: Cell by cell

    /// Appends a cell to the record that `endRecord` ends.
    public mutating func add(_ cell: CSVCell) {
        switch cell {
        case .empty: addEmpty()
        case .number(let number):
            beginCell()
            buffer.append(contentsOf: number.text.utf8)
        case .text(let text): add(text)
        }
    }

    /// Appends an empty cell.
    public mutating func addEmpty() { beginCell() }

    /// Appends a cell of text.
    public mutating func add(_ text: String) {
        beginCell()
        var text = text
        // Most words need neither a guard nor quotes.
        if !isFirst, text.withUTF8({ appendPlain($0) }) { return }
        text = Self.withoutControls(text, flat: options.flat)
        append(options.raw ? text : FormulaGuard.guarded(text))
    }

    /// Appends a number, behind some ASCII letters and a hyphen where they are not empty: `G-7`.
    public mutating func add(_ number: Int64, prefix: String = "") {
        beginCell()
        if !prefix.isEmpty {
            buffer.append(contentsOf: prefix.utf8)
            buffer.append(UInt8(ascii: "-"))
        }
        buffer.append(number, decimals: 0)
    }

    /// Appends an amount with the decimals of its currency: `-12.50`.
    public mutating func add(minorUnits: Int64, decimals: Int) {
        beginCell()
        buffer.append(minorUnits, decimals: decimals)
    }

    /// Appends a day: `2026-11-30`.
    public mutating func add(_ day: CalendarDate) {
        guard day.parts.year >= 0 else { return add(day.description) }
        beginCell()
        buffer.append(day)
    }

    /// Ends a record; one without any cell is nothing.
    public mutating func endRecord() {
        guard cells > 0 else { return }
        // An empty record would read back as an empty line, which is not a record.
        if cells == 1, buffer.count == start { buffer += [CSVByte.quote, CSVByte.quote] }
        if !options.flat { buffer.append(CSVByte.carriageReturn) }
        buffer.append(CSVByte.lineFeed)
        isFirst = false
        cells = 0
    }

    private mutating func beginCell() {
        if cells == 0 {
            if isFirst && options.excel { buffer.append(contentsOf: CSVByte.byteOrderMark) }
            start = buffer.count
        } else {
            buffer.append(options.delimiter.rawValue)
        }
        cells += 1
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
        buffer.reserveCapacity(bytes.count)
        return bytes
    }

    /// Appends words that begin with an ASCII letter or digit and hold nothing that any program could
    /// misread; false for others, of which nothing is appended.
    private mutating func appendPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return true }
        guard Self.plainStart[Int(first)], last != 0x20, bytes.allSatisfy({ Self.plain[Int($0)] }) else {
            return false
        }
        buffer.append(contentsOf: bytes)
        return true
    }

    private static let plainStart = (0..<256).map { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Neither controls, nor what begins one beyond ASCII, nor what needs quotes in some file.
    private static let plain = (0..<256).map { byte in
        let refused = [0x22, 0x2C, 0x3B, 0x7F, 0xC2]
        return byte >= 0x20 && !refused.contains(byte)
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            guard !bytes.isEmpty, needsQuotes(bytes) else { return buffer.append(contentsOf: bytes) }
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
