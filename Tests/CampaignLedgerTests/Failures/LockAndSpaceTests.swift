import CampaignKit
import Foundation
import GRDB
import TestSupport
import Testing

@testable import CampaignLedger

/// Another program writes, or there is no room: nothing is half done.
@Suite("Failures: locks and room", .disabled(if: TestServer.isUsed, "what only a file has"))
struct LockAndSpaceTests {
    private let more = Rows.gift("7", on: "2026-01-02", id: "n")

    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-01-01", id: "g")])
        return ledger
    }

    private func post(_ ledger: Ledger, _ rows: [ImportedEntry]) throws -> ImportOutcome {
        try ledger.importRows(TestLedger().context(), ImportOptions()) { session in
            for row in rows { try session.add(row) }
        }
    }

    @Test func aWriterOfThisProcessKeepsOthersWaiting() throws {
        let ledger = try ledger()
        let waiting = try #require(try Ledger.open(path: ledger.path, access: .write, busySeconds: 1))
        let blocker = try DatabaseQueue(path: ledger.path)
        try blocker.inDatabase { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            let error = #expect(throws: LedgerError.self) { try post(waiting, [more]) }
            #expect(error?.code == .locked)
            // Readers do not wait.
            #expect(
                try waiting.tallies(plan: .small, asOf: ledger.today, knownOn: nil)[.total].raised == 10_000)
            try database.execute(sql: "ROLLBACK")
        }
        #expect(try post(waiting, [more]).batch == 2)
    }

    @Test func anotherProcessIsNamed() throws {
        let ledger = try ledger()
        let waiting = try #require(try Ledger.open(path: ledger.path, access: .write, busySeconds: 1))
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3") else {
            TestLog.note("locks of other processes: skipped, no sqlite3 shell here")
            return
        }
        let (commands, answers) = (Pipe(), Pipe())
        shell.arguments = [ledger.path]
        shell.standardInput = commands
        shell.standardOutput = answers
        try shell.run()
        commands.fileHandleForWriting.write(Data("BEGIN IMMEDIATE; SELECT 'holding';\n".utf8))
        _ = answers.fileHandleForReading.availableData
        let error = #expect(throws: LedgerError.self) { try post(waiting, [more]) }
        #expect(error?.code == .locked)
        #expect(
            error?.message.contains("process \(shell.processIdentifier) (sqlite3)") == true,
            "\(error?.message ?? "")")
        commands.fileHandleForWriting.write(Data("ROLLBACK;\n.quit\n".utf8))
        try commands.fileHandleForWriting.close()
        shell.waitUntilExit()
        #expect(try post(waiting, [more]).batch == 2)
    }

    /// A limit on the pages of the file replaces a full disk: SQLite gives the same error.
    private func leave(_ pages: Int, to ledger: TestLedger) throws {
        try ledger.ledger.engine.posting { connection -> PostingEnd<Void> in
            let used = try connection.integer("PRAGMA page_count")
            try connection.run("PRAGMA max_page_count = \(Int(used) + pages)")
            return .undo(())
        }
    }

    private let many = (0..<3000).map { Rows.gift("1", on: "2026-01-05", id: "m\($0)", donor: "d\($0)") }

    @Test(arguments: [0, 1, 7, 60]) func aFullDiskKeepsNothing(pages: Int) throws {
        let ledger = try ledger()
        try leave(pages, to: ledger)
        let before = try SQL(ledger.path).dump("entry")
        let error = #expect(throws: LedgerError.self) { try ledger.post(many) }
        #expect(error?.code == .diskFull, "\(String(describing: error))")
        #expect(try SQL(ledger.path).dump("entry") == before)
        #expect(try SQL(ledger.path).texts("PRAGMA integrity_check") == ["ok"])
        #expect(try ledger.dollars() == 100 && ledger.ledger.batches().count == 1)
        // With room again, the same command works.
        try ledger.reopen()
        try ledger.post(many)
        #expect(try ledger.dollars() == 3100)
    }

    @Test func aFullDiskAtTheFirstImportLeavesNoFile() throws {
        let ledger = try TestLedger()
        try leave(20, to: ledger)
        let error = #expect(throws: LedgerError.self) { try ledger.post(many) }
        #expect(error?.code == .diskFull, "\(String(describing: error))")
        #expect(!ledger.fileExists && ledger.fileBytes().isEmpty)
    }
}
