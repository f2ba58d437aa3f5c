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
    /// The same where it takes a command: who shows the finding knows what that is called.
    public let remedy: Remedy?

    public init(
        code: String, severity: Severity, message: String, location: SourceLocation? = nil,
        excerpt: String? = nil, subject: String? = nil, hint: String? = nil, remedy: Remedy? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.location = location
        self.excerpt = excerpt
        self.subject = subject
        self.hint = hint
        self.remedy = remedy
    }

    /// Something that a command does about a finding.
    public enum Remedy: Hashable, Sendable {
        /// A backup has what is missing.
        case restoreBackup
        /// Another copy of the ledger may have what is missing, or a backup.
        case compareAnotherLedger
        /// See what the ledger in a file has, and post by hand what is missing here.
        case compareLedger(String)
        /// See what the ledger in a file has, and post it here.
        case adoptLedger(String)
        /// Write a letter in a language, or send the default letter.
        case writeLetterOrFallBack
        /// There are letters in these languages only; others get the default letter.
        case fallBack(languages: [String])
    }
}

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
