import GRDB
import GRDBSQLite

/// Binds row after row straight to one prepared statement: boxed arguments would double the time of a large
/// import.
final class SQLiteBulkWriter: BulkWriter {
    private let statement: Statement
    private let pointer: OpaquePointer
    private let table: String
    private let columns: CInt
    private let database: Database
    private let order: StatementOrder?
    private var place: CInt = 1
    /// The places, by bit, that are NULL from the row before: most columns of most rows, and bindings stay.
    private var nulls: UInt64 = 0

    init(statement: Statement, table: String, columns: Int, database: Database, order: StatementOrder?) {
        self.statement = statement
        self.table = table
        self.order = order
        pointer = statement.sqliteStatement
        self.columns = CInt(columns)
        self.database = database
    }

    func int(_ value: Int64) {
        sqlite3_bind_int64(pointer, place, value)
        fill()
    }

    func null() {
        let bit = Self.bit(place)
        if nulls & bit == 0 || bit == 0 { sqlite3_bind_null(pointer, place) }
        nulls |= bit
        place += 1
    }

    func text(_ value: String) {
        SQLiteBinding.bind(value, to: pointer, at: place)
        fill()
    }

    func bytes(_ value: [UInt8]) {
        sqlite3_bind_blob(pointer, place, value, CInt(value.count), SQLiteBinding.copied)
        fill()
    }

    private func fill() {
        nulls &= ~Self.bit(place)
        place += 1
    }

    /// 0 for places beyond those that a word has bits for.
    private static func bit(_ place: CInt) -> UInt64 { place < 64 ? 1 << UInt64(place) : 0 }

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
        order?.wait(table)
    }

    /// Every row is written by now.
    func finish() throws { try order?.finish(table) }
}
