import Glibc

/// Why a file could not be written or read.
public struct FileError: Error, Hashable, Sendable {
    public enum Code: Sendable {
        /// There is a file of this name, and no one said that it may go.
        case exists
        case cannotWrite
        case cannotRead
    }

    public let code: Code
    /// As the user named it.
    public let path: String
    /// The system's own words or ours: lower case first, no full stop.
    public let reason: String
    /// What to do next.
    public let hint: String

    public init(_ code: Code, _ path: String, _ reason: String) {
        self.init(code, path, reason, hint: code == .cannotWrite ? "give the name of a file" : nil)
    }

    /// The reason of the last system call's failure.
    init(_ code: Code, _ path: String) {
        let isFull = code == .cannotWrite && (errno == ENOSPC || errno == EDQUOT)
        self.init(
            code, path, systemReason(), hint: isFull ? "free some space, then run the command again" : nil)
    }

    private init(_ code: Code, _ path: String, _ reason: String, hint: String?) {
        self.code = code
        self.path = path
        self.reason = reason
        self.hint = hint ?? Self.usual(code)
    }

    private static func usual(_ code: Code) -> String {
        switch code {
        case .exists: "give another name, or --force to replace it"
        case .cannotWrite: "check that the folder exists and that you may write there"
        case .cannotRead: "check the file's name and mode"
        }
    }
}

/// What the last system call had to complain about.
func systemReason() -> String {
    let code = errno
    return strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
}
