/// How a gift reached us, which decides its date.
///
/// `rules.md §1.6`. Raw values are stored.
public enum Delivery: Int, Sendable, CaseIterable {
    case hand = 1
    case usps = 2
    case courier = 3
    case online = 4
    case ach = 5
    case wire = 6
    case dtc = 7

    public var name: String { String(describing: self) }

    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}
