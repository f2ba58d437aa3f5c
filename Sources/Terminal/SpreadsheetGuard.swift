/// Keeps a spreadsheet from running a name as a formula.
enum SpreadsheetGuard {
    /// The text with an apostrophe in front when a spreadsheet could take it for a formula.
    static func text(_ text: String) -> String {
        isFormula(text) ? "'" + text : text
    }

    /// A cell's characters for a machine format: numbers bare, words guarded unless `raw`.
    static func content(of value: CellValue, raw: Bool) -> String {
        visible(raw || value.isPlainNumber ? value.content : text(value.content))
    }

    /// The text with a visible "�" for every control that a terminal would obey: C1, and C0 but for tabs and
    /// line ends.
    private static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isObeyed) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(isObeyed(scalar) ? "\u{FFFD}" : scalar) }
        return String(result)
    }

    private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F: true
        default: false
        }
    }

    /// Scalar by scalar: with a combining mark behind it "=" is another character but the same formula.
    private static func isFormula(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
            default:
                guard isBlank(scalar) else { return false }
            }
        }
        return false
    }

    /// Blanks and what cannot be seen: programs that read the file trim them before they look.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format: true
        default: scalar.properties.isWhitespace
        }
    }
}
