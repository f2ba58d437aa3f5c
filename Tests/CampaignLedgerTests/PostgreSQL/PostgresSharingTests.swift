import CampaignKit
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import CampaignLedger

/// Several programs on one ledger: one writer, readers of one state, connections that go away.
@Suite("Sharing a ledger on a server", .enabled(if: TestServer.isUsed))
final class PostgresSharingTests {
    private let test: TestLedger

    init() throws {
        test = try TestLedger()
        try test.post([Rows.gift("1", on: "2026-01-05", id: "m", donor: "d")])
    }

    private func other(busySeconds: Int = 60) throws -> Ledger {
        try #require(try Ledger.open(path: test.path, access: .write, busySeconds: busySeconds))
    }

    @Test func aSecondWriterWaitsAndIsToldForWhom() throws {
        let waiting = try other(busySeconds: 1)
        try test.ledger.posting { _ -> PostingEnd<Void> in
            let error = #expect(throws: LedgerError.self) {
                try waiting.posting { _ -> PostingEnd<Void> in .undo(()) }
            }
            #expect(error?.code == .locked)
            #expect(error?.message == "the ledger is being written by tester")
            return .undo(())
        }
        try waiting.posting { _ -> PostingEnd<Void> in .undo(()) }
    }

    /// Where the lock of the first connection is not seen, there would be two writers.
    @Test func twoWritersAreKeptApart() throws {
        let place = try #require(try PostgresPlace(test.path))
        // No one holds the lock just now: the proof fails, as on a server without locks.
        let error = #expect(throws: LedgerError.self) { try PostgresOpening.requireExclusion(place) }
        #expect(error?.message.hasSuffix("lets two write at the same time") == true)
        let first = try PostgresOpening.connect(place, busySeconds: 1)
        try first.run("SELECT pg_advisory_lock(\(SQLiteSchema.applicationID))")
        try PostgresOpening.requireExclusion(place)
    }

    @Test func aReaderSeesOneState() throws {
        let reader = try #require(try Ledger.open(path: test.path, access: .read))
        let counts = try reader.engine.read { connection in
            let before = try connection.integer("SELECT count(*) FROM entry")
            try self.test.post([Rows.gift("2", on: "2026-01-06", id: "n", donor: "d")])
            return [before, try connection.integer("SELECT count(*) FROM entry")]
        }
        #expect(counts == [1, 1])
        #expect(try reader.engine.read { try $0.integer("SELECT count(*) FROM entry") } == 2)
        #expect(throws: LedgerError.self) {
            try reader.engine.read { try $0.run("DELETE FROM node_now") }
        }
    }

    /// Eight writers, each with gifts of its own: every one that was posted is there once.
    @Test func manyWriters() throws {
        let posted = Mutex<[String]>([])
        let path = test.path
        DispatchQueue.concurrentPerform(iterations: 8) { writer in
            for number in 0..<5 {
                let id = "w\(writer)-\(number)"
                guard let ledger = try? Ledger.open(path: path, access: .write),
                    let outcome = try? TestLedger.post(id, to: ledger), outcome.isAccepted
                else { continue }
                posted.withLock { $0.append(id) }
            }
        }
        let ids = posted.withLock { $0 }
        #expect(ids.count == 40)
        let there = try SQL(path).texts("SELECT external_id FROM entry WHERE external_id <> 'm'")
        #expect(there.sorted() == ids.sorted())
        #expect(try test.ledger.check(plan: test.plan, asOf: test.today, deep: true).map(\.code) == [])
    }

    /// The server ends the conversation in the middle: nothing is kept, and the next posting goes well.
    @Test func aConversationThatIsCut() throws {
        let error = #expect(throws: LedgerError.self) {
            try test.ledger.posting { connection -> PostingEnd<Void> in
                try connection.run("INSERT INTO donor(id, batch) VALUES (77, 2)")
                let process = try connection.integer("SELECT pg_backend_pid()")
                _ = try SQL(self.test.path).texts("SELECT pg_terminate_backend(\(process), 10000)::text")
                return .keep(())
            }
        }
        #expect(error?.code == .io)
        #expect(error?.message.contains("nothing was written") == true, "\(String(describing: error))")
        #expect(try SQL(test.path).integer("SELECT count(*) FROM donor WHERE id = 77") == 0)
        try test.post([Rows.gift("2", on: "2026-01-06", id: "n", donor: "d")])
        #expect(try test.ledger.head()?.batch == 2)
    }

    /// The line goes dead as a posting ends, before or after the server heard of it: what is said to be
    /// posted is there once, what is said not to be is not there.
    @Test func theEndThatIsNotHeard() throws {
        let proxy = try CuttingProxy(to: TestServer.socket)
        let path = test.path.replacing(TestServer.socket, with: proxy.folder)
        let ledger = try #require(try Ledger.open(path: path, access: .write))
        var posted: [String] = []
        for number in 0..<100 {
            let isHeard = number % 2 == 1
            proxy.arm(isHeard ? .after : .before)
            do {
                _ = try TestLedger.post("c\(number)", to: ledger)
                #expect(isHeard, "\(number)")
                posted.append("c\(number)")
            } catch let error as LedgerError {
                #expect(!isHeard && error.code == .io, "\(number): \(error)")
                #expect(error.message.contains("nothing was written"), "\(error)")
            }
        }
        let there = try SQL(test.path).texts("SELECT external_id FROM entry WHERE external_id <> 'm'")
        #expect(there.sorted() == posted.sorted() && posted.count == 50)
        #expect(try test.ledger.check(plan: test.plan, asOf: test.today, deep: true).map(\.code) == [])
    }

    /// As on a file: a number as its digits, a text's digits as the number, nothing as nothing.
    @Test func valuesOfAnotherKind() throws {
        let read = try test.ledger.engine.read { connection in
            try connection.first("SELECT 1 + $1, '-7', NULL, $2", [.int(41), .bytes([])]) { row in
                [row.text(0), "\(row.int(1))", row.text(2), "\(row.int(2))", row.text(3)]
            }
        }
        #expect(read == ["42", "-7", "", "0", ""])
    }

    // MARK: - From one engine to the other

    @Test func thereAndBack() throws {
        try test.post([
            Rows.pledge(
                "300", on: "2026-01-01", named: "p", due: ["2026-02-01=100", "2026-03-01=200"]),
            Rows.payment("100", on: "2026-02-10", of: "p", id: "y"),
        ])
        let copy = try test.ledger.copy(into: test.folder)
        #expect(copy.newest?.batch == 2)
        let file = try #require(try Ledger.open(path: copy.file, access: .read))
        #expect(try file.head()?.hash == test.ledger.head()?.hash)
        let figures = try file.tallies(plan: test.plan, asOf: test.today, knownOn: nil)
        TallyComparison.expectSame(figures, try test.tallies(), "in the file")
        let back = try TestLedger(copying: try Data(contentsOf: URL(fileURLWithPath: copy.file)))
        #expect(try back.ledger.head()?.hash == test.ledger.head()?.hash)
        #expect(try back.ledger.check(plan: test.plan, asOf: test.today, deep: true).map(\.code) == [])
        for table in DeclaredTable.all.map(\.name) {
            #expect(try SQL(back.path).dump(table) == SQL(test.path).dump(table), "\(table)")
        }
    }
}

extension TestLedger {
    /// Posts one gift of a dollar as another program would.
    static func post(_ id: String, to ledger: Ledger) throws -> ImportOutcome {
        let context = PostingContext(
            nowUTC: "2026-06-30T12:00:00Z", postedOn: .day("2026-06-30"), zone: "America/New_York",
            actor: "tester", command: "import", planText: Array("plan".utf8), plan: .small)
        return try ledger.importRows(context, ImportOptions()) { session in
            try session.add(Rows.gift("1", on: "2026-01-05", id: id, donor: "d-\(id)"))
        }
    }
}
