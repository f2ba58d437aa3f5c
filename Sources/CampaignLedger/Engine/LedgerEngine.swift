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

    /// Copies everything, as it is at this moment, into an empty file.
    func copy(to path: String) throws(LedgerError)

    /// Drops what a large batch would keep up row by row, inside the posting; `rebuildIndexes` brings it
    /// back.
    func dropIndexes(_ connection: any LedgerConnection) throws
    func rebuildIndexes(_ connection: any LedgerConnection) throws

    /// What differs between the tables, indexes and triggers that the ledger has and those it must have.
    func schemaDifferences(_ connection: any LedgerConnection) throws -> [String]

    /// What is broken in how the tables are stored, one line each, the first twenty.
    func damage(_ connection: any LedgerConnection) throws -> [String]
}

/// How a posting ends.
enum PostingEnd<T> {
    case keep(T)
    case undo(T)
}
