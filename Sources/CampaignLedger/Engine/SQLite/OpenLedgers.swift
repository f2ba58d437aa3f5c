import Glibc
import Synchronization

/// The ledger files that connections of this process have open.
///
/// Locks of a file belong to the process: closing any descriptor of it gives all of them up, those of an open
/// connection too (SQLite, "How To Corrupt An SQLite Database File", §2.2). Another program that closes the
/// ledger then takes itself for the last one and removes the log, and what this one posts afterwards is lost.
/// So a file that is open here is never opened by hand, not even to look at its header.
enum OpenLedgers {
    /// Which file it is, whatever its name.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64

        /// Nil where there is no such file.
        init?(_ path: String) {
            var status = stat()
            guard !path.isEmpty, stat(path, &status) == 0 else { return nil }
            (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
        }
    }

    /// One connection's file, until it is closed.
    final class Presence: Sendable {
        private let identity: Mutex<Identity?>

        /// Begins before the connection is opened.
        init(_ path: String) {
            let found = Identity(path)
            identity = Mutex(found)
            if let found { OpenLedgers.counts.withLock { $0[found, default: 0] += 1 } }
        }

        deinit { end() }

        /// The connection is closed; the file's number may be another file's from now on.
        func end() {
            let ended = identity.withLock { identity in
                defer { identity = nil }
                return identity
            }
            guard let ended else { return }
            OpenLedgers.counts.withLock { counts in
                counts[ended] = counts[ended].flatMap { $0 > 1 ? $0 - 1 : nil }
            }
        }
    }

    private static let counts = Mutex<[Identity: Int]>([:])

    /// Calls `body`, which opens and closes the file, unless a connection has it open; none is opened then.
    static func lookingAt<T: Sendable>(_ path: String, _ body: () -> T) -> T? {
        counts.withLock { counts in
            if let identity = Identity(path), counts[identity] != nil { return nil }
            return body()
        }
    }
}
