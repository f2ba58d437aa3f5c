/// The primitives that all of the ledger's SQL goes through.
protocol LedgerConnection: AnyObject {
    /// Runs one statement that returns nothing.
    func run(_ sql: String, _ arguments: [LedgerValue]) throws

    /// Runs one statement and hands each row to `body`, which must not keep it.
    func rows(_ sql: String, _ arguments: [LedgerValue], _ body: (any LedgerRow) throws -> Void) throws

    /// A writer of many rows to one table: bound statements here, COPY elsewhere.
    func bulk(_ table: String, _ columns: [String]) throws -> any BulkWriter

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

    /// Whether a table has any row.
    func exists(_ table: String) throws -> Bool {
        try integer("SELECT EXISTS (SELECT 1 FROM \(table))") == 1
    }

    /// The next number of a series, from 1, without gaps: taken and kept in the same transaction.
    func nextNumber(_ series: String) throws -> Int64 {
        let next = try integer("SELECT next FROM counter WHERE series = $1", [.text(series)])
        if next == 0 {
            try run("INSERT INTO counter(series, next) VALUES ($1, 2)", [.text(series)])
            return 1
        }
        try run("UPDATE counter SET next = $1 WHERE series = $2", [.int(next + 1), .text(series)])
        return next
    }
}
