import Glibc

/// Why a file could not be written or read.
public struct FileError: Error, Hashable, Sendable {
    public enum Code: Sendable {
        /// There is a file of this name, and nobody said that it may go.
        case exists
        case cannotWrite
        case cannotRead
    }

    public let code: Code
    /// As the user named it.
    public let path: String
    /// The system's own words or ours: lower case first, no full stop.
    public let reason: String

    public init(_ code: Code, _ path: String, _ reason: String) {
        self.code = code
        self.path = path
        self.reason = reason
    }

    /// The reason of the last system call's failure.
    init(_ code: Code, _ path: String) { self.init(code, path, systemReason()) }
}

/// What the last system call had to complain about.
func systemReason() -> String {
    let code = errno
    return strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
}
