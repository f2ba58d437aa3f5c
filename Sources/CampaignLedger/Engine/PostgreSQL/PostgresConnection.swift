/// `LedgerConnection` over one transaction of a conversation; lives only within it.
final class PostgresConnection: LedgerConnection {
    let link: PostgresLink
    /// Nil where no one asked for it.
    let order = StatementOrder.held()
    private(set) var changes = 0
    var login: String? { link.login }
    /// Single rows that wait: the next statement must find them.
    private var waiting: [PostgresBulkWriter] = []
    private var cursors = 0

    init(_ link: PostgresLink) { self.link = link }

    func run(_ sql: String, _ arguments: [LedgerValue]) throws {
        try begin(sql)
        changes = try link.run(sql, arguments)
    }

    func rows(_ sql: String, _ arguments: [LedgerValue], _ body: (any LedgerRow) throws -> Void) throws {
        try begin(sql)
        changes = try link.run(sql, arguments) { row in
            if let order { try order.reading(sql) { try body(row) } } else { try body(row) }
        }
    }

    /// A cursor on the server, from which a portion is taken at a time.
    func portions<Value>(
        _ sql: String, _ arguments: [LedgerValue], read: (any LedgerRow) throws -> Value,
        _ body: (Value) throws -> Void
    ) throws {
        try begin(sql)
        cursors += 1
        let cursor = "portion_\(cursors)"
        try link.run("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", arguments)
        // A failed transaction has closed it already.
        defer { if !link.hasFailed, !link.isLost { _ = try? link.run("CLOSE \(cursor)") } }
        var values: [Value] = []
        repeat {
            values.removeAll(keepingCapacity: true)
            try begin(sql)
            try link.run("FETCH FORWARD \(Self.portion) FROM \(cursor)") { row in
                values.append(try order?.reading(sql) { try read(row) } ?? read(row))
            }
            for value in values { try body(value) }
        } while values.count == Self.portion
    }

    private static let portion = 500

    func bulk(_ table: String, _ columns: [String]) throws -> any BulkWriter {
        PostgresBulkWriter(connection: self, table: table, columns: columns, isSingle: false)
    }

    func single(_ table: String, _ columns: [String]) throws -> any BulkWriter {
        PostgresBulkWriter(connection: self, table: table, columns: columns, isSingle: true)
    }

    /// A row of a writer of single rows waits until the next statement.
    func wait(_ writer: PostgresBulkWriter) {
        if !waiting.contains(where: { $0 === writer }) { waiting.append(writer) }
    }

    private func begin(_ sql: String) throws {
        try order?.begin(sql)
        try sendWaiting()
    }

    /// Sends single rows that wait.
    func sendWaiting() throws {
        guard !waiting.isEmpty else { return }
        let writers = waiting
        waiting.removeAll()
        for writer in writers { try writer.send() }
    }

    func temporaryTable(_ name: String, _ columns: [TemporaryColumn], key: [String]) throws {
        let definitions = columns.map { "\($0.name) \(PostgresSchema.type($0.kind))" }
        let keys = key.isEmpty ? [] : ["PRIMARY KEY (\(key.joined(separator: ", ")))"]
        try run("DROP TABLE IF EXISTS pg_temp.\(name)")
        link.forget(name)
        try run("CREATE TEMPORARY TABLE \(name)(\((definitions + keys).joined(separator: ", ")))")
    }

    func temporaryIndex(
        _ name: String, on table: String, _ columns: [String], where condition: String
    ) throws {
        try run(
            "CREATE INDEX IF NOT EXISTS \(name) ON \(table)(\(columns.joined(separator: ", ")))"
                + (condition.isEmpty ? "" : " WHERE " + condition))
    }

    /// Tells the server's planner how a table's rows are spread.
    func spread(of table: String) throws { try link.run("ANALYZE \(table)") }
}
