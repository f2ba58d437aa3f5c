/// Who gives the tax receipt: the `receipted_by` column.
///
/// Raw values are stored.
public enum ReceiptIssuer: Int, Sendable, CaseIterable {
    case us = 0
    case platform = 1
    case none = 2

    public var name: String { String(describing: self) }

    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}
