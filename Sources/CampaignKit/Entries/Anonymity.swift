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

/// Who reads an answer.
///
/// Each sees no more than the one after. `rules.md §5`.
public enum Audience: Int, Sendable, CaseIterable {
    case `public` = 0
    case board = 1
    case staff = 2
}

extension Anonymity {
    /// Whether a gift's donor is hidden from an audience: the one rule that every renderer asks.
    public func hides(from audience: Audience) -> Bool {
        switch self {
        case .none: false
        case .public: audience == .public
        case .board: audience != .staff
        case .staff: true
        }
    }

    /// The mark next to a name that this audience may see and others may not: `anonymous to the board`.
    ///
    /// Empty where there is nothing to mark.
    public func mark(for audience: Audience) -> String {
        guard !hides(from: audience) else { return "" }
        return switch self {
        case .none: ""
        case .public: "anonymous to the public"
        case .board: "anonymous to the board"
        case .staff: "anonymous to staff"
        }
    }
}
