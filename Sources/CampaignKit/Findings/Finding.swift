/// Something wrong or noteworthy in data: a value that is collected, not thrown, so that all problems show
/// at once.
///
/// Never holds personal data: only ids, row numbers, field names and the plan's own words.
public struct Finding: Hashable, Sendable {
    public enum Severity: String, Sendable, Comparable {
        case error, warning, note

        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .error: 0
            case .warning: 1
            case .note: 2
            }
        }
    }

    /// The stable code, such as `goal-amount`; `check --explain CODE` says more.
    public let code: String
    public let severity: Severity
    /// One sentence, lower case first, no full stop.
    public let message: String
    public let location: SourceLocation?
    /// The line of the file that the location points into, for the excerpt.
    public let excerpt: String?
    /// What it is about when it is not a place in a file: `G-1042`, `year-end-2026`.
    public let subject: String?
    /// What to do next.
    public let hint: String?

    public init(
        code: String, severity: Severity, message: String, location: SourceLocation? = nil,
        excerpt: String? = nil, subject: String? = nil, hint: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.location = location
        self.excerpt = excerpt
        self.subject = subject
        self.hint = hint
    }
}
