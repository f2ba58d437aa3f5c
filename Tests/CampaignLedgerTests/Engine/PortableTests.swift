import TestSupport
import Testing

@testable import CampaignLedger

/// The words for what engines say differently, asked of the engine itself.
@Suite("Portable SQL on the engine")
struct PortableTests {
    private func asked<T>(_ body: (any LedgerConnection) throws -> T) throws -> T {
        try Ledger.scratch().posting { .undo(try body($0)) }
    }

    private func value(_ expression: String, _ arguments: [LedgerValue] = []) throws -> Int64? {
        try asked { try $0.first("SELECT " + expression, arguments) { $0.optionalInt(0) } } ?? nil
    }

    @Test(arguments: [("1 < 2", 1), ("2 < 1", 0), ("NULL = 1", 0), ("EXISTS (SELECT 1)", 1)])
    func truth(condition: String, expected: Int64) throws {
        #expect(try value(Portable.truth(condition)) == expected)
    }

    @Test func sums() throws {
        #expect(try value(Portable.sum("a") + " FROM (SELECT 1 AS a UNION ALL SELECT 5) t") == 6)
        #expect(try value(Portable.sum("a") + " FROM (SELECT 1 AS a) t WHERE a > 1") == nil)
        let most = "SELECT \(Int64.max) AS a UNION ALL SELECT 1"
        let error = #expect(throws: LedgerError.self) { try value(Portable.sum("a") + " FROM (\(most)) t") }
        #expect(error?.code == .overflow)
    }

    @Test(arguments: [(1, 2, 2), (2, 1, 2), (-3, -3, -3)])
    func greater(one: Int64, other: Int64, expected: Int64) throws {
        #expect(try value(Portable.greatest("\(one)", "\(other)")) == expected)
    }

    @Test(arguments: [
        ("~abc", "~", true), ("a~bc", "~", false), ("", "~", false), ("D-1", "D-", true),
        ("d-1", "D-", false),
        ("donor edit", "donor edit", true), ("é1", "é", true), ("%", "_", false),
    ])
    func beginnings(text: String, prefix: String, expected: Bool) throws {
        let condition = Portable.begins("$1", with: prefix)
        #expect(try value(Portable.truth(condition), [.text(text)]) == (expected ? 1 : 0))
        let same = "\(Portable.beginning(of: "$1", prefix.count)) = $2"
        #expect(try value(Portable.truth(same), [.text(text), .text(prefix)]) == (expected ? 1 : 0))
    }

    @Test(arguments: [("D-7", true), ("D-x", false), ("D-", false), ("D-\u{0667}", false)])
    func digits(text: String, expected: Bool) throws {
        let condition = Portable.isDigit("$1", at: 3)
        #expect(try value(Portable.truth(condition), [.text(text)]) == (expected ? 1 : 0))
    }

    @Test func textsAreOrderedByTheirBytes() throws {
        let words = try asked { connection in
            try connection.temporaryTable("word", [.text("name")], key: [])
            try connection.write(["b", "\u{E9}", "B", "a", "Z"].map { [.text($0)] }, to: "word", ["name"])
            var words: [String] = []
            try connection.rows("SELECT name FROM word ORDER BY \(Portable.byBytes("name"))") {
                words.append($0.text(0))
            }
            return words
        }
        #expect(words == ["B", "Z", "a", "b", "\u{E9}"])
    }

    @Test func temporaryTables() throws {
        try asked { connection in
            try connection.temporaryTable("t", [.int("a"), .bytes("b")], key: ["a"])
            try connection.write([[.int(1), .bytes([0])]], to: "t", ["a", "b"])
            #expect(throws: LedgerError.self) {
                try connection.write([[.int(1), .null]], to: "t", ["a", "b"])
            }
            let (isFilled, hasOther) = (
                try connection.exists("t"), try connection.holds("SELECT 1 FROM t WHERE a = $1", [.int(2)])
            )
            #expect(isFilled && !hasOther)
            // Made anew it is empty, and may have other columns.
            try connection.temporaryTable("t", [.text("c"), .int("d")], key: ["c", "d"])
            let isEmpty = try !connection.exists("t")
            #expect(isEmpty)
            try connection.run("INSERT INTO t(c, d) VALUES ($1, $2)", [.text("x"), .int(1)])
            let values = try connection.integers("SELECT d FROM t")
            #expect(values == [1])
        }
    }

    /// A temporary table is of the connection, not of the ledger: nothing of it is in the file.
    @Test(.disabled(if: TestServer.isUsed, "what only a file has")) func theLedgerHasNoTraceOfThem() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("1", on: "2026-01-05", id: "m", donor: "d")])
        let tables = try SQL(ledger.path).texts("SELECT name FROM sqlite_master WHERE type = 'table'")
        #expect(
            !tables.contains { $0.hasPrefix("stage") || $0.hasPrefix("touched") || $0.hasPrefix("batch_") })
    }

    @Test func aWholeFileHasNoDamage() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("1", on: "2026-01-05", id: "m", donor: "d")])
        let engine = ledger.ledger.engine
        let damage = try engine.read { try engine.damage($0) }
        let differences = try engine.read { try engine.schemaDifferences($0) }
        #expect(damage.isEmpty)
        #expect(differences.isEmpty)
    }
}
