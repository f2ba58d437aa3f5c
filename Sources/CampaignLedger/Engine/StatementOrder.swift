import Synchronization

/// What every engine may rely on, held where tests ask for it: no statement runs while rows of another are
/// handed over, nor while rows of a bulk writer wait to be written.
///
/// One engine would not mind; another has one conversation with its server, in which the second question
/// would wait for the end of the first answer.
final class StatementOrder {
    /// Whether connections that are opened from now on hold the law: an error is thrown that names the
    /// statement.
    private static let isHeld = Atomic<Bool>(false)

    private var reading: [String] = []
    private var waiting: [String: Int] = [:]

    /// Tests call it, before they open a ledger.
    static func hold() { isHeld.store(true, ordering: .relaxed) }

    /// Nil where no one asked.
    static func held() -> StatementOrder? { isHeld.load(ordering: .relaxed) ? StatementOrder() : nil }

    /// A statement is about to run.
    func begin(_ sql: String) throws(LedgerError) {
        if let outer = reading.last {
            throw Self.broken("a statement runs between the rows of another", sql, outer)
        }
        if let table = waiting.first?.key {
            throw Self.broken("a statement runs before the rows of \(table) are finished", sql, "")
        }
    }

    /// Rows of a statement are handed over while `body` runs.
    func reading<T>(_ sql: String, _ body: () throws -> T) rethrows -> T {
        reading.append(sql)
        defer { reading.removeLast() }
        return try body()
    }

    /// A row of a bulk writer waits to be written.
    func wait(_ table: String) { waiting[table, default: 0] += 1 }

    /// The rows of a bulk writer are written, which is a statement.
    func finish(_ table: String) throws(LedgerError) {
        if let outer = reading.last {
            throw Self.broken("the rows of \(table) are finished between the rows of a statement", "", outer)
        }
        waiting[table] = nil
    }

    /// The connection's work is done: nothing may wait.
    func end() throws(LedgerError) {
        guard let table = waiting.first?.key else { return }
        throw Self.broken("the rows of \(table) were never finished", "", "")
    }

    private static func broken(_ message: String, _ sql: String, _ outer: String) -> LedgerError {
        LedgerError(.query, message, hint: "\(sql.prefix(300)) | \(outer.prefix(300))")
    }
}
