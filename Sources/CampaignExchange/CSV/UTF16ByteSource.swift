/// Another source's bytes as UTF-8, from UTF-16: what Excel's “Unicode Text” is, and PowerShell's output.
///
/// Streams, whatever the size. Half a character is an error with its line and column, never a question mark.
final class UTF16ByteSource: ByteSource {
    /// Which byte of a unit comes first.
    enum Order {
        case little, big
    }

    /// The order where the file has no mark.
    private let unmarked: Order
    private var order: Order
    private var input: DecodingInput
    private var isAtMark = true
    private var place = CSVPlace()
    /// What ended the reading, with its line and column.
    private(set) var fault: CSVFault?

    /// Unknown: it depends on what the bytes become.
    var size: Int64? { nil }

    /// Reads a source in the order of its mark, or in this one where it has none.
    init(_ source: any ByteSource, unmarked: Order = .little) {
        self.unmarked = unmarked
        order = unmarked
        input = DecodingInput(source)
    }

    /// A source whose encoding was named, where the name is one of UTF-16's.
    convenience init?(_ source: any ByteSource, named name: String) {
        switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "utf16", "utf16le", "unicode", "unicodetext", "ucs2": self.init(source)
        case "utf16be": self.init(source, unmarked: .big)
        default: return nil
        }
    }

    /// The order that a mark at the front says; nil where there is none.
    static func mark(of head: some Collection<UInt8>) -> Order? {
        if head.starts(with: [0xFF, 0xFE]) { return .little }
        return head.starts(with: [0xFE, 0xFF]) ? .big : nil
    }

    /// Whether a source begins with a mark; leaves it at its start.
    static func isMarked(_ source: any ByteSource) throws(ByteSourceError) -> Bool {
        var head: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
        defer { buffer.deallocate() }
        while head.count < 2 {
            let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[head.count...]))
            if count == 0 { break }
            head.append(contentsOf: buffer[head.count..<head.count + count])
        }
        try source.rewind()
        return mark(of: head) != nil
    }

    func rewind() throws(ByteSourceError) {
        try input.rewind()
        isAtMark = true
        order = unmarked
        place = CSVPlace()
        fault = nil
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        while true {
            if let fault { throw .brokenText(fault) }
            // Two units may be one character.
            while input.count < 4, !input.isAtEnd { try input.fill() }
            if isAtMark { passMark() }
            if input.isEmpty { return 0 }
            let written = convert(into: buffer)
            // What is good before a fault is given first.
            if written > 0 { return written }
        }
    }

    private func passMark() {
        isAtMark = false
        guard let marked = Self.mark(of: input.unread) else { return }
        order = marked
        input.consume(2)
    }

    /// Writes what characters there are and room for; stops at the first that is broken.
    private func convert(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var written = 0
        while written + 4 <= buffer.count, input.count >= 2 {
            let first = unit(at: input.start)
            var scalar = UInt32(first)
            var length = 2
            if first & 0xF800 == 0xD800 {
                if input.count < 4, !input.isAtEnd { break }
                guard first < 0xDC00, input.count >= 4, unit(at: input.start + 2) & 0xFC00 == 0xDC00 else {
                    breakOff("half a character (an unpaired surrogate of UTF-16)")
                    break
                }
                scalar = 0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(unit(at: input.start + 2)) & 0x3FF
                length = 4
            }
            input.consume(length)
            written += Self.encode(scalar, to: buffer, at: written)
            place.advance(over: scalar < 0x80 ? UInt8(scalar) : 0, encoding: .utf8)
        }
        if input.isAtEnd, input.count == 1, fault == nil {
            breakOff("the file ends in the middle of a character: it was cut off, or is not UTF-16")
        }
        return written
    }

    private func unit(at index: Int) -> UInt16 {
        let (first, second) = (UInt16(input.bytes[index]), UInt16(input.bytes[index + 1]))
        return order == .little ? second << 8 | first : first << 8 | second
    }

    /// Writes one character; there is room for its four bytes.
    private static func encode(
        _ scalar: UInt32, to buffer: UnsafeMutableRawBufferPointer, at index: Int
    ) -> Int {
        func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: scalar >> shift & 0x3F) }
        if scalar < 0x80 {
            buffer[index] = UInt8(scalar)
            return 1
        }
        if scalar < 0x800 {
            buffer[index] = 0xC0 | UInt8(scalar >> 6)
            buffer[index + 1] = tail(0)
            return 2
        }
        if scalar < 0x10000 {
            buffer[index] = 0xE0 | UInt8(scalar >> 12)
            buffer[index + 1] = tail(6)
            buffer[index + 2] = tail(0)
            return 3
        }
        buffer[index] = 0xF0 | UInt8(scalar >> 18)
        buffer[index + 1] = tail(12)
        buffer[index + 2] = tail(6)
        buffer[index + 3] = tail(0)
        return 4
    }

    private func breakOff(_ message: String) {
        fault = CSVFault(
            code: .utf16, line: place.line, column: place.column, message: message,
            hint: "download or save the file again, best as “CSV UTF-8”")
    }
}
