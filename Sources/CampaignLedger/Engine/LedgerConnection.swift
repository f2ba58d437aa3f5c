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

    /// How many rows the last `run` changed.
    var changes: Int { get }
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
