/// What money is that was paid beyond a promise once that promise is cut (`grants.md §1.4.4`).
///
/// No one but whoever cuts it can know. Raw values are stored: never renumber one.
public enum Surplus: Int, Sendable, CaseIterable {
    /// It goes back to the funder: a debt until it does.
    case toReturn = 1
    /// It was a gift beyond the promise.
    case gift = 2

    /// The word in the `surplus` column.
    public var name: String {
        switch self {
        case .toReturn: "return"
        case .gift: "gift"
        }
    }

    /// The one with this name.
    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}
