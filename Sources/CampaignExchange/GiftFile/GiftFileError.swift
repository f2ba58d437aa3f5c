/// Why a file of gifts cannot be read at all, in contrast to a problem of one row.
public struct GiftFileError: Error, Hashable, Sendable {
    /// Stable and kebab-case: one of those below, or a `CSVFault.Code`.
    public let code: String
    /// One sentence, lower case first, no full stop.
    public let message: String
    /// What to do about it; may be empty.
    public let hint: String
    /// The physical line in the file, from 1; 0 where no line is meant.
    public let line: Int

    public static let missingColumn = "file-missing-column"
    public static let noHeader = "file-no-header"
    public static let duplicateColumn = "file-duplicate-column"
    public static let tooManyColumns = "file-too-many-columns"
    public static let heldUp = "file-held-up"
    public static let unreadable = "file-unreadable"
    public static let packed = "file-packed"

    public init(code: String, message: String, hint: String = "", line: Int = 0) {
        self.code = code
        self.message = message
        self.hint = hint
        self.line = line
    }

    init(_ fault: CSVFault) {
        self.init(
            code: fault.code.rawValue, message: fault.message, hint: fault.hint, line: fault.line)
    }

    init(_ error: CSVError) {
        switch error {
        case .refused(let fault): self.init(fault)
        case .source(let error): self.init(code: Self.unreadable, message: error.description)
        }
    }
}

extension GiftFileError: CustomStringConvertible {
    /// `line 1: message (hint)`.
    public var description: String {
        (line > 0 ? "line \(line): " : "") + message + (hint.isEmpty ? "" : " (\(hint))")
    }
}
