import Testing

@testable import CampaignLedger

/// What a server's engine may rely on: one statement at a time, and nothing between a bulk writer's rows.
@Suite("The order of statements")
struct StatementOrderTests {
    private func connected(_ body: (any LedgerConnection) throws -> Void) throws {
        StatementOrder.hold()
        let ledger = try Ledger.scratch()
        try ledger.posting { connection -> PostingEnd<Void> in
            try connection.temporaryTable("heap", [.int("a"), .text("b")], key: [])
            try connection.write([[.int(1), .text("x")], [.int(2), .null]], to: "heap", ["a", "b"])
            try body(connection)
            return .undo(())
        }
    }

    private func expectRefused(
        _ words: String, _ location: Testing.SourceLocation = #_sourceLocation,
        _ body: (any LedgerConnection) throws -> Void
    ) {
        let error = #expect(throws: LedgerError.self, sourceLocation: location) { try connected(body) }
        #expect(
            error?.message.contains(words) == true, "\(String(describing: error))", sourceLocation: location)
    }

    @Test func aStatementBetweenTheRowsOfAnother() {
        expectRefused("between the rows") { connection in
            try connection.rows("SELECT a FROM heap") { _ in
                _ = try connection.integer("SELECT count(*) FROM heap")
            }
        }
        expectRefused("between the rows") { connection in
            _ = try connection.first("SELECT a FROM heap") { _ in try connection.run("DELETE FROM heap") }
        }
    }

    @Test func aStatementBeforeTheRowsAreFinished() {
        expectRefused("before the rows of heap are finished") { connection in
            let writer = try connection.bulk("heap", ["a"])
            writer.int(3)
            try writer.endRow()
            _ = try connection.integer("SELECT count(*) FROM heap")
        }
    }

    @Test func rowsThatAreNeverFinished() {
        expectRefused("never finished") { connection in
            let writer = try connection.bulk("heap", ["a"])
            writer.int(3)
            try writer.endRow()
        }
    }

    @Test func rowsThatAreFinishedBetweenTheRowsOfAStatement() {
        expectRefused("are finished between") { connection in
            let writer = try connection.bulk("heap", ["a"])
            try connection.rows("SELECT a FROM heap") { _ in try writer.finish() }
        }
    }

    @Test func whatIsAllowed() throws {
        try connected { connection in
            // Rows may be written while others are read, and wait until those are all there.
            let writer = try connection.bulk("heap", ["a"])
            try connection.rows("SELECT a FROM heap ORDER BY a") { row in
                writer.int(row.int(0) + 10)
                try writer.endRow()
            }
            try writer.finish()
            let values = try connection.integers("SELECT a FROM heap ORDER BY a")
            #expect(values == [1, 2, 11, 12])
            let single = try connection.single("heap", ["a"])
            single.int(20)
            try single.endRow()
            let count = try connection.integer("SELECT count(*) FROM heap")
            #expect(count == 5)
        }
    }

    /// A value of a row may have to be looked up or written first: the rows before it go, not half of it.
    @Test func aStatementWithinARow() throws {
        try connected { connection in
            let single = try connection.single("heap", ["a", "b"])
            for number in 20...23 {
                single.int(Int64(number))
                let highest = try connection.integer("SELECT max(a) FROM heap")
                single.text("after \(highest)")
                try single.endRow()
            }
            var words: [String] = []
            try connection.rows("SELECT b FROM heap WHERE a >= 20 ORDER BY a") { words.append($0.text(0)) }
            #expect(words == ["after 2", "after 20", "after 21", "after 22"])
        }
    }

    @Test func portionsLeaveRoomForStatements() throws {
        try connected { connection in
            try connection.run("DELETE FROM heap")
            try connection.write((0..<1200).map { [.int($0), .null] }, to: "heap", ["a", "b"])
            var sum: Int64 = 0
            try connection.portions("SELECT a FROM heap ORDER BY a", [], read: { $0.int(0) }) { a in
                sum += try connection.integer("SELECT a FROM heap WHERE a = $1", [.int(a)])
            }
            #expect(sum == 1199 * 600)
        }
        expectRefused("between the rows") { connection in
            try connection.portions(
                "SELECT a FROM heap", [],
                read: { _ in try connection.run("DELETE FROM heap") }
            ) { _ in }
        }
    }

    @Test func anErrorInTheBodyLeavesTheConnectionWhole() throws {
        struct Enough: Error {}
        try connected { connection in
            #expect(throws: Enough.self) { try connection.rows("SELECT a FROM heap") { _ in throw Enough() } }
            let isThere = try connection.exists("heap")
            #expect(isThere)
        }
    }
}
