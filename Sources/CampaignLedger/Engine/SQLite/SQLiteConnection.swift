import GRDB
import GRDBSQLite

/// `LedgerConnection` over one GRDB database access; lives only within it.
final class SQLiteConnection: LedgerConnection {
    let database: Database
    /// Nil where no one asked for it.
    let order = StatementOrder.held()

    init(_ database: Database) {
        self.database = database
    }

    var login: String? { nil }
    var changes: Int { Int(sqlite3_changes(database.sqliteConnection)) }

    func run(_ sql: String, _ arguments: [LedgerValue]) throws {
        try rows(sql, arguments) { _ in }
    }

    func rows(_ sql: String, _ arguments: [LedgerValue], _ body: (any LedgerRow) throws -> Void) throws {
        try running(sql, arguments) { pointer in
            let row = SQLiteRow(statement: pointer)
            while try step(pointer) {
                if let order { try order.reading(sql) { try body(row) } } else { try body(row) }
            }
        }
    }

    func portions<Value>(
        _ sql: String, _ arguments: [LedgerValue], read: (any LedgerRow) throws -> Value,
        _ body: (Value) throws -> Void
    ) throws {
        try running(sql, arguments) { pointer in
            let row = SQLiteRow(statement: pointer)
            var values: [Value] = []
            var isMore = true
            while isMore {
                isMore = try step(pointer)
                if isMore { values.append(try order?.reading(sql) { try read(row) } ?? read(row)) }
                guard values.count == Self.portion || !isMore else { continue }
                for value in values { try body(value) }
                values.removeAll(keepingCapacity: true)
            }
        }
    }

    private static let portion = 500

    /// Prepares a statement and binds its arguments, for `body` to step through.
    private func running(
        _ sql: String, _ arguments: [LedgerValue], _ body: (OpaquePointer) throws -> Void
    ) throws {
        try order?.begin(sql)
        let statement = try prepare(sql)
        let pointer = statement.sqliteStatement
        defer {
            sqlite3_reset(pointer)
            sqlite3_clear_bindings(pointer)
        }
        for (index, value) in arguments.enumerated() { SQLiteBinding.bind(value, to: pointer, at: index + 1) }
        try withExtendedLifetime(statement) { try body(pointer) }
    }

    /// Whether there is another row.
    private func step(_ pointer: OpaquePointer) throws -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        default: throw SQLiteErrors.current(of: database.sqliteConnection)
        }
    }

    func bulk(_ table: String, _ columns: [String]) throws -> any BulkWriter {
        try writer(table, columns, order)
    }

    func single(_ table: String, _ columns: [String]) throws -> any BulkWriter {
        try writer(table, columns, nil)
    }

    private func writer(
        _ table: String, _ columns: [String], _ order: StatementOrder?
    ) throws -> any BulkWriter {
        let places = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
        let names = columns.joined(separator: ", ")
        let statement = try prepare("INSERT INTO \(table)(\(names)) VALUES (\(places))")
        return SQLiteBulkWriter(
            statement: statement, table: table, columns: columns.count, database: database, order: order)
    }

    func temporaryTable(_ name: String, _ columns: [TemporaryColumn], key: [String]) throws {
        let isNumbered = key.count == 1 && columns.contains { $0.name == key[0] && $0.kind == .int }
        let definitions = columns.map { column in
            switch column.kind {
            case .int: "\(column.name) INTEGER" + (isNumbered && [column.name] == key ? " PRIMARY KEY" : "")
            case .text: column.name + " TEXT"
            case .bytes: column.name + " BLOB"
            }
        }
        let keys = key.isEmpty || isNumbered ? [] : ["PRIMARY KEY (\(key.joined(separator: ", ")))"]
        try run("DROP TABLE IF EXISTS temp.\(name)")
        try run(
            "CREATE TEMP TABLE \(name)(\((definitions + keys).joined(separator: ", ")))"
                + (keys.isEmpty ? "" : " WITHOUT ROWID"))
    }

    func temporaryIndex(
        _ name: String, on table: String, _ columns: [String], where condition: String
    ) throws {
        try run(
            "CREATE INDEX IF NOT EXISTS temp.\(name) ON \(table)(\(columns.joined(separator: ", ")))"
                + (condition.isEmpty ? "" : " WHERE " + condition))
    }

    private func prepare(_ sql: String) throws -> Statement {
        do {
            return try database.cachedStatement(sql: sql)
        } catch let error as DatabaseError {
            throw SQLiteErrors.translate(error)
        }
    }
}
