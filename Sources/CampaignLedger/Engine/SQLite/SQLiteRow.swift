import GRDBSQLite

/// The row that a statement is on.
struct SQLiteRow: LedgerRow {
    let statement: OpaquePointer

    var count: Int { Int(sqlite3_column_count(statement)) }

    func isNull(_ index: Int) -> Bool { sqlite3_column_type(statement, CInt(index)) == SQLITE_NULL }

    func kind(_ index: Int) -> LedgerColumnKind {
        switch sqlite3_column_type(statement, CInt(index)) {
        case SQLITE_INTEGER: .int
        case SQLITE_TEXT: .text
        case SQLITE_BLOB: .bytes
        default: .null
        }
    }

    func int(_ index: Int) -> Int64 { sqlite3_column_int64(statement, CInt(index)) }

    func text(_ index: Int) -> String {
        withBytes(index) { String(decoding: $0, as: UTF8.self) }
    }

    func withBytes<R>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        let index = CInt(index)
        let start = sqlite3_column_blob(statement, index)
        let count = Int(sqlite3_column_bytes(statement, index))
        return try body(UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: count))
    }
}
