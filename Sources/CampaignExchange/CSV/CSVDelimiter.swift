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
