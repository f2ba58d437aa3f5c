import CampaignKit

/// The append-only ledger of a workspace: one chain of batches in one place.
///
/// A ledger always holds a whole batch: until the first one is kept there is none.
public final class Ledger: Sendable {
    /// Its file's name in a workspace.
    public static let fileName = LedgerPlace.fileName
    /// The files that it may consist of.
    public static let fileNames = LedgerPlace.fileNames

    public enum Access: Sendable { case read, write }

    let engine: any LedgerEngine

    private init(_ engine: any LedgerEngine) { self.engine = engine }

    /// Opens the ledger at `path`.
    ///
    /// Reading: nil when there is none yet, and nothing is made. Writing: the first batch that is kept makes
    /// it, private to its owner.
    public static func open(
        path: String, access: Access, busySeconds: Int = 60
    ) throws(LedgerError) -> Ledger? {
        try LedgerPlace.open(path, access, busySeconds: busySeconds).map(Ledger.init)
    }

    /// A ledger that no one else sees and that is gone when it is closed: for dry runs before the first
    /// import.
    public static func scratch() throws(LedgerError) -> Ledger { Ledger(try LedgerPlace.scratch()) }

    /// The kind of network file system that a path is on; nil on a disk of this computer.
    public static func networkFileSystem(of path: String) -> String? {
        LedgerPlace.networkFileSystem(of: path)
    }

    /// Runs `body` as the only writer, in one transaction; a first batch that is kept makes the ledger.
    func posting<T>(_ body: (any LedgerConnection) throws -> PostingEnd<T>) throws -> T {
        try engine.posting { connection in
            try Self.requireInUse(connection)
            return try body(connection)
        }
    }

    /// Finds out whether this person may post here; nothing is kept.
    public func tryPosting() throws(LedgerError) {
        do { try posting { _ in PostingEnd.undo(()) } } catch { throw Self.translate(error) }
    }

    /// Runs a read and gives its failure in our words.
    func reading<T>(_ body: (any LedgerConnection) throws -> T) throws(LedgerError) -> T {
        do { return try engine.read(body) } catch { throw Self.translate(error) }
    }

    static func translate(_ error: any Error) -> LedgerError {
        if let error = error as? LedgerError { return error }
        if error is MoneyError {
            return LedgerError(.overflow, "the amounts are too large to add up; nothing was written")
        }
        return LedgerError(.io, "the ledger could not be used")
    }
}
