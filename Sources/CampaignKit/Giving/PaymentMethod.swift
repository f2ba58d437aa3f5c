/// How money came: the `method` column.
///
/// Raw values are stored; what we do not know is `other`.
public enum PaymentMethod: Int, Sendable, CaseIterable {
    case check = 1
    case card = 2
    case ach = 3
    case wire = 4
    case cash = 5
    case stock = 6
    case crypto = 7
    case other = 9

    public var name: String { String(describing: self) }

    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name.lowercased() }) else { return nil }
        self = match
    }
}
