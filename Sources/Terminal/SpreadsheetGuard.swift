/// Keeps a spreadsheet from running a name as a formula.
enum SpreadsheetGuard {
    /// The text with an apostrophe in front when a spreadsheet could take it for a formula.
    static func text(_ text: String) -> String {
        isFormula(text) ? "'" + text : text
    }

    /// A cell's characters for a machine format: numbers bare, words guarded unless `raw`.
    static func content(of value: CellValue, raw: Bool) -> String {
        raw || value.isPlainNumber ? value.content : text(value.content)
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
