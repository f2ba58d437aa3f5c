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

    /// What the last system call had to complain about.
    public static func lastError() -> String { String(cString: strerror(errno)).lowercased() }
}

/// Which file a path names, however it is written: by device and number when it is there, else by its real
/// folder and its name.
public struct FileIdentity: Sendable {
    public enum Kind: Sendable { case file, folder, pipe, device, socket, other }

    /// Absolute, without links, `.` or `..`; as given when its folder is not there.
    public let path: String
    /// Nil when there is nothing.
    public let kind: Kind?
    private let device: UInt
    private let number: UInt

    public init(_ path: String) {
        var status = stat()
        let isThere = stat(path, &status) == 0
        kind = isThere ? Self.kind(status.st_mode) : nil
        device = isThere ? UInt(status.st_dev) : 0
        number = isThere ? UInt(status.st_ino) : 0
        self.path = Self.real(path)
    }

    /// The last part of the path.
    public var name: String { path.split(separator: "/").last.map(String.init) ?? "" }

    /// The folder that the file is in, or would be.
    public var folder: String { Self.folder(of: path) }

    public func isSame(as other: FileIdentity) -> Bool {
        kind != nil && other.kind != nil
            ? device == other.device && number == other.number : path == other.path
    }

    /// The size of a plain file in bytes; nil when there is none.
    public static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func kind(_ mode: UInt32) -> Kind {
        switch mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFIFO: .pipe
        case S_IFCHR, S_IFBLK: .device
        case S_IFSOCK: .socket
        default: .other
        }
    }

    private static func real(_ path: String) -> String {
        if let whole = resolved(path) { return whole }
        guard let parent = resolved(folder(of: path)) else { return normal(path) }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return parent == "/" ? "/" + name : parent + "/" + name
    }

    /// An absolute path without `.`, `..` and doubled slashes.
    public static func normal(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    private static func resolved(_ path: String) -> String? {
        guard let text = realpath(path, nil) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }
}

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
        case .cannotRead: "check the file's name and permissions"
        }
    }
}

/// What the last system call had to complain about.
func systemReason() -> String {
    let code = errno
    return strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
}
