/// A table laid out as lines of text, and what had to be done to make it fit.
public struct RenderedTable: Sendable, Hashable {
    /// The lines, without line ends.
    public let lines: [String]
    /// Whether a cell was cut short, so that the caller can say how to see all of it.
    public let isCut: Bool
    /// Whether lines are still wider than asked for, because what remains must not be cut.
    public let overflows: Bool

    /// The lines joined, each with its line end.
    public var text: String {
        lines.map { $0 + "\n" }.joined()
    }
}
