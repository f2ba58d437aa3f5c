import Synchronization
import System

/// The ledger in its place: a file of its name, which always holds a whole batch.
///
/// The first batch is written in a folder of its own next to the place, and moved there when it is kept.
final class SQLiteLedger: LedgerEngine {
    /// What is open just now.
    private struct Opened: Sendable {
        let engine: SQLiteEngine
        /// The file that was opened, to notice when another has taken its name.
        var file: FileIdentity?
        /// Where a ledger is made that has no batch yet; nil once it is in its place.
        var cradle: Temporary?
    }

    private let opened: Mutex<Opened>
    private let path: String
    private let busySeconds: Int

    /// Whoever has the file has everything in it.
    let showsNames = true

    private var engine: SQLiteEngine { opened.withLock { $0.engine } }

    /// A path without a character is a file of our own without a name.
    init(engine: SQLiteEngine, path: String, cradle: Temporary? = nil, busySeconds: Int = 60) {
        self.path = path
        self.busySeconds = busySeconds
        let file = path.isEmpty || cradle != nil ? nil : FileIdentity(path)
        opened = Mutex(Opened(engine: engine, file: file, cradle: cradle))
    }

    func read<T>(_ body: (any LedgerConnection) throws -> T) throws -> T {
        let value = try naming { try engine.read(body) }
        try checkInPlace()
        return value
    }

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
            let engine = try SQLiteEngine.writer(path, busySeconds)
            opened.withLock { $0 = Opened(engine: engine, file: FileIdentity(path)) }
            if isOurs { return value }
        }
    }

    func sweep() throws(LedgerError) { try engine.sweep() }

    func copy(to path: String) throws(LedgerError) { try engine.copy(to: path) }

    func dropIndexes(_ connection: any LedgerConnection) throws { try engine.dropIndexes(connection) }

    func rebuildIndexes(_ connection: any LedgerConnection) throws { try engine.rebuildIndexes(connection) }

    func schemaDifferences(_ connection: any LedgerConnection) throws -> [String] {
        try engine.schemaDifferences(connection)
    }

    func roles(_ connection: any LedgerConnection) throws -> LedgerRoles? { nil }

    func damage(_ connection: any LedgerConnection) throws -> [String] { try engine.damage(connection) }

    /// Goes over to the ledger that someone else has made meanwhile: what this computer has seen of it is
    /// not in a cradle.
    private func moveIn() throws {
        guard opened.withLock({ $0.cradle != nil }), try SQLiteFile.kind(of: path) == .ledger else { return }
        let engine = try SQLiteEngine.writer(path, busySeconds)
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
}
