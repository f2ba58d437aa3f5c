/// What is wrong with, or worth saying about, one row of an imported file.
///
/// `value` is shown on screen: it is nil for columns that hold personal data and masked where a card number
/// was found.
public struct RowProblem: Hashable, Sendable {
    /// Stable and kebab-case, such as `not-an-amount`.
    public let code: String
    public let severity: Finding.Severity
    /// The physical line in the file, from 1.
    public let line: Int
    /// The column's name as the file writes it; empty when the whole row is meant.
    public let column: String
    public let message: String
    public let value: String?
    public let hint: String?

    public init(
        code: String, severity: Finding.Severity = .error, line: Int, column: String = "", message: String,
        value: String? = nil, hint: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.line = line
        self.column = column
        self.message = message
        self.value = value
        self.hint = hint
    }
}
