import Glibc

/// What is at a path.
public struct FileStatus: Sendable {
    public enum Kind: Sendable { case file, folder, other }

    public let kind: Kind
    /// The permission bits.
    public let mode: UInt32
    public let size: Int

    /// Nil when there is nothing, or when no one may look.
    public init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        default: kind = .other
        }
        mode = status.st_mode & 0o7777
        size = status.st_size
    }

    public static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }
    public static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

    /// What the last system call had to complain about.
    public static func lastError() -> String { String(cString: strerror(errno)).lowercased() }
}
