/// Where in a file something is: path, line and column, both counted from 1.
public struct SourceLocation: Hashable, Sendable, Comparable {
    /// The path as people know it, relative to the workspace.
    public let file: String
    public let line: Int
    /// The column in characters; 0 when the whole line is meant.
    public let column: Int
    /// How many characters the caret underlines; at least 1.
    public let length: Int

    public init(file: String, line: Int, column: Int = 0, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(1, length)
    }

    public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
