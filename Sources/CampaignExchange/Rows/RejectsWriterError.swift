/// Why a file of rejected rows could not be written.
public struct RejectsWriterError: Error, Hashable, Sendable {
    /// The file that was to be written.
    public let path: String
    /// One sentence, lower case first, no full stop.
    public let message: String
    /// What to do about it; may be empty.
    public let hint: String

    init(path: String, message: String, hint: String = "") {
        self.path = path
        self.message = message
        self.hint = hint
    }
}

extension RejectsWriterError: CustomStringConvertible {
    /// `rejects.csv: message (hint)`.
    public var description: String { "\(path): \(message)" + (hint.isEmpty ? "" : " (\(hint))") }
}
