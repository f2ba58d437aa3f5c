import CampaignKit
import Glibc

/// The append-only ledger of a workspace: one file, one chain of batches.
public final class Ledger: Sendable {
    /// The file's name in a workspace.
    public static let fileName = "campaign.sqlite"

    public enum Access: Sendable { case read, write }

    let engine: any LedgerEngine
    private let path: String
    private let isNew: Bool
    /// The file that was opened, to notice when another has taken its name.
    private let inode: UInt?

    private init(engine: any LedgerEngine, path: String, isNew: Bool) {
        self.engine = engine
        self.path = path
        self.isNew = isNew
        inode = SQLiteFile.inode(of: path)
    }

    /// Opens the ledger at `path`.
    ///
    /// Reading: nil when there is none yet. Writing: makes one, private to its owner.
    public static func open(
        path: String, access: Access, busySeconds: Int = 60
    ) throws(LedgerError) -> Ledger? {
        switch try SQLiteFile.kind(of: path) {
        case .ledger:
            try refuseNetwork(path)
            return try openExisting(path, access, busySeconds)
        case .absent where access == .read, .empty where access == .read: return nil
        case .absent:
            try refuseNetwork(path)
            try SQLiteFile.createPrivate(path)
            // What is there now may be another program's, and further on than empty.
            return try open(path: path, access: access, busySeconds: busySeconds)
        case .empty: return try create(path, busySeconds)
        case .otherVersion(let version):
            throw LedgerError(
                .otherSchema,
                "\(path) has schema \(version), this program has schema \(SQLiteSchema.version)",
                hint: "move the file away and import your files again: campaign import FILE")
        case .notALedger:
            throw LedgerError(
                .notALedger, "\(path) is not a campaign ledger",
                hint: "move it away, or name the right folder with -C DIR")
        }
    }

    /// A ledger that nobody else sees and that is gone when it is closed: for dry runs before the first
    /// import.
    public static func scratch() throws(LedgerError) -> Ledger {
        let engine = try SQLiteEngine(path: "", readOnly: false, unlockable: false, busySeconds: 1)
        try engine.create()
        return Ledger(engine: engine, path: "", isNew: false)
    }

    /// Removes a file that was made for a posting which kept nothing, so that a refused import changes
    /// nothing.
    ///
    /// Never one that holds a batch, of this posting or of any other: it is looked at, and removed, as the
    /// only writer.
    func removeIfUnused() {
        guard isNew else { return }
        _ = try? engine.posting { connection -> PostingEnd<Void> in
            if try connection.integer("SELECT EXISTS (SELECT 1 FROM batch)") == 0, isInPlace {
                for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
            }
            return .undo(())
        }
    }

    private var isInPlace: Bool { path.isEmpty || (inode != nil && SQLiteFile.inode(of: path) == inode) }

    /// Refuses to post into a file that has lost its name since it was opened: what it would hold, nobody
    /// could find.
    func checkInPlace() throws(LedgerError) {
        guard isInPlace else {
            throw LedgerError(
                .missing, "\(path) was removed or replaced while it was open", hint: "run the command again")
        }
    }

    private static func openExisting(
        _ path: String, _ access: Access, _ busySeconds: Int
    ) throws(LedgerError) -> Ledger {
        let writable = SQLiteFile.isWritable(path)
        if access == .write, !writable {
            throw LedgerError(
                .readOnly, "\(path) cannot be written",
                hint: "check the owner and mode of the file and its folder")
        }
        if !writable, SQLiteFile.hasUnfinishedLog(path) {
            throw LedgerError(
                .readOnly, "\(path) holds postings that only its owner can bring in",
                hint: "run campaign status once as the owner of the folder")
        }
        // Where no lock file can be made, nobody can be writing: the file is read as it lies.
        let engine = try SQLiteEngine(
            path: path, readOnly: access == .read, unlockable: access == .read && !writable,
            busySeconds: busySeconds)
        if access == .write {
            // While the first posting is being written there is no log to switch to: its end will do that.
            do { try engine.letReadersIn() } catch  where error.code == .locked {}
        }
        return Ledger(engine: engine, path: path, isNew: false)
    }

    private static func create(_ path: String, _ busySeconds: Int) throws(LedgerError) -> Ledger {
        let engine = try SQLiteEngine(
            path: path, readOnly: false, unlockable: false, busySeconds: busySeconds)
        try engine.create()
        return Ledger(engine: engine, path: path, isNew: true)
    }

    /// The kind of network file system that a path lies on; nil on a disk of this computer.
    public static func networkFileSystem(of path: String) -> String? {
        SQLiteFile.networkFileSystem(of: path)
    }

    private static func refuseNetwork(_ path: String) throws(LedgerError) {
        guard let kind = SQLiteFile.networkFileSystem(of: path) else { return }
        throw LedgerError(
            .networkFileSystem, "\(path) lies on a network file system (\(kind)), where locks do not hold",
            hint: "keep the workspace on a local disk and share backups of it")
    }

    /// Runs a read and gives its failure in our words.
    func reading<T>(_ body: (any LedgerConnection) throws -> T) throws(LedgerError) -> T {
        do {
            return try engine.read(body)
        } catch {
            throw Self.translate(error)
        }
    }

    static func translate(_ error: any Error) -> LedgerError {
        if let error = error as? LedgerError { return error }
        if error is MoneyError {
            return LedgerError(.overflow, "the amounts are too large to be summed; nothing was written")
        }
        return LedgerError(.io, "the ledger could not be used")
    }
}
