/// Columns that say yes or no.
enum YesNo {
    static func cell(_ cell: ColumnCell) -> WordCell<Bool> {
        WordCell(
            cell, code: .notYesOrNo, what: "yes or no", names: ["yes", "no"], parse: value)
    }

    /// What a word in lower case says; nil for any other.
    static func value(_ word: String) -> Bool? {
        switch word {
        case "yes", "y", "true", "t", "1", "x": true
        case "no", "n", "false", "f", "0": false
        default: nil
        }
    }
}
