import Foundation
import Glibc
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Backups")
    struct BackupTests {
        private func posted() throws -> TestWorkspace {
            let workspace = try TestWorkspace()
            try workspace.write(GiftFile.text(gifts: 60, prefix: "a", seed: 1), to: "a.csv")
            #expect(workspace.run("import", "a.csv").succeeded)
            return workspace
        }

        @Test("A backup that is restored has the figures of its day, whatever lies in the log")
        func restore() throws {
            guard let sqlite = Binary.tool("sqlite3") else {
                return TestLog.note("restore skipped: no sqlite3 (apt install sqlite3)")
            }
            let workspace = try posted()
            let before = try workspace.figures()
            #expect(workspace.run("backup", "copy.sqlite").succeeded)
            #expect(workspace.mode("copy.sqlite") == 0o600)
            // As a computer that lost power leaves it: what was posted last is in the log alone.
            try workspace.write(
                "BEGIN; SELECT count(*) FROM entry;\n.shell touch held\n"
                    + ".shell while [ ! -e release ]; do sleep 0.02; done\n", to: "hold.sql")
            var options = workspace.options
            options.input = workspace.folder + "/hold.sql"
            let holder = Program(sqlite, ["campaign.sqlite"], options)
            while !workspace.files.contains("held"), holder.isRunning { usleep(1000) }
            #expect(workspace.run("gift", "add", "--amount", "77", "--name", "Lee Wong").succeeded)
            holder.stop()
            _ = holder.wait()
            #expect((workspace.bytes("campaign.sqlite-wal")?.count ?? 0) > 0)
            let later = try workspace.figures()
            #expect(later != before)
            let result = workspace.run("restore", "copy.sqlite")
            #expect(result.succeeded, "\(result.failure)")
            #expect(try workspace.figures() == before)
            #expect(workspace.deepProblem() == nil)
            // The old one, with what was in its log.
            let kept = workspace.files.filter { $0.hasPrefix("campaign.sqlite.before-restore-") }
            #expect(kept.count == 1 && kept.allSatisfy { workspace.mode($0) == 0o600 })
            #expect(workspace.run("restore", kept.first ?? "").succeeded)
            #expect(try workspace.figures() == later)
            // What was restored is posted to, also when the older one was.
            #expect(workspace.run("restore", "copy.sqlite").succeeded)
            #expect(workspace.run("gift", "add", "--amount", "5", "--name", "Ana Ruiz").succeeded)
            #expect(try workspace.figures().raised == before.raised + 500)
            #expect(workspace.deepProblem() == nil)
        }

        @Test("A damaged ledger is replaced too, and kept; its log is not read into the restored one")
        func damaged() throws {
            let workspace = try posted()
            let before = try workspace.figures()
            #expect(workspace.run("backup", "copy.sqlite").succeeded)
            var bytes = workspace.bytes("campaign.sqlite") ?? Data()
            bytes.replaceSubrange(100..<4096, with: Data(count: 3996))
            try bytes.write(to: URL(fileURLWithPath: workspace.ledger))
            try workspace.write("what is left of a log", to: "campaign.sqlite-wal")
            #expect(!workspace.run("status").succeeded)
            let result = workspace.run("restore", "copy.sqlite")
            #expect(result.succeeded, "\(result.failure)")
            #expect(try workspace.figures() == before)
            let kept = workspace.files.filter { $0.hasPrefix("campaign.sqlite.before-restore-") }
            // What was no log of this ledger may be gone with the first look at it; the ledger is kept.
            #expect(kept.contains { !$0.hasSuffix("-wal") }, "\(kept)")
        }

        @Test("A damaged backup restores nothing, and of a damaged ledger there is no backup")
        func refusals() throws {
            let workspace = try posted()
            #expect(workspace.run("backup", "copy.sqlite").succeeded)
            var bytes = workspace.bytes("copy.sqlite") ?? Data()
            bytes.replaceSubrange(8192..<16_384, with: Data(repeating: 7, count: 8192))
            try bytes.write(to: URL(fileURLWithPath: workspace.folder + "/copy.sqlite"))
            let before = workspace.bytes("campaign.sqlite")
            #expect(workspace.run("restore", "copy.sqlite").end == .exited(2))
            #expect(workspace.bytes("campaign.sqlite") == before)
            #expect(workspace.deepProblem() == nil)
            try bytes.write(to: URL(fileURLWithPath: workspace.ledger))
            #expect(workspace.run("backup", "other.sqlite").end == .exited(2))
            #expect(workspace.files == ["Campaigns", "a.csv", "campaign.sqlite", "copy.sqlite"])
        }

        @Test("A ledger that is in use is not replaced")
        func inUse() throws {
            guard let sqlite = Binary.tool("sqlite3") else {
                return TestLog.note("inUse skipped: no sqlite3 (apt install sqlite3)")
            }
            let workspace = try posted()
            #expect(workspace.run("backup", "copy.sqlite").succeeded)
            try workspace.write(
                "BEGIN IMMEDIATE;\n.shell touch held\n"
                    + ".shell while [ ! -e release ]; do sleep 0.02; done\n", to: "hold.sql")
            var options = workspace.options
            options.input = workspace.folder + "/hold.sql"
            let holder = Program(sqlite, ["campaign.sqlite"], options)
            while !workspace.files.contains("held"), holder.isRunning { usleep(1000) }
            // Copied all the same.
            #expect(workspace.run("backup", "second.sqlite").succeeded)
            let result = workspace.run("restore", "copy.sqlite")
            #expect(result.end == .exited(2) && result.errors.contains("hint: "), "\(result.failure)")
            try workspace.write("", to: "release")
            _ = holder.wait()
            #expect(workspace.run("restore", "copy.sqlite").succeeded)
            #expect(workspace.deepProblem() == nil)
        }
    }
}
