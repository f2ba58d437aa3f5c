import Glibc
import Terminal

/// Files and folders that a command makes; none that exists is ever touched.
struct NewFiles {
    /// The folder that paths are below.
    let root: String
    private(set) var folders: [String] = []
    private(set) var files: [(path: String, bytes: [UInt8])] = []

    init(root: String) { self.root = root }

    mutating func folder(_ path: String) { folders.append(path) }
    mutating func file(_ path: String, _ text: String) { file(path, Array(text.utf8)) }
    mutating func file(_ path: String, _ bytes: [UInt8]) { files.append((path, bytes)) }

    /// Every path that is already there.
    var existing: [String] { files.map(\.path).filter { FileStatus(root + "/" + $0) != nil } }

    /// Makes all of them, folders first.
    func write() throws {
        for folder in [""] + folders { try Self.makeFolder(folder.isEmpty ? root : root + "/" + folder) }
        for (path, bytes) in files { try AtomicFile.create(bytes, at: root + "/" + path) }
    }

    /// Makes the folder and those above it; one that exists stays as it is.
    static func makeFolder(_ path: String, mode: UInt32 = 0o755) throws {
        if let status = FileStatus(path) {
            guard status.kind == .folder else { throw failure(path, "there is a file of this name") }
            return
        }
        let parent = path.split(separator: "/").dropLast().joined(separator: "/")
        if !parent.isEmpty { try makeFolder("/" + parent, mode: mode) }
        guard mkdir(path, mode) == 0 else { throw failure(path, FileStatus.lastError()) }
    }

    private static func failure(_ path: String, _ reason: String) -> CommandError {
        .failed("cannot-write", "cannot make \(TerminalText.safe(path)): \(reason)")
    }
}
