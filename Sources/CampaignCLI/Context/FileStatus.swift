import Glibc

/// What is at a path.
struct FileStatus {
    enum Kind { case file, folder, other }

    let kind: Kind
    /// The permission bits.
    let mode: UInt32
    let size: Int

    /// Nil when there is nothing, or when no one may look.
    init?(_ path: String) {
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

    static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }
    static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

    /// What the last system call had to complain about.
    static func lastError() -> String { String(cString: strerror(errno)).lowercased() }
}
