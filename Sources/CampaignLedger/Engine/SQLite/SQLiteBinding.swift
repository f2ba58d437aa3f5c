import GRDBSQLite

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
