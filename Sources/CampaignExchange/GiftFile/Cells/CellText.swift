import CampaignKit

/// The content of one cell.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// Cleans what people and programs write into cells.
enum CellText {
    /// The most bytes of a note, a description or an extra column.
    static let blockLimit = 4096
    /// The most characters of a text of one line.
    static let lineLimit = 500
    /// The most bytes of an id.
    static let idLimit = 200

    /// Without blanks, tabs, line ends and no-break spaces around it.
    static func trimmed(_ bytes: Bytes) -> Bytes {
        guard let base = bytes.baseAddress else { return bytes }
        var start = 0
        var end = bytes.count
        while start < end {
            if isBlank(base[start]) {
                start += 1
            } else if base[start] == 0xC2, start + 1 < end, base[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while end > start {
            if isBlank(base[end - 1]) {
                end -= 1
            } else if base[end - 1] == 0xA0, end - 1 > start, base[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        return Bytes(start: base + start, count: end - start)
    }

    /// A text of one line: guard taken off, direction overrides and controls removed, blanks made single.
    static func line(_ raw: Bytes) -> String {
        let bytes = trimmed(FormulaGuard.undone(raw))
        if isPlain(bytes) { return String(decoding: bytes, as: UTF8.self) }
        var result = String.UnicodeScalarView()
        var pendingBlank = false
        for scalar in TextGuard.removingControls(bytes).unicodeScalars {
            if scalar.properties.isWhitespace || (0x80...0x9F).contains(scalar.value) {
                pendingBlank = !result.isEmpty
            } else {
                if pendingBlank { result.append(" ") }
                pendingBlank = false
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// A text of several lines: the same, but line ends and blanks inside stay.
    static func block(_ raw: Bytes) -> String {
        let bytes = trimmed(FormulaGuard.undone(raw))
        if isPlain(bytes) { return String(decoding: bytes, as: UTF8.self) }
        var text = TextGuard.removingControls(bytes)
        if text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) }) {
            // One of them ends a line, the others are obeyed by terminals.
            text = String(
                String.UnicodeScalarView(
                    text.unicodeScalars.compactMap {
                        $0.value == 0x85 ? "\n" : (0x80...0x9F).contains($0.value) ? nil : $0
                    }))
        }
        guard text.utf8.contains(0x0D) else { return text }
        // A CRLF is one character and one line end.
        return String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }

    /// Whether an id is what a spreadsheet makes of a long number: 1.23E+15.
    static func isRoundedNumber(_ id: some BidirectionalCollection<UInt8>) -> Bool {
        guard id.count >= 5, let first = id.first, isDigit(first), let last = id.last, isDigit(last) else {
            return false
        }
        let exponent = id.reversed().prefix(while: isDigit).count
        let head = id.dropLast(exponent)
        guard exponent >= 2, head.last == UInt8(ascii: "+") else { return false }
        let number = head.dropLast()
        guard let mark = number.last, mark | 0x20 == UInt8(ascii: "e") else { return false }
        let rest = number.dropLast().dropFirst()
        guard let point = rest.first else { return true }
        let isPoint = point == UInt8(ascii: ".") || point == UInt8(ascii: ",")
        return isPoint && rest.count > 1 && rest.dropFirst().allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Whether a text holds line ends, tabs, controls or direction overrides.
    static func hasControls(_ bytes: Bytes) -> Bool {
        for byte in bytes where byte < 0x20 || byte == 0x7F { return true }
        return TextGuard.hasControls(bytes)
    }

    /// The content for a message: at most 60 characters on one line; nil when there is none.
    static func shown(_ bytes: Bytes) -> String? {
        guard !bytes.isEmpty else { return nil }
        let text = line(bytes)
        return text.count > 60 ? text.prefix(59) + "…" : text
    }

    /// Whether the bytes are a clean line as they stand: printable ASCII with single blanks, or letters
    /// beyond it that need no closer look.
    private static func isPlain(_ bytes: Bytes) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if byte < 0x21 && (byte < 0x20 || previous == 0x20) { return false }
            // 0xC2, 0xD8 and 0xE1 to 0xE3 begin blanks and controls among other things.
            if byte > 0x7E && (byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte &- 0xE1 < 3) {
                return false
            }
            previous = byte
        }
        return true
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }
}
