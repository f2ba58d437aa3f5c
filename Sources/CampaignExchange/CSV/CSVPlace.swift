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
