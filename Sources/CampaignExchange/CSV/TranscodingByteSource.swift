import Glibc

/// Another source's bytes as UTF-8, from an encoding that was named: the system's `iconv` knows them all.
///
/// Streams, whatever the size; a byte that the encoding does not have is an error, never a question mark.
final class TranscodingByteSource: ByteSource {
    /// As the user named it, for errors.
    private let name: String
    private let converter: iconv_t
    private var input: DecodingInput

    /// Unknown: it depends on what the bytes become.
    var size: Int64? { nil }

    /// Nil when the system knows no such encoding.
    init?(_ source: any ByteSource, encoding name: String) {
        let known = Self.aliases[name.lowercased().filter { $0.isLetter || $0.isNumber }] ?? name
        guard !known.isEmpty, !known.contains("/"), let opened = iconv_open("UTF-8", known),
            opened != iconv_t(bitPattern: -1)
        else { return nil }
        converter = opened
        self.name = name
        input = DecodingInput(source)
    }

    deinit { iconv_close(converter) }

    /// Names that people use and `iconv` does not.
    private static let aliases = [
        "macroman": "MACINTOSH", "mac": "MACINTOSH", "macosroman": "MACINTOSH", "latin1": "WINDOWS-1252",
        "iso88591": "WINDOWS-1252", "ansi": "WINDOWS-1252", "latin2": "ISO-8859-2", "hebrew": "WINDOWS-1255",
        "arabic": "WINDOWS-1256", "dos": "CP850", "codepage850": "CP850",
    ]

    func rewind() throws(ByteSourceError) {
        try input.rewind()
        _ = iconv(converter, nil, nil, nil, nil)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        while true {
            if input.isEmpty || needsMore { try input.fill() }
            needsMore = false
            if input.isEmpty { return 0 }
            let written = try convert(into: buffer)
            if written > 0 { return written }
            if input.isAtEnd, !input.isEmpty { throw bad() }
        }
    }

    /// Whether the bytes that are left begin a character that goes on in the next chunk.
    private var needsMore = false

    /// Converts what there is and room for; returns the bytes written.
    private func convert(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        let (written, code) = input.decode { bytes in
            var from = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            var fromLeft = bytes.count
            var to = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            var toLeft = buffer.count
            let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
            let code = result == Int(bitPattern: UInt.max) ? errno : 0
            return (bytes.count - fromLeft, (buffer.count - toLeft, code))
        }
        if code == EILSEQ, written == 0 { throw bad() }
        // Part of a character at the end of the chunk, or a buffer too small for one.
        needsMore = code == EINVAL
        if code == E2BIG, written == 0 { throw bad() }
        return written
    }

    private func bad() -> ByteSourceError {
        .notInEncoding(name: name, offset: input.before + Int64(input.start))
    }
}

/// The code page most spreadsheets outside UTF-8 write.
enum Windows1252 {
    /// Characters of the bytes 0x80 to 0x9F; 0 where the code page has none.
    private static let high: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]

    /// Writes one byte as UTF-8 and returns the number of bytes written, 0 when the byte is undefined.
    static func encode(_ byte: UInt8, to target: UnsafeMutablePointer<UInt8>) -> Int {
        if byte < 0x80 {
            target[0] = byte
            return 1
        }
        let scalar = byte < 0xA0 ? high[Int(byte) - 0x80] : UInt16(byte)
        if scalar == 0 { return 0 }
        if scalar < 0x800 {
            target[0] = 0xC0 | UInt8(truncatingIfNeeded: scalar >> 6)
            target[1] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
            return 2
        }
        target[0] = 0xE0 | UInt8(truncatingIfNeeded: scalar >> 12)
        target[1] = 0x80 | UInt8(truncatingIfNeeded: (scalar >> 6) & 0x3F)
        target[2] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
        return 3
    }
}
