import CampaignKit

/// The primitives that all of the ledger's SQL goes through.
protocol LedgerConnection: AnyObject {
    /// Runs one statement that returns nothing.
    func run(_ sql: String, _ arguments: [LedgerValue]) throws

    /// Runs one statement and hands each row to `body`, which must not keep it and runs no statement.
    func rows(_ sql: String, _ arguments: [LedgerValue], _ body: (any LedgerRow) throws -> Void) throws

    /// Runs one statement and hands what `read` makes of each row to `body`, which may run statements.
    ///
    /// The answer is fetched in portions: memory does not grow with it.
    func portions<Value>(
        _ sql: String, _ arguments: [LedgerValue], read: (any LedgerRow) throws -> Value,
        _ body: (Value) throws -> Void) throws

    /// A writer of many rows to one table, which end with `finish()`: bound statements here, COPY elsewhere.
    func bulk(_ table: String, _ columns: [String]) throws -> any BulkWriter

    /// A writer of single rows between other statements: each is there at once. Slower than `bulk` elsewhere.
    func single(_ table: String, _ columns: [String]) throws -> any BulkWriter

    /// Makes an empty table that goes with the transaction or the connection, in the place of an older one.
    ///
    /// The one way that temporary tables are made. Its name hides no other table's.
    func temporaryTable(_ name: String, _ columns: [TemporaryColumn], key: [String]) throws

    /// Makes rows of a temporary table quick to find by some columns, unless that was done before.
    ///
    /// With a condition only the rows that meet it; empty stands for all.
    func temporaryIndex(_ name: String, on table: String, _ columns: [String], where condition: String) throws

    /// How many rows the last `run` changed.
    var changes: Int { get }

    /// Who logged in to post, as the database knows them; nil where it knows no one.
    var login: String? { get }
}

extension LedgerConnection {
    func run(_ sql: String) throws { try run(sql, []) }

    func rows(_ sql: String, _ body: (any LedgerRow) throws -> Void) throws { try rows(sql, [], body) }

    /// The first row's value through `read`, nil without a row.
    func first<T>(_ sql: String, _ arguments: [LedgerValue] = [], _ read: (any LedgerRow) throws -> T) throws
        -> T?
    {
        var result: T?
        try rows(sql, arguments) { row in
            if result == nil { result = try read(row) }
        }
        return result
    }

    /// The first column of the first row as an integer; 0 for NULL and for no row.
    func integer(_ sql: String, _ arguments: [LedgerValue] = []) throws -> Int64 {
        try first(sql, arguments) { $0.int(0) } ?? 0
    }

    /// Whether a query has any row.
    func holds(_ query: String, _ arguments: [LedgerValue] = []) throws -> Bool {
        try integer("SELECT " + Portable.truth("EXISTS (\(query))"), arguments) == 1
    }

    /// Whether a table has any row; `table` may go on with a condition.
    func exists(_ table: String) throws -> Bool { try holds("SELECT 1 FROM \(table)") }

    /// The first columns of all rows, for statements that are to run for each of them.
    func integers(_ sql: String, _ arguments: [LedgerValue] = []) throws -> [Int64] {
        var values: [Int64] = []
        try rows(sql, arguments) { values.append($0.int(0)) }
        return values
    }
}

/// One row of a result, read by position; valid only while it is handed over.
protocol LedgerRow {
    var count: Int { get }
    func isNull(_ index: Int) -> Bool
    func kind(_ index: Int) -> LedgerColumnKind
    /// 0 for NULL.
    func int(_ index: Int) -> Int64
    /// Empty for NULL.
    func text(_ index: Int) -> String
    /// The bytes of a text or a blob, in place.
    func withBytes<R>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R
}

/// The storage class of a value.
enum LedgerColumnKind {
    case null, int, text, bytes
}

extension LedgerRow {
    func optionalInt(_ index: Int) -> Int64? { isNull(index) ? nil : int(index) }
    func bytes(_ index: Int) -> [UInt8] { withBytes(index) { Array($0) } }
}

/// One argument of a statement.
enum LedgerValue: Sendable, Equatable {
    case null
    case int(Int64)
    case text(String)
    case bytes([UInt8])

    static func int(_ value: Int) -> LedgerValue { .int(Int64(value)) }
    static func day(_ date: CalendarDate) -> LedgerValue { .int(Int64(date.dayNumber)) }
    static func day(_ date: CalendarDate?) -> LedgerValue { date.map { .int(Int64($0.dayNumber)) } ?? .null }
    /// NULL for zero, which stands for "none" in optional references.
    static func reference(_ id: Int64?) -> LedgerValue { id.map(LedgerValue.int) ?? .null }
}

/// Takes values one after the other: a row's columns, or what a digest is of.
protocol ValueWriter: AnyObject {
    func int(_ value: Int64)
    func null()
    func text(_ value: String)
    func bytes(_ value: [UInt8])
}

/// Writes rows of one table, column by column in the order it was opened with.
protocol BulkWriter: ValueWriter {
    /// Writes the row; throws when a column is missing or the engine refuses it.
    func endRow() throws
    /// Writes what still waits. Until then no statement may run, and no one may read the rows.
    ///
    /// More rows may follow, and are finished in turn.
    func finish() throws
}

extension ValueWriter {
    func int(_ value: Int) { int(Int64(value)) }

    func optional(_ value: Int64?) {
        if let value { int(value) } else { null() }
    }

    func optional(_ value: Int?) { optional(value.map(Int64.init)) }

    /// NULL for the empty text, which stands for "not said".
    func optional(_ value: String) {
        if value.isEmpty { null() } else { text(value) }
    }
}
