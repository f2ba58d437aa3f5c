import GRDB
import GRDBSQLite

/// Binds row after row straight to one prepared statement: boxed arguments would double the time of a large
/// import.
final class SQLiteBulkWriter: BulkWriter {
    private let statement: Statement
    private let pointer: OpaquePointer
    private let columns: CInt
    private let database: Database
    private var place: CInt = 1

    init(statement: Statement, columns: Int, database: Database) {
        self.statement = statement
        pointer = statement.sqliteStatement
        self.columns = CInt(columns)
        self.database = database
    }

    func int(_ value: Int64) {
        sqlite3_bind_int64(pointer, place, value)
        place += 1
    }

    func null() {
        sqlite3_bind_null(pointer, place)
        place += 1
    }

    func text(_ value: String) {
        SQLiteBinding.bind(value, to: pointer, at: place)
        place += 1
    }

    func bytes(_ value: [UInt8]) {
        sqlite3_bind_blob(pointer, place, value, CInt(value.count), SQLiteBinding.copied)
        place += 1
    }

    func endRow() throws {
        defer {
            sqlite3_reset(pointer)
            place = 1
        }
        guard place == columns + 1 else {
            throw LedgerError(.query, "a row has \(place - 1) of \(columns) columns")
        }
        guard sqlite3_step(pointer) == SQLITE_DONE else {
            throw SQLiteErrors.current(of: database.sqliteConnection)
        }
    }
}
