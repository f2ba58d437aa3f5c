/// One `{{ … }}` of a text: what is written and where.
struct FigureToken: Sendable {
    /// With its braces; the two opening ones alone when no closing ones follow on the line.
    let raw: String
    /// The file's line.
    let line: Int
    /// Its bytes in that line.
    let utf8: Range<Int>
    let isClosed: Bool
}
