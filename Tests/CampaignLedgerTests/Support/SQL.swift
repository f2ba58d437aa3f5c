import Foundation
import GRDB
import TestSupport

@testable import CampaignLedger

/// A ledger through plain SQL, as another tool would open it: no settings of our own.
struct SQL {
    let queue: DatabaseQueue
    /// The ledger's database, where it is on a server; `queue` is then an empty one.
    private let link: PostgresLink?

    init(_ path: String, recursiveTriggers: Bool = false) throws {
        if let place = try PostgresPlace(path) {
            link = try PostgresLink(place, settings: ["search_path": PostgresSchema.name])
            queue = try DatabaseQueue()
            return
        }
        link = nil
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA recursive_triggers = \(recursiveTriggers ? "ON" : "OFF")")
        }
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    func run(_ sql: String) throws {
        if let link {
            try link.run(Self.onServer(sql))
        } else {
            try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        }
    }

    func integers(_ sql: String) throws -> [Int64?] {
        guard let link else { return try queue.read { try Row.fetchAll($0, sql: sql).map { $0[0] } } }
        var values: [Int64?] = []
        try link.run(sql) { values.append($0.optionalInt(0)) }
        return values
    }

    func integer(_ sql: String) throws -> Int64? { try integers(sql).first ?? nil }

    func texts(_ sql: String) throws -> [String] {
        guard let link else { return try queue.read { try Row.fetchAll($0, sql: sql).map { $0[0] ?? "" } } }
        var values: [String] = []
        try link.run(Self.onServer(sql)) { row in
            values.append(row.kind(0) == .int ? String(row.int(0)) : row.text(0))
        }
        return values
    }

    /// The lines of EXPLAIN QUERY PLAN.
    func plan(_ sql: String) throws -> [String] {
        try queue.read { try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] ?? "" } }
    }

    /// The rows of a table with some of its columns, as text that two ledgers of one engine can be compared
    /// by.
    func lines(_ table: String, without left: Set<String>) throws -> [String] {
        let names = DeclaredTable.all.first { $0.name == table }?.names ?? []
        let values = names.filter { !left.contains($0) }.map {
            link == nil ? "coalesce(quote(\($0)), '')" : "coalesce(\($0)::text, '')"
        }
        return try texts("SELECT '\(table): ' || \(values.joined(separator: " || ',' || ")) FROM \(table)")
            .sorted()
    }

    /// Everything in a table as text, to see that nothing changed.
    func dump(_ table: String) throws -> [String] {
        if link != nil { return try texts("SELECT t::text FROM \(table) t").sorted() }
        return try queue.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\($0)" }.sorted()
        }
    }

    /// What a file's engine calls otherwise.
    private static func onServer(_ sql: String) -> String {
        sql.replacing("rowid = 1", with: "ctid = '(0,1)'").replacing("rowid", with: "ctid")
            .replacing("zeroblob(32)", with: "decode(repeat('00', 32), 'hex')")
            .replacing("lower(hex(digest))", with: "encode(digest, 'hex')")
            .replacing(#/[xX]'([0-9A-Fa-f]*)'/#) { "decode('\($0.output.1)', 'hex')" }
    }

    /// Runs statements with every trigger off, then puts the triggers back as they were.
    func runUnguarded(_ statements: [String]) throws {
        if let link {
            try link.run("BEGIN")
            let tables = Set(PostgresSchema.posted).union(PostgresSchema.kept.keys).sorted()
            for table in tables { try link.run("ALTER TABLE \(table) DISABLE TRIGGER ALL") }
            // A server is asked one thing at a time.
            for sql in statements.flatMap({ $0.components(separatedBy: "; ") }) {
                try link.run(Self.onServer(sql))
            }
            for table in tables { try link.run("ALTER TABLE \(table) ENABLE TRIGGER ALL") }
            for trigger in PostgresSchema.creation where trigger.contains("ENABLE ALWAYS") {
                try link.run(trigger)
            }
            try link.run("COMMIT")
            return
        }
        let triggers = try texts("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
        let names = try texts("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        try queue.write { database in
            for name in names { try database.execute(sql: "DROP TRIGGER \(name)") }
            try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
            for sql in statements + triggers { try database.execute(sql: sql) }
        }
        try queue.close()
    }
}
