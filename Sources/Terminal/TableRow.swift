/// One row of a table.
public struct TableRow: Sendable, Hashable {
    /// The cells, in the order of the columns.
    public let cells: [Cell]
    /// Whether the row is a total, to be set off from the others.
    public let emphasis: Bool
    /// Whether a line is drawn above it.
    public let ruleBefore: Bool

    /// A row of `cells`.
    public init(_ cells: [Cell], emphasis: Bool = false, ruleBefore: Bool = false) {
        self.cells = cells
        self.emphasis = emphasis
        self.ruleBefore = ruleBefore
    }
}
