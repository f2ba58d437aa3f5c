/// Writes RFC 4180 records as bytes: CRLF, quotes only where they are needed, text cells guarded.
///
/// The bytes gather in memory until `drain` hands them on; a caller with many records drains whenever
/// `pendingBytes` is large enough for it.
///
/// NUL characters are left out, because no reader of CSV takes them, and C1 controls, which a terminal obeys.
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
            case .number(let text) where Self.isNumber(text): buffer.append(contentsOf: text.utf8)
            case .text(let text), .number(let text):
                append(options.raw ? text : CSVText.guarded(text), isOnly: cells.count == 1)
            }
        }
        buffer.append(CSVByte.carriageReturn)
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
        let needsQuotes = text.withUTF8 { bytes in
            // An empty record would read back as an empty line, which is not a record.
            bytes.isEmpty ? isOnly : Self.needsQuotes(bytes, delimiter: options.delimiter, isFirst: isFirst)
        }
        if needsQuotes { buffer.append(CSVByte.quote) }
        text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] < 0xA0 {
                    index += 2
                    continue
                }
                if byte == CSVByte.quote { buffer.append(byte) }
                if byte != 0 { buffer.append(byte) }
                index += 1
            }
        }
        if needsQuotes { buffer.append(CSVByte.quote) }
    }

    private static func needsQuotes(
        _ bytes: UnsafeBufferPointer<UInt8>, delimiter: CSVDelimiter, isFirst: Bool
    ) -> Bool {
        if isBlank(bytes.first) || isBlank(bytes.last) || bytes.allSatisfy({ $0 == 0 }) { return true }
        // Would be taken for a byte order mark at the start of a file.
        if isFirst && bytes.starts(with: CSVByte.byteOrderMark) { return true }
        for byte in bytes {
            switch byte {
            case delimiter.rawValue, CSVByte.quote, CSVByte.lineFeed, CSVByte.carriageReturn: return true
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

    /// Digits and points behind at most one sign: nothing a spreadsheet could compute with.
    private static func isNumber(_ text: String) -> Bool {
        var bytes = text.utf8[...]
        if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        guard bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return false }
        return bytes.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }
    }
}
