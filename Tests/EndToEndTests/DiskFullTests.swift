import Foundation
import Glibc
import TestSupport
import Testing

extension EndToEnd {
    @Suite("No room")
    struct DiskFullTests {
        /// A limit on the size of a file replaces a disk without room wherever tests are not root.
        @Test("A file-size limit while importing")
        func fileSizeLimit() throws {
            let harness = try KillHarness(earlier: 300, gifts: 1200, seed: 11)
            // bash counts in blocks of 1024 bytes; the signal kills unless it is ignored.
            for limit in ["ulimit -f 250", "ulimit -f 500", "trap '' XFSZ; ulimit -f 400"] {
                let workspace = try TestWorkspace()
                try workspace.takeLedger(of: harness.prepared)
                let result = workspace.shell("\(limit); exec campaign import '\(harness.file)'")
                let ends: [Program.End] = [.exited(2), .killed(signal: SIGXFSZ), .exited(0)]
                #expect(ends.contains(result.end), "\(limit): \(result.failure)")
                if limit.hasPrefix("trap") {
                    #expect(result.end == .exited(2), "\(limit): \(result.failure)")
                    #expect(result.errors.hasPrefix("error: "), "\(limit): \(result.errors)")
                }
                let left = try workspace.figures()
                #expect(left == (result.succeeded ? harness.after : harness.before), "\(limit)")
                #expect(workspace.deepProblem() == nil, "\(limit)")
                let again = workspace.run("import", harness.file)
                #expect(again.succeeded, "\(limit): \(again.failure)")
                #expect(try workspace.figures() == harness.after, "\(limit)")
            }
        }

        @Test("A full disk", arguments: ["first", "next"])
        func fullDisk(kind: String) throws {
            guard let disk = SmallDisk(mebibytes: 2) else {
                return TestLog.note("fullDisk skipped: a small disk cannot be mounted here")
            }
            defer { disk.remove() }
            let workspace = try TestWorkspace(in: disk.path)
            if kind == "next" {
                try workspace.write(GiftFile.text(gifts: 200, prefix: "a", seed: 3), to: "a.csv")
                #expect(workspace.run("import", "a.csv").succeeded)
            }
            let before = workspace.bytes("campaign.sqlite")
            let figures = try workspace.figures()
            let outside = try TestWorkspace(plan: false)
            try outside.write(GiftFile.text(gifts: 12_000, prefix: "b", seed: 4), to: "b.csv")
            let result = workspace.run("import", outside.folder + "/b.csv")
            #expect(result.end == .exited(2), "\(result.failure)")
            #expect(result.said.contains("disk is full"), "\(result.errors)")
            #expect(result.errors.contains("hint: "), "\(result.errors)")
            #expect(workspace.bytes("campaign.sqlite") == before)
            #expect(try workspace.figures() == figures)
            #expect(workspace.deepProblem() == nil)
            try outside.write(GiftFile.text(gifts: 50, prefix: "c", seed: 5), to: "c.csv")
            let next = workspace.run("import", outside.folder + "/c.csv")
            #expect(next.succeeded, "\(next.failure)")
        }

        @Test("A disk without any room is still read from", arguments: ["a closed ledger", "one with a log"])
        func readingWithoutRoom(kind: String) throws {
            guard let disk = SmallDisk(mebibytes: 3) else {
                return TestLog.note("readingWithoutRoom skipped: no small disk")
            }
            defer { disk.remove() }
            let workspace = try TestWorkspace(in: disk.path)
            try workspace.write(GiftFile.text(gifts: 200, prefix: "a", seed: 3), to: "a.csv")
            #expect(workspace.run("import", "a.csv").succeeded)
            var raised = try workspace.figures().raised
            if kind == "one with a log" {
                guard try workspace.postIntoLog() else { return }
                raised += 7700
                try FileManager.default.removeItem(atPath: workspace.ledger + "-shm")
            }
            _ = workspace.shell("dd if=/dev/zero of=full bs=1k count=8192 2>/dev/null")
            for words in [
                ["status", "--json"], ["gift", "list"], ["check", "--deep"], ["status", "--json"],
            ] {
                let result = workspace.start(words).wait()
                #expect(result.succeeded, "\(words): \(result.failure)")
            }
            #expect(try workspace.figures().raised == raised)
        }
    }
}

/// A disk in memory with hardly any room, for as long as a test needs it.
private struct SmallDisk {
    let path: String

    init?(mebibytes: Int) {
        guard geteuid() == 0, let mount = Binary.tool("mount"), Binary.tool("umount") != nil else {
            return nil
        }
        path = NSTemporaryDirectory() + "campaign-e2e-disk-\(UUID().uuidString)"
        guard mkdir(path, 0o700) == 0 else { return nil }
        let words = ["-t", "tmpfs", "-o", "size=\(mebibytes)m", "campaign-test", path]
        guard Program(mount, words, Program.Options()).wait().succeeded else {
            rmdir(path)
            return nil
        }
    }

    func remove() {
        if let umount = Binary.tool("umount") { _ = Program(umount, [path], Program.Options()).wait() }
        rmdir(path)
    }
}
