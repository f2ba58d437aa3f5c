import Foundation
import GRDB

/// A ledger's file through plain SQLite, as another tool would open it: no pragmas of our own.
struct SQL {
    let queue: DatabaseQueue

    init(_ path: String, recursiveTriggers: Bool = false) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA recursive_triggers = \(recursiveTriggers ? "ON" : "OFF")")
        }
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    func run(_ sql: String) throws {
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    func integers(_ sql: String) throws -> [Int64?] {
        try queue.read { try Row.fetchAll($0, sql: sql).map { $0[0] } }
    }

    func integer(_ sql: String) throws -> Int64? { try integers(sql).first ?? nil }

    func texts(_ sql: String) throws -> [String] {
        try queue.read { try Row.fetchAll($0, sql: sql).map { $0[0] ?? "" } }
    }

    /// The lines of EXPLAIN QUERY PLAN.
    func plan(_ sql: String) throws -> [String] {
        try queue.read { try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] ?? "" } }
    }

    /// Everything in a table as text, to see that nothing changed.
    func dump(_ table: String) throws -> [String] {
        try queue.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\($0)" }.sorted()
        }
    }
}
