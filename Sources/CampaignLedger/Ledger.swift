import CampaignKit
import Glibc
import Synchronization
import System

/// The append-only ledger of a workspace: one file, one chain of batches.
///
/// A file of its name always holds a whole batch: the first one is written in a folder of its own next to its
/// place, and moved there when it is kept.
public final class Ledger: Sendable {
    /// The file's name in a workspace.
    public static let fileName = "campaign.sqlite"
    /// The files that the ledger may consist of.
    public static let fileNames = ["", "-wal", "-shm", "-journal"].map { fileName + $0 }

    public enum Access: Sendable { case read, write }

    /// What is open just now.
    private struct Opened: Sendable {
        let engine: any LedgerEngine
        /// The file that was opened, to notice when another has taken its name.
        var file: FileIdentity?
        /// Where a ledger is made that has no batch yet; nil once it is in its place.
        var cradle: Temporary?
    }

    private let opened: Mutex<Opened>
    private let path: String
    private let busySeconds: Int

    var engine: any LedgerEngine { opened.withLock { $0.engine } }

    private init(engine: any LedgerEngine, path: String, cradle: Temporary? = nil, busySeconds: Int = 60) {
        self.path = path
        self.busySeconds = busySeconds
        let file = path.isEmpty || cradle != nil ? nil : FileIdentity(path)
        opened = Mutex(Opened(engine: engine, file: file, cradle: cradle))
    }

    /// Opens the ledger at `path`.
    ///
    /// Reading: nil when there is none yet, and nothing is made. Writing: the first batch that is kept makes
    /// it, private to its owner.
    public static func open(
        path: String, access: Access, busySeconds: Int = 60
    ) throws(LedgerError) -> Ledger? {
        if access == .write { LedgerCradle.sweep(beside: path) }
        switch try SQLiteFile.kind(of: path) {
        case .ledger:
            try refuseNetwork(path)
            return Ledger(
                engine: try engine(path, access, busySeconds), path: path, busySeconds: busySeconds)
        case .absent where access == .read, .empty where access == .read: return nil
        case .absent, .empty:
            try refuseNetwork(path)
            let (engine, cradle) = try LedgerCradle.engine(beside: path, busySeconds)
            return Ledger(engine: engine, path: path, cradle: cradle, busySeconds: busySeconds)
        case .otherVersion(let version):
            throw LedgerError(
                .otherSchema,
                "\(path) has schema \(version), this program has schema \(SQLiteSchema.version)",
                hint: "move the file elsewhere and import your files again: campaign import FILE")
        case .notALedger:
            throw LedgerError(
                .notALedger, "\(path) is not a campaign ledger",
                hint: path.hasSuffix("/" + Self.fileName) || path == Self.fileName
                    ? "move it elsewhere, or give the right folder with -C DIR"
                    : "name a file that campaign backup wrote")
        }
    }

    /// A ledger that no one else sees and that is gone when it is closed: for dry runs before the first
    /// import.
    public static func scratch() throws(LedgerError) -> Ledger {
        let engine = try SQLiteEngine(path: "", readOnly: false, busySeconds: 1)
        try engine.create()
        return Ledger(engine: engine, path: "")
    }

    /// Runs `body` as the only writer, in one transaction; a first batch that is kept makes the ledger.
    ///
    /// `body` runs once more when someone else has made the ledger meanwhile.
    func posting<T>(_ body: (any LedgerConnection) throws -> PostingEnd<T>) throws -> T {
        while true {
            try moveIn()
            var isKept = false
            let value = try naming {
                try self.engine.posting { connection in
                    try self.checkInPlace()
                    let end = try body(connection)
                    if case .keep = end { isKept = true }
                    return end
                }
            }
            guard isKept, let cradle = opened.withLock({ $0.cradle }) else { return value }
            try engine.close()
            let isOurs = try LedgerCradle.publish(cradle, at: path) != nil
            let engine = try Self.engine(path, .write, busySeconds)
            opened.withLock { $0 = Opened(engine: engine, file: FileIdentity(path)) }
            if isOurs { return value }
        }
    }

    /// Goes over to the ledger that someone else has made meanwhile: what this computer has seen of it is
    /// not in a cradle.
    private func moveIn() throws {
        guard opened.withLock({ $0.cradle != nil }), try SQLiteFile.kind(of: path) == .ledger else { return }
        let engine = try Self.engine(path, .write, busySeconds)
        opened.withLock { $0 = Opened(engine: engine, file: FileIdentity(path)) }
    }

    /// A failure of the file with the file's name, which the engine leaves out.
    private func naming<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as LedgerError {
            let ofFiles: [LedgerError.Code] = [.damaged, .diskFull, .io, .notALedger, .readOnly]
            guard ofFiles.contains(error.code), !path.isEmpty, !error.message.contains(path) else {
                throw error
            }
            throw LedgerError(error.code, "\(path): \(error.message)", hint: error.hint)
        }
    }

    /// Refuses a file that has lost its name since it was opened: what it would hold, no one could find, and
    /// what is read next to it is another's.
    private func checkInPlace() throws(LedgerError) {
        guard let file = opened.withLock({ $0.file }) else { return }
        let present = FileIdentity(path)
        guard present.kind != nil, present.isSame(as: file) else {
            throw LedgerError(
                .missing, "\(path) was removed or replaced while it was open", hint: "run the command again")
        }
    }

    private static func engine(
        _ path: String, _ access: Access, _ busySeconds: Int
    ) throws(LedgerError) -> any LedgerEngine {
        let writable = SQLiteFile.isWritable(path)
        if access == .write, !writable {
            throw LedgerError(
                .readOnly, "\(path) cannot be written",
                hint: "check the owner and mode of the file and its folder")
        }
        if !writable, SQLiteFile.hasUnfinishedLog(path) {
            throw LedgerError(
                .readOnly, "\(path) has changes that only its owner can merge",
                hint: "run campaign status once as the owner of the folder")
        }
        guard access == .write else { return try reader(path, isWritable: writable, busySeconds) }
        let engine = try SQLiteEngine(path: path, readOnly: false, busySeconds: busySeconds)
        // Restored from a copy without a log, or made by hand.
        do { try engine.letReadersIn() } catch  where error.code == .locked {}
        return engine
    }

    /// Reading must not need room on the disk, nor rights to write.
    private static func reader(
        _ path: String, isWritable: Bool, _ busySeconds: Int
    ) throws(LedgerError) -> any LedgerEngine {
        // Where no lock file can be made, no one can be writing: the file is read as it is.
        guard isWritable else {
            return try SQLiteEngine(
                path: path, readOnly: true, sharing: .immutable, busySeconds: busySeconds)
        }
        do {
            let engine = try SQLiteEngine(path: path, readOnly: true, busySeconds: busySeconds)
            try engine.touch()
            return engine
        } catch  where error.code == .diskFull || error.code == .io {
            let sharing: SQLiteEngine.Sharing =
                SQLiteFile.hasUnfinishedLog(path) ? .alone : .immutable
            let engine = try SQLiteEngine(
                path: path, readOnly: true, sharing: sharing, busySeconds: busySeconds)
            try engine.touch()
            return engine
        }
    }

    /// The kind of network file system that a path is on; nil on a disk of this computer.
    public static func networkFileSystem(of path: String) -> String? {
        SQLiteFile.networkFileSystem(of: path)
    }

    private static func refuseNetwork(_ path: String) throws(LedgerError) {
        guard let kind = SQLiteFile.networkFileSystem(of: path) else { return }
        throw LedgerError(
            .networkFileSystem, "\(path) is on a network file system (\(kind)), where locks do not hold",
            hint: "keep the workspace on a local disk and share backups of it")
    }

    /// Runs a read and gives its failure in our words.
    func reading<T>(_ body: (any LedgerConnection) throws -> T) throws(LedgerError) -> T {
        do {
            let value = try naming { try engine.read(body) }
            try checkInPlace()
            return value
        } catch {
            throw Self.translate(error)
        }
    }

    static func translate(_ error: any Error) -> LedgerError {
        if let error = error as? LedgerError { return error }
        if error is MoneyError {
            return LedgerError(.overflow, "the amounts are too large to add up; nothing was written")
        }
        return LedgerError(.io, "the ledger could not be used")
    }
}
