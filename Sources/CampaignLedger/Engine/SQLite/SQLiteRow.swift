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

/// Binds values to a statement's places, counted from 1.
enum SQLiteBinding {
    /// Tells SQLite to copy what it is handed before the call returns.
    static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    static func bind(_ value: LedgerValue, to statement: OpaquePointer, at place: Int) {
        let place = CInt(place)
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .int(let number): sqlite3_bind_int64(statement, place, number)
        case .text(let text): bind(text, to: statement, at: place)
        case .bytes(let bytes): sqlite3_bind_blob(statement, place, bytes, CInt(bytes.count), copied)
        }
    }

    static func bind(_ text: String, to statement: OpaquePointer, at place: CInt) {
        var text = text
        text.withUTF8 { utf8 in
            // A null address would bind NULL, not the empty text.
            guard let start = utf8.baseAddress else {
                sqlite3_bind_text(statement, place, "", 0, copied)
                return
            }
            start.withMemoryRebound(to: CChar.self, capacity: utf8.count) { characters in
                _ = sqlite3_bind_text(statement, place, characters, CInt(utf8.count), copied)
            }
        }
    }
}
