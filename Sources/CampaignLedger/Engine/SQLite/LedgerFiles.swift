import Glibc
import System

/// The files that are next to a ledger.
enum LedgerFiles {
    /// Takes a log out of the way that belongs to a ledger which is no longer there: read into another, it
    /// would mix the two.
    ///
    /// It is kept under another name, since it may be all that is left.
    ///
    /// - Parameter kept: the name that the log's own ledger has now; nil where that is gone.
    /// - Returns: the names that the logs have now.
    @discardableResult
    static func setLogsAside(_ path: String, of kept: String? = nil) throws(FileError) -> [String] {
        var aside: [String] = []
        for ending in ["-wal", "-journal", "-shm"] {
            let file = path + ending
            guard let size = FileIdentity.size(of: file) else { continue }
            if size == 0 || ending == "-shm" {
                SafeFile.remove(file)
            } else {
                aside.append(free((kept ?? path + ".left") + ending))
                try SafeFile.place(file, at: aside[aside.count - 1])
            }
        }
        return aside
    }

    /// The name, or one with a number behind it that nothing has yet.
    static func free(_ path: String) -> String {
        guard FileIdentity(path).kind != nil else { return path }
        var number = 2
        while FileIdentity("\(path)-\(number)").kind != nil { number += 1 }
        return "\(path)-\(number)"
    }
}

/// Says which process holds a lock on a file, from the kernel's table of locks.
enum FileLocks {
    /// `process 4711 (campaign)`; nil when no one does or the table cannot be read.
    static func holder(of path: String) -> String? {
        let inodes = [path, path + "-shm"].compactMap(inode)
        guard !inodes.isEmpty, let table = SmallFile.text("/proc/locks") else { return nil }
        let own = String(getpid())
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 5, fields[3] == "WRITE", fields[4] != own[...] else { continue }
            guard let inode = fields[5].split(separator: ":").last, inodes.contains(String(inode)) else {
                continue
            }
            let name = SmallFile.text("/proc/\(fields[4])/comm")?.split(separator: "\n").first
            return "process \(fields[4])" + (name.map { " (\($0))" } ?? "")
        }
        return nil
    }

    private static func inode(of path: String) -> String? {
        var status = stat()
        return stat(path, &status) == 0 ? String(status.st_ino) : nil
    }
}

/// Reads the kernel's small text files, which have no size to ask for.
enum SmallFile {
    /// The first mebibyte of a file as text; nil when it cannot be read.
    static func text(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < 1_048_576 {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
