import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Locks")
    struct LockTests {
        @Test("While another program writes, readers answer at once and writers wait their turn")
        func lockedLedger() throws {
            let workspace = try TestWorkspace()
            #expect(workspace.run("gift", "add", "--amount", "10", "--name", "Ana Ruiz").succeeded)
            guard let holder = try workspace.holdLedger("BEGIN IMMEDIATE;", end: "ROLLBACK;") else { return }
            #expect(workspace.files.contains("held"))

            let status = workspace.run("status")
            #expect(status.succeeded, "\(status.failure)")
            let writer = workspace.start(["gift", "add", "--amount", "20", "--name", "Lee Wong"])
            #expect(try workspace.figures().raised == 1000)
            try workspace.write("", to: "release")
            #expect(holder.wait().succeeded)
            let added = writer.wait()
            #expect(added.succeeded, "\(added.failure)")
            #expect(try workspace.figures().raised == 3000)
            #expect(workspace.deepProblem() == nil)
        }

        @Test("Two imports at once both arrive", arguments: ["into a ledger", "into none yet"])
        func twoImports(kind: String) throws {
            for round in 0..<2 {
                let workspace = try TestWorkspace()
                if kind == "into a ledger" {
                    #expect(workspace.run("gift", "add", "--amount", "10", "--name", "Ana Ruiz").succeeded)
                }
                try workspace.write(GiftFile.text(gifts: 60, prefix: "a", seed: 1), to: "a.csv")
                try workspace.write(GiftFile.text(gifts: 80, prefix: "b", seed: 2), to: "b.csv")
                let alone = try TestWorkspace()
                if kind == "into a ledger" {
                    #expect(alone.run("gift", "add", "--amount", "10", "--name", "Ana Ruiz").succeeded)
                }
                for name in ["a.csv", "b.csv"] {
                    #expect(alone.run("import", workspace.folder + "/" + name).succeeded)
                }
                let both = ["a.csv", "b.csv"].map { workspace.start(["import", $0]) }.map { $0.wait() }
                for result in both { #expect(result.succeeded, "round \(round): \(result.failure)") }
                #expect(try workspace.figures() == alone.figures())
                #expect(workspace.deepProblem() == nil)
            }
        }

        /// Killed between its first transaction and the change to a write-ahead log.
        @Test("A ledger whose making was cut short gets its write-ahead log with the next posting")
        func unfinishedMaking() throws {
            guard let sqlite = Binary.tool("sqlite3") else {
                return TestLog.note("unfinishedMaking skipped: no sqlite3 (apt install sqlite3)")
            }
            let workspace = try TestWorkspace()
            #expect(workspace.run("gift", "add", "--amount", "10", "--name", "Ana Ruiz").succeeded)
            func journal(_ sql: String) -> String {
                Program(sqlite, ["campaign.sqlite", sql], workspace.options).wait().output
            }
            #expect(journal("PRAGMA journal_mode = DELETE") == "delete\n")
            #expect(workspace.run("gift", "add", "--amount", "11", "--name", "Lee Wong").succeeded)
            #expect(journal("PRAGMA journal_mode") == "wal\n")
            #expect(try workspace.figures().raised == 2100)
        }
    }
}
