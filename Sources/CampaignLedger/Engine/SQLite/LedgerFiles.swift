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
