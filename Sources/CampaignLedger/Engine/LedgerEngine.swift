import System

/// The seam between the ledger and the database it is kept in: one folder per engine.
///
/// Shared SQL numbers its arguments `$1…` by first appearance and never catches a constraint error as control
/// flow. What engines say differently is written by `Portable`, and a house rule refuses the rest. Table
/// definitions, triggers, files, locks, backup and error mapping are the engine's.
protocol LedgerEngine: AnyObject, Sendable {
    /// Runs `body` over one consistent state of the ledger.
    func read<T>(_ body: (any LedgerConnection) throws -> T) throws -> T

    /// Runs `body` as the only writer, in one transaction: kept when it returns `.keep`, undone when it
    /// returns `.undo` or throws.
    func posting<T>(_ body: (any LedgerConnection) throws -> PostingEnd<T>) throws -> T

    /// Leaves nothing of rows that were deleted in what the engine keeps; not within a transaction.
    func sweep() throws(LedgerError)

    /// Copies everything, as it is at this moment, into an empty file.
    func copy(to path: String) throws(LedgerError)

    /// Drops what a large batch would keep up row by row, inside the posting; `rebuildIndexes` brings it
    /// back.
    func dropIndexes(_ connection: any LedgerConnection) throws
    func rebuildIndexes(_ connection: any LedgerConnection) throws

    /// What differs between the tables, indexes and triggers that the ledger has and those it must have.
    func schemaDifferences(_ connection: any LedgerConnection) throws -> [String]

    /// Whether whoever opened the ledger may read names; else only its figures are right.
    var showsNames: Bool { get }

    /// What people may do with the ledger; nil where whoever has it may do everything.
    func roles(_ connection: any LedgerConnection) throws -> LedgerRoles?

    /// What is broken in how the tables are stored, one line each, the first twenty.
    func damage(_ connection: any LedgerConnection) throws -> [String]
}

/// How a posting ends.
enum PostingEnd<T> {
    case keep(T)
    case undo(T)
}

/// Which engine keeps the ledger at a place: the only code that knows every engine.
///
/// A place is a path, and its engine keeps a file, or the address of a database on a server.
enum LedgerPlace {
    /// The ledger's name in a workspace.
    static let fileName = SQLiteLedger.fileName
    /// What ends the name of a ledger's copy.
    static let fileEnding = SQLiteLedger.fileEnding
    /// The files that a ledger may consist of.
    static let fileNames = SQLiteLedger.fileNames

    /// How messages name the database that an address leads to; nil for a file's path.
    static func serverName(of place: String) throws(LedgerError) -> String? {
        try PostgresPlace(place)?.name
    }

    /// Throws for a text that is an address and holds a password.
    static func requireNoPassword(in text: String) throws(LedgerError) {
        try PostgresPlace.requireNoPassword(in: text)
    }

    /// The other computer that a place's address leads to; nil for a file, and for a server on this one.
    static func remoteHost(of place: String) -> String? { (try? PostgresPlace(place))?.remoteHost }

    /// The ledger at a place; nil where there is none and nothing is to be written.
    static func open(
        _ place: String, _ access: Ledger.Access, busySeconds: Int
    ) throws(LedgerError) -> (any LedgerEngine)? {
        if let server = try PostgresPlace(place) {
            return try PostgresOpening.open(server, access, busySeconds: busySeconds)
        }
        return try SQLiteLedger.open(place, access, busySeconds: busySeconds)
    }

    /// A ledger that no one else sees and that is gone when it is closed.
    static func scratch() throws(LedgerError) -> any LedgerEngine { try SQLiteLedger.scratch() }

    /// An empty file made a ledger without a batch, for a copy of one that another engine keeps.
    static func emptyLedger(at path: String) throws(LedgerError) -> any LedgerEngine {
        let engine = try SQLiteEngine(path: path, readOnly: false, busySeconds: 1)
        try engine.create()
        return SQLiteLedger(engine: engine, path: path)
    }

    /// The kind of network file system that a place is on; nil on a disk of this computer.
    static func networkFileSystem(of place: String) -> String? { SQLiteFile.networkFileSystem(of: place) }

    /// An empty file for a copy, in a folder of its own below `parent` that no one else may enter.
    static func emptyFile(in parent: String) throws(LedgerError) -> (file: String, folder: Temporary) {
        try LedgerCradle.file(in: parent)
    }
}

/// What people may do with a ledger that several of them share, and what is still missing for that.
public struct LedgerRoles: Sendable, Equatable {
    /// The statements that give everyone their rights; running them again changes nothing.
    public let sql: String
    /// What is missing, or goes too far, one line each.
    public let missing: [String]
}

extension Ledger {
    /// Whether whoever opened the ledger may read names, notes, and ids; if not, they are empty, and only the
    /// figures are right.
    public var showsNames: Bool { engine.showsNames }

    /// The roles of a ledger on a server; nil for a file, with which whoever has it may do everything.
    public func roles() throws(LedgerError) -> LedgerRoles? {
        let engine = engine
        return try reading { try engine.roles($0) }
    }
}
