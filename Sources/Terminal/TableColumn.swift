/// One column of a table.
public struct TableColumn: Sendable, Hashable {
    /// The heading for people.
    public let title: String
    /// The name for programs: the header in CSV and TSV, stable across releases.
    public let key: String
    /// Which edge its cells sit at.
    public let alignment: TextAlignment
    /// Whether its cells may be cut to fit a terminal; never let a figure be.
    public let shrinks: Bool
    /// Whether people only see it when something is in it.
    public let isRare: Bool
    /// Whether a terminal that is too narrow for all columns goes without it, the last such column first.
    public let isSecondary: Bool

    /// A column headed `title`, named `key` in machine formats.
    public init(
        _ title: String, key: String, alignment: TextAlignment = .leading, shrinks: Bool = false,
        isRare: Bool = false, isSecondary: Bool = false
    ) {
        self.title = title
        self.key = key
        self.alignment = alignment
        self.shrinks = shrinks
        self.isRare = isRare
        self.isSecondary = isSecondary
    }
}
