import System

/// Which engine keeps the ledger at a place: the only code that knows every engine.
///
/// A place is a path, and its engine keeps a file; another engine is a folder next to that one, and a kind of
/// place that is told apart here.
enum LedgerPlace {
    /// The ledger's name in a workspace.
    static let fileName = SQLiteLedger.fileName
    /// What ends the name of a ledger's copy.
    static let fileEnding = SQLiteLedger.fileEnding
    /// The files that a ledger may consist of.
    static let fileNames = SQLiteLedger.fileNames

    /// The ledger at a place; nil where there is none and nothing is to be written.
    static func open(
        _ place: String, _ access: Ledger.Access, busySeconds: Int
    ) throws(LedgerError) -> (any LedgerEngine)? {
        try SQLiteLedger.open(place, access, busySeconds: busySeconds)
    }

    /// A ledger that no one else sees and that is gone when it is closed.
    static func scratch() throws(LedgerError) -> any LedgerEngine { try SQLiteLedger.scratch() }

    /// The kind of network file system that a place is on; nil on a disk of this computer.
    static func networkFileSystem(of place: String) -> String? { SQLiteFile.networkFileSystem(of: place) }

    /// An empty file for a copy, in a folder of its own below `parent` that no one else may enter.
    static func emptyFile(in parent: String) throws(LedgerError) -> (file: String, folder: Temporary) {
        try LedgerCradle.file(in: parent)
    }
}
