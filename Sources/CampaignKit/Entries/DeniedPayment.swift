/// A payment of which a platform's file says that it did not come: it failed, was canceled, was a test.
///
/// Nothing is posted of it. Where an earlier file said that it came, it is posted and someone has to look.
public struct DeniedPayment: Equatable, Sendable {
    /// Memory must not grow with the file.
    public static let most = 100_000

    /// The physical line in the file, from 1.
    public let line: Int
    /// The column with the id, as the file writes it.
    public let column: String
    /// The row's own id.
    public let id: String
    /// In the file's words, lower case: `failed`.
    public let reason: String

    /// Whether it came and went back, in whole or in part, and the row does not say how much.
    public let isReturned: Bool
    /// What to do about it, where that is not the same for all platforms.
    public let hint: String?

    public init(
        line: Int, column: String, id: String, reason: String, isReturned: Bool = false, hint: String? = nil
    ) {
        self.line = line
        self.column = column
        self.id = id
        self.reason = reason
        self.isReturned = isReturned
        self.hint = hint
    }
}
