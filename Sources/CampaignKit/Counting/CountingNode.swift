/// A row that figures are kept for: a campaign alone, a campaign with its descendants, what has no campaign,
/// everything.
public enum CountingNode: Hashable, Sendable {
    /// One campaign without its descendants; the empty id is *unassigned*.
    case own(String)
    /// A parent with all its descendants.
    case tree(String)
    case total

    /// The text that ledgers store: `own/ID`, `tree/ID`, `total`.
    public var key: String {
        switch self {
        case .own(let id): "own/" + id
        case .tree(let id): "tree/" + id
        case .total: "total"
        }
    }

    public init?(key: String) {
        if key == "total" {
            self = .total
        } else if key.hasPrefix("own/") {
            self = .own(String(key.dropFirst(4)))
        } else if key.hasPrefix("tree/") {
            self = .tree(String(key.dropFirst(5)))
        } else {
            return nil
        }
    }
}
