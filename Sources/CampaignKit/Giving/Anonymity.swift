/// From whom a gift's donor is hidden; each level includes those before it.
///
/// `rules.md §5`. Raw values are stored.
public enum Anonymity: Int, Sendable, CaseIterable {
    case none = 0
    case `public` = 1
    case board = 2
    case staff = 3

    /// Reads the `anonymous` column: a level's name, or yes (board) and no; blank is none.
    public init?(text: String) {
        switch text.lowercased() {
        case "", "no", "n", "false", "0", "none": self = .none
        case "public": self = .public
        case "yes", "y", "true", "1", "board": self = .board
        case "staff": self = .staff
        default: return nil
        }
    }

    public var name: String { String(describing: self) }
}
