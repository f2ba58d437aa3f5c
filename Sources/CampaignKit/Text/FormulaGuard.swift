/// Keeps a spreadsheet from taking text for a formula, and takes its own mark off again.
///
/// A text is dangerous when, behind any apostrophes and then any blanks, it goes on with one of `= + - @`,
/// TAB, CR, LF or a full-width `＝＋－＠`. Apostrophes count so that a text which already looks guarded is
/// guarded once more: only thus does taking the guard off give back every text as it was. Every table that
/// the program writes is guarded by this rule, and the importer undoes it.
public enum FormulaGuard {
    /// Puts an apostrophe before dangerous text and leaves all other text alone.
    public static func guarded(_ text: String) -> String {
        isDangerous(text) ? "'" + text : text
    }

    /// Takes the apostrophe of `guarded(_:)` off again, and no other apostrophe.
    public static func undone(_ text: String) -> String {
        guard text.utf8.first == apostrophe else { return text }
        var text = text
        return text.withUTF8 { String(decoding: undone($0), as: UTF8.self) }
    }

    /// The same on the bytes of a cell, without a copy.
    public static func undone(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
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
            guard let (scalar, length) = bytes.scalar(at: index) else { return false }
            switch scalar {
            case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
            default:
                guard isPassedOver(scalar) else { return false }
            }
            index += length
        }
        return false
    }

    /// Blanks, what cannot be seen, and the quote: programs that read the file trim them before they look.
    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value <= 0x20 || scalar == "\"" || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format: return true
        default: return scalar.properties.isWhitespace
        }
    }
}
