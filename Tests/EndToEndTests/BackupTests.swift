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
            let workspace = try posted()
            let before = try workspace.figures()
            #expect(workspace.run("backup", "copy.sqlite").succeeded)
            #expect(workspace.mode("copy.sqlite") == 0o600)
            guard try workspace.postIntoLog() else { return }
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

        @Test(
            "A damaged ledger is replaced too, and kept with what its log held, which is not read into the new one",
            arguments: [100..<4096, 0..<100])
        func damaged(bytes zeroed: Range<Int>) throws {
            let workspace = try posted()
            let before = try workspace.figures()
            #expect(workspace.run("backup", "copy.sqlite").succeeded)
            let note = "only in the log of this ledger"
            guard try workspace.postIntoLog(note: note) else { return }
            var bytes = workspace.bytes("campaign.sqlite") ?? Data()
            bytes.replaceSubrange(zeroed, with: Data(count: zeroed.count))
            try bytes.write(to: URL(fileURLWithPath: workspace.ledger))
            #expect(!workspace.run("status").succeeded)
            let result = workspace.run("restore", "copy.sqlite")
            #expect(result.succeeded, "\(result.failure)")
            #expect(try workspace.figures() == before)
            #expect(workspace.deepProblem() == nil)
            let kept = workspace.files.filter { $0.hasPrefix("campaign.sqlite.before-restore-") }
            #expect(kept.contains { !$0.hasSuffix("-wal") }, "\(kept)")
            // In the log next to it, or taken in by it: the gift is not lost.
            #expect(
                kept.contains { workspace.bytes($0)?.range(of: Data(note.utf8)) != nil }, "\(kept)")
        }

        @Test("A log whose ledger is gone is named, before a posting and by restore")
        func logOfNoLedger() throws {
            let workspace = try posted()
            #expect(workspace.run("backup", "copy.sqlite").succeeded)
            guard try workspace.postIntoLog(note: "left") else { return }
            try FileManager.default.removeItem(atPath: workspace.ledger)
            let log = workspace.bytes("campaign.sqlite-wal")
            #expect(workspace.run("status").said.contains("campaign.sqlite-wal may contain entries"))
            let result = workspace.run("restore", "copy.sqlite")
            #expect(result.output.contains("kept: campaign.sqlite.left-wal"), "\(result.output)")
            #expect(workspace.bytes("campaign.sqlite.left-wal") == log)
            #expect(workspace.deepProblem() == nil)
        }

        @Test("Another ledger in this one's place is said")
        func another() throws {
            let (workspace, other) = (try posted(), try TestWorkspace())
            #expect(other.run("gift", "add", "--amount", "1", "--name", "Eve Font").succeeded)
            let file = other.folder + "/campaign.sqlite"
            let words = workspace.run("restore", file).output.split(whereSeparator: \.isWhitespace)
            #expect(words.joined(separator: " ").contains("no batch in common"))
            #expect(workspace.run("restore", file, "--json").output.contains("\"other_ledger\": false"))
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
