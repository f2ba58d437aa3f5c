/// Columns that say yes or no.
enum YesNo {
    static func cell(_ cell: ColumnCell) -> WordCell<Bool> {
        WordCell(cell, code: .notYesOrNo, what: "yes or no", names: ["yes", "no"]) { word in
            switch word {
            case "yes", "y", "true", "t", "1", "x": true
            case "no", "n", "false", "f", "0": false
            default: nil
            }
        }
    }
}
