/// What is wrong in a pick, where in its text, and what to write instead.
public struct PickError: Error, Equatable, Sendable {
    /// One sentence, lower case first, no full stop.
    public let message: String
    /// The first character at fault, from 1.
    public let column: Int
    /// How many characters are; at least 1.
    public let length: Int
    public let hint: String?

    init(_ message: String, at column: Int, length: Int = 1, hint: String? = nil) {
        self.message = message
        self.column = column
        self.length = max(1, length)
        self.hint = hint
    }

    init(_ message: String, at token: PickToken, hint: String? = nil) {
        self.init(message, at: token.column, length: token.length, hint: hint)
    }
}
