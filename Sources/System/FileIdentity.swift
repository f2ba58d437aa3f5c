import Glibc

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
