import CSQLite
import GRDB
import GRDBSQLite
import Glibc

/// One SQLite file through GRDB, wherever it lies; `SQLiteLedger` keeps it in its place.
final class SQLiteEngine: Sendable {
    private let queue: DatabaseQueue
    private let lockHolder: @Sendable () -> String?
    private let presence: OpenLedgers.Presence

    /// How a file is shared with other programs while it is read or written.
    enum Sharing {
        /// With locks and the shared memory next to it, as everyone does.
        case locked
        /// Without locks, because no lock file can be made: no one can be writing.
        case immutable
        /// Without shared memory, for which there is no room: no one else may use it meanwhile.
        case alone
    }

    /// Opens a file that exists, and never makes one; a path without a character is a file of our own without
    /// a name.
    init(
        path: String, readOnly: Bool, sharing: Sharing = .locked, busySeconds: Int
    ) throws(LedgerError) {
        _ = Self.memoryIsNotCounted
        var configuration = Configuration()
        // A connection that may write takes the write-ahead log away when it closes; one that may not
        // leaves it behind.
        configuration.readonly = readOnly && sharing == .immutable
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(Double(busySeconds))
        configuration.label = "campaign"
        configuration.prepareDatabase { database in
            // GRDB notes what each statement reads and writes, for observers: we have none, and for a short
            // command it would cost more than the statements.
            sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
            if sharing == .alone { try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
            // Without room there is none for what is sorted either.
            let store = sharing == .alone ? "MEMORY" : "FILE"
            try database.execute(sql: "PRAGMA temp_store = \(store)")
            for pragma in Self.pragmas { try database.execute(sql: pragma) }
            if readOnly { try database.execute(sql: "PRAGMA query_only = ON") }
        }
        let option = sharing == .immutable ? "immutable=1" : "mode=rw"
        presence = OpenLedgers.Presence(path)
        do {
            queue = try DatabaseQueue(
                path: path.isEmpty ? "" : "file:\(Self.escaped(path))?\(option)", configuration: configuration
            )
        } catch {
            throw Self.named(SQLiteErrors.translate(error), path: path)
        }
        lockHolder = { FileLocks.holder(of: path) }
    }

    /// Once for the process, before the first connection: what is counted stands behind one lock.
    private static let memoryIsNotCounted: Void = { _ = campaign_sqlite_stop_counting_memory() }()

    private static let pragmas = [
        "PRAGMA synchronous = FULL", "PRAGMA recursive_triggers = ON", "PRAGMA trusted_schema = OFF",
        "PRAGMA cache_size = -8000",
        // Words that are erased, or that were never kept, leave nothing in free pages.
        "PRAGMA secure_delete = ON",
        // Large indexes are sorted on the second core.
        "PRAGMA threads = 1",
    ]

    /// Makes an empty file a ledger, in one transaction, unless another program has done so by now.
    ///
    /// Its first posting is written without a write-ahead log: nothing can be read next to it yet, and a
    /// large one would be written twice.
    func create() throws(LedgerError) {
        do {
            try guarded {
                try queue.inDatabase { database in
                    try database.inTransaction(.immediate) {
                        let isMade = try Int32.fetchOne(database, sql: "PRAGMA application_id")
                        guard isMade != SQLiteSchema.applicationID else { return .rollback }
                        for statement in SQLiteSchema.creation { try database.execute(sql: statement) }
                        return .commit
                    }
                }
            }
        } catch {
            throw SQLiteErrors.translate(error)
        }
    }

    /// Lets readers and the writer work side by side; a ledger whose making was cut short may lack that.
    func letReadersIn() throws(LedgerError) {
        do {
            try guarded { try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") } }
        } catch {
            throw SQLiteErrors.translate(error)
        }
    }

    /// After the first posting; where another program is reading just now, the next writer will do it.
    private static func letReadersIn(_ database: Database) {
        _ = try? database.execute(sql: "PRAGMA journal_mode = WAL")
    }

    func read<T>(_ body: (any LedgerConnection) throws -> T) throws -> T {
        try guarded {
            try queue.inDatabase { database in
                var result: T?
                try database.inTransaction(.deferred) {
                    let connection = SQLiteConnection(database)
                    result = try body(connection)
                    try connection.order?.end()
                    return .rollback
                }
                guard let result else { throw LedgerError(.query, "the ledger gave no answer") }
                return result
            }
        }
    }

    func posting<T>(_ body: (any LedgerConnection) throws -> PostingEnd<T>) throws -> T {
        try guarded {
            try queue.inDatabase { database in
                var result: T?
                defer { Self.letReadersIn(database) }
                try database.inTransaction(.immediate) {
                    let connection = SQLiteConnection(database)
                    let end = try body(connection)
                    try connection.order?.end()
                    switch end {
                    case .keep(let value):
                        result = value
                        return .commit
                    case .undo(let value):
                        result = value
                        return .rollback
                    }
                }
                guard let result else { throw LedgerError(.query, "the ledger gave no answer") }
                return result
            }
        }
    }

    /// Begins to read, which finds out whether that is possible here.
    func touch() throws(LedgerError) {
        do {
            try guarded { try queue.inDatabase { _ = try Int.fetchOne($0, sql: "PRAGMA user_version") } }
        } catch {
            throw SQLiteErrors.translate(error)
        }
    }

    /// Writes the file again without free space, and empties the log that still has the old pages.
    func sweep() throws(LedgerError) {
        do {
            try guarded {
                try queue.inDatabase { database in
                    try database.execute(sql: "VACUUM")
                    try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                }
            }
        } catch {
            throw SQLiteErrors.translate(error)
        }
    }

    func copy(to path: String) throws(LedgerError) {
        do {
            try guarded {
                let target = try DatabaseQueue(path: "file:\(Self.escaped(path))?mode=rw")
                try queue.backup(to: target)
                // One file that can be read where nothing can be written.
                try target.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                try target.close()
            }
        } catch {
            throw SQLiteErrors.translate(error)
        }
    }

    /// Brings what the log holds into the file, takes the log away and runs `body` while no one else may even
    /// read.
    func alone(_ body: () throws -> Void) throws {
        try guarded {
            try queue.inDatabase { database in
                try Self.withoutLog(database)
                try database.inTransaction(.exclusive) {
                    try body()
                    return .rollback
                }
            }
        }
    }

    /// Readers come and go: each is gone in a moment.
    private static func withoutLog(_ database: Database) throws {
        for attempt in 1...Self.attempts {
            do {
                try database.execute(sql: "PRAGMA journal_mode = DELETE")
                return
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                guard attempt < attempts else { throw error }
                usleep(50_000)
            }
        }
    }

    private static let attempts = 100

    func close() throws(LedgerError) {
        do { try queue.close() } catch { throw SQLiteErrors.translate(error) }
        presence.end()
    }

    func dropIndexes(_ connection: any LedgerConnection) throws {
        for index in SQLiteSchema.indexes where !SQLiteSchema.sparse.contains(index.name) {
            try connection.run("DROP INDEX IF EXISTS \(index.name)")
        }
        for trigger in SQLiteSchema.insertTriggers {
            try connection.run("DROP TRIGGER IF EXISTS \(trigger.name)")
        }
    }

    func rebuildIndexes(_ connection: any LedgerConnection) throws {
        for index in SQLiteSchema.indexes where !SQLiteSchema.sparse.contains(index.name) {
            try connection.run(index.sql)
        }
        for trigger in SQLiteSchema.insertTriggers { try connection.run(trigger.sql) }
    }

    func schemaDifferences(_ connection: any LedgerConnection) throws -> [String] {
        let expected = Self.expectedSchema
        var present: Set<String> = []
        try connection.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL") {
            present.insert(Self.folded($0.text(0)))
        }
        let missing = expected.subtracting(present).map { "missing or changed: " + $0.prefix(60) }
        let added = present.subtracting(expected).map { "not this program's: " + $0.prefix(60) }
        return (missing + added).sorted()
    }

    func damage(_ connection: any LedgerConnection) throws -> [String] {
        var lines: [String] = []
        try connection.rows("PRAGMA integrity_check(20)") { row in
            if row.text(0) != "ok" { lines.append(row.text(0)) }
        }
        return lines
    }

    /// What the schema's statements come to, once for all ledgers.
    private static let expectedSchema = Set(
        SQLiteSchema.creation.filter { $0.hasPrefix("CREATE") }.map(folded))

    /// A statement with single spaces between its words; it is ASCII but for what someone else put in.
    private static func folded(_ sql: String) -> String {
        let words = sql.utf8.split { $0 == UInt8(ascii: " ") || (9...13).contains($0) }
        return String(decoding: Array(words.joined(separator: [UInt8(ascii: " ")])), as: UTF8.self)
    }

    /// Gives the database's failures in our words.
    ///
    /// Those of the body, such as a reader who left, stay as they are.
    private func guarded<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw named(SQLiteErrors.translate(error))
        } catch let error as LedgerError {
            throw named(error)
        }
    }

    /// A lock with the name of who holds it.
    private func named(_ error: LedgerError) -> LedgerError {
        guard error.code == .locked, let holder = lockHolder() else { return error }
        return LedgerError(
            .locked, "the ledger is being written by \(holder)",
            hint: "wait until it is done, then run the command again")
    }

    private static func named(_ error: LedgerError, path: String) -> LedgerError {
        LedgerError(error.code, "\(path): \(error.message)", hint: error.hint)
    }

    /// The characters that mean something in an SQLite URI.
    private static func escaped(_ path: String) -> String {
        path.reduce(into: "") { text, character in
            switch character {
            case "%": text += "%25"
            case "?": text += "%3f"
            case "#": text += "%23"
            default: text.append(character)
            }
        }
    }
}
