/// The guard that keeps a spreadsheet from taking text for a formula, and its exact inverse.
///
/// A text is dangerous when, behind any apostrophes and then any blanks, it goes on with one of `= + - @`,
/// TAB, CR, LF or a full-width `＝＋－＠`. Apostrophes count so that a text which already looks guarded is
/// guarded once more: only thus does taking the guard off give back every text as it was.
public enum CSVText {
    /// Puts an apostrophe before dangerous text and leaves all other text alone.
    public static func guarded(_ text: String) -> String {
        isDangerous(text) ? "'" + text : text
    }

    /// Takes the apostrophe of `guarded(_:)` off again, and no other apostrophe.
    public static func undoGuard(_ text: String) -> String {
        guard text.utf8.first == apostrophe else { return text }
        var text = text
        return text.withUTF8 { bytes in
            let rest = UnsafeBufferPointer(rebasing: bytes.dropFirst())
            return String(decoding: isDangerous(rest) ? rest : bytes, as: UTF8.self)
        }
    }

    /// The same on a field of a `CSVRecord`, without a copy.
    public static func undoGuard(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard bytes.first == apostrophe else { return bytes }
        let rest = UnsafeBufferPointer(rebasing: bytes.dropFirst())
        return isDangerous(rest) ? rest : bytes
    }

    /// Whether a spreadsheet could take this text for a formula.
    public static func isDangerous(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isDangerous($0) }
    }

    private static let apostrophe = UInt8(ascii: "'")

    private static func isDangerous(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count && bytes[index] == apostrophe { index += 1 }
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D:
                return true
            // Spreadsheets trim blanks, and some read over a quote or a NUL.
            case 0x00, 0x20, CSVByte.quote:
                index += 1
            case 0xC2, 0xE2, 0xE3, 0xEF:
                if isFullWidthTrigger(bytes, index) { return true }
                let length = blankLength(bytes, index)
                if length == 0 { return false }
                index += length
            default:
                return false
            }
        }
        return false
    }

    /// ＋ U+FF0B, － U+FF0D, ＝ U+FF1D, ＠ U+FF20.
    private static func isFullWidthTrigger(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index + 2 < bytes.count, bytes[index] == 0xEF, bytes[index + 1] == 0xBC else { return false }
        return [0x8B, 0x8D, 0x9D, 0xA0].contains(bytes[index + 2])
    }

    /// The length of a blank outside ASCII, or 0: U+00A0, U+2000–200B, U+202F, U+3000, U+FEFF.
    private static func blankLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        if bytes[index] == 0xC2 { return index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : 0 }
        guard index + 2 < bytes.count else { return 0 }
        switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): return 3
        default: return 0
        }
    }
}
