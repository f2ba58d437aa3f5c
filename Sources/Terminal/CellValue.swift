/// What a cell holds for a program, next to what it shows a person.
public enum CellValue: Sendable, Hashable {
    /// Words, kept from being run as a formula by a spreadsheet.
    case text(String)
    /// A plain decimal such as `-12.50`: no currency sign, no grouping.
    case number(String)
    /// Nothing; the cell may still show a dash.
    case none

    /// Whether this is a number that may go out bare; what only claims to be one is treated as text.
    var isPlainNumber: Bool {
        guard case .number(let digits) = self else { return false }
        let unsigned = digits.hasPrefix("-") ? digits.dropFirst() : digits[...]
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        return (1...2).contains(parts.count) && areDigits
    }

    /// The characters themselves, before any quoting.
    var content: String {
        switch self {
        case .text(let content), .number(let content): content
        case .none: ""
        }
    }
}
