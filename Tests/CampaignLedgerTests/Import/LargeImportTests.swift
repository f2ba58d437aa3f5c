import CampaignKit
import TestSupport
import Testing

@testable import CampaignLedger

/// What makes a large import quick must not change what it posts.
@Suite("Import: shortcuts for large files")
struct LargeImportTests {
    @Test(
        "A key that came before is always known, one that did not nearly never",
        arguments: Seeds.forRun(count: 3))
    func filter(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let filter = KeyFilter()
        var seen: Set<Int64> = []
        var alarms = 0
        for _ in 0..<50_000 {
            let key = Int64.random(in: .min ... .max, using: &random)
            if filter.insert(key), !seen.contains(key) { alarms += 1 }
            seen.insert(key)
        }
        for key in seen { #expect(filter.insert(key)) }
        #expect(alarms <= 2, "seed \(seed)")
    }

    @Test("Keys at the ends of the range", arguments: [0, 1, -1, Int64.min, Int64.max, 1 << 32])
    func ends(_ key: Int64) {
        let filter = KeyFilter()
        #expect(!filter.insert(key))
        #expect(filter.insert(key))
    }

    @Test("Sums that are written down now and then are the same sums", arguments: [1, 2, 7, 1000])
    func days(_ mostKeys: Int) throws {
        let ledger = try TestLedger()
        let rows = (0..<60).map { number in
            Rows.gift(
                "\(number + 1)", on: "2026-01-\(number % 10 + 10)", id: "g\(number)", donor: "d\(number % 7)",
                to: number % 3 == 0 ? Designation(campaign: "b") : .a)
        }
        try ledger.post(rows)
        let columns = "day, place, class, origin, raised, received, outstanding, gifts, commitments"
        let sql = "SELECT \(columns) FROM day_delta WHERE batch = $1 ORDER BY \(columns)"
        try ledger.ledger.engine.posting { connection -> PostingEnd<Void> in
            func sums(_ batch: Int64) throws -> [[Int64]] {
                var list: [[Int64]] = []
                try connection.rows(sql, [.int(batch)]) { row in list.append((0..<9).map { row.int($0) }) }
                return list
            }
            try StageTable.create(connection)
            var pass = DayDeltaPass(connection: connection, batch: 99, firstEntry: 1, lastEntry: 60)
            pass.mostKeys = mostKeys
            try pass.run()
            let posted = try sums(1)
            #expect(posted.count > 9)
            #expect(try sums(99) == posted)
            return .undo(())
        }
    }

    @Test("Splits are found among many rows, also when their ids come far apart")
    func splits() throws {
        let ledger = try TestLedger()
        var rows = (0..<300).map { Rows.gift("1", on: "2026-01-01", id: "g\($0)", donor: "d\($0 % 5)") }
        rows[0] = Rows.gift("60", on: "2026-01-01", id: "s", donor: "d1")
        rows[299] = Rows.gift("40", on: "2026-01-01", id: "s", donor: "d1", to: Designation(campaign: "b"))
        let outcome = try ledger.post(rows)
        #expect(outcome.splitRows == 1 && outcome.postedCount == 299)
        #expect(try ledger.tallies()[.total].raised == 39_800)
        #expect(try ledger.post(rows).alreadyImported == 299)
    }

    @Test(
        "The first posting leaves a ledger that readers and a writer may share",
        .disabled(if: TestServer.isUsed, "what only a file has"))
    func log() throws {
        let ledger = try TestLedger()
        let mode = { () throws -> String in
            try ledger.ledger.engine.read { connection in
                try connection.first("PRAGMA journal_mode") { $0.text(0) } ?? ""
            }
        }
        try ledger.post([Rows.gift("1", on: "2026-01-01", id: "g")])
        #expect(try mode() == "wal")
        try ledger.reopen()
        try ledger.post([Rows.gift("1", on: "2026-01-01", id: "h")])
        #expect(try mode() == "wal")
    }
}
