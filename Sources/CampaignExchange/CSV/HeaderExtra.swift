/// A column of a file that no known column claims; it is kept under its own name.
public struct HeaderExtra: Equatable, Sendable {
    /// The field's index, from 0.
    public let index: Int
    /// The name as in the file, trimmed.
    public let name: String
    /// A known column with nearly this name, for a did-you-mean: nothing is matched by it.
    public let suggestion: String?
}
