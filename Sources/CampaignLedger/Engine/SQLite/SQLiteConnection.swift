import GRDB
import GRDBSQLite

/// `LedgerConnection` over one GRDB database access; lives only within it.
final class SQLiteConnection: LedgerConnection {
    let database: Database

    init(_ database: Database) {
        self.database = database
    }

    var changes: Int { Int(sqlite3_changes(database.sqliteConnection)) }

    func run(_ sql: String, _ arguments: [LedgerValue]) throws {
        try rows(sql, arguments) { _ in }
    }

    func rows(_ sql: String, _ arguments: [LedgerValue], _ body: (any LedgerRow) throws -> Void) throws {
        let statement = try prepare(sql)
        let pointer = statement.sqliteStatement
        defer {
            sqlite3_reset(pointer)
            sqlite3_clear_bindings(pointer)
        }
        for (index, value) in arguments.enumerated() { SQLiteBinding.bind(value, to: pointer, at: index + 1) }
        let row = SQLiteRow(statement: pointer)
        while true {
            switch sqlite3_step(pointer) {
            case SQLITE_ROW: try body(row)
            case SQLITE_DONE: return
            default: throw SQLiteErrors.current(of: database.sqliteConnection)
            }
        }
    }

    func bulk(_ table: String, _ columns: [String]) throws -> any BulkWriter {
        let places = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
        let names = columns.joined(separator: ", ")
        let statement = try prepare("INSERT INTO \(table)(\(names)) VALUES (\(places))")
        return SQLiteBulkWriter(statement: statement, columns: columns.count, database: database)
    }

    private func prepare(_ sql: String) throws -> Statement {
        do {
            return try database.cachedStatement(sql: sql)
        } catch let error as DatabaseError {
            throw SQLiteErrors.translate(error)
        }
    }
}
