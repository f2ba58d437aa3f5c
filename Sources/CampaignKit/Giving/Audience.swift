/// Who reads an answer.
///
/// Each sees no more than the one after. `rules.md §5`, `design.md §6`.
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
