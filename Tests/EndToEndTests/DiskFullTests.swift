import Foundation
import Glibc
import TestSupport
import Testing

extension EndToEnd {
    @Suite("No room")
    struct DiskFullTests {
        /// A limit on the size of a file stands in for a disk without room wherever tests are not root.
        @Test("A file-size limit while importing", arguments: [400, 700, 1000, 1400])
        func fileSizeLimit(kibibytes: Int) throws {
            let harness = try KillHarness(earlier: 300, gifts: 3000, seed: 11)
            let workspace = try TestWorkspace()
            try workspace.takeLedger(of: harness.prepared)
            // bash counts in blocks of 1024 bytes.
            let result = workspace.shell("ulimit -f \(kibibytes); exec campaign import '\(harness.file)'")
            let ends: [Program.End] = [.exited(2), .killed(signal: SIGXFSZ), .exited(0)]
            #expect(ends.contains(result.end), "\(result.failure)")
            let left = try workspace.figures()
            #expect(left == (result.succeeded ? harness.after : harness.before))
            #expect(workspace.deepProblem() == nil)
            let again = workspace.run("import", harness.file)
            #expect(again.succeeded, "\(again.failure)")
            #expect(try workspace.figures() == harness.after)
        }

        @Test("The limit is reported when its signal is ignored")
        func ignoredLimit() throws {
            let harness = try KillHarness(earlier: 300, gifts: 3000, seed: 11)
            let result = harness.prepared.shell(
                "trap '' XFSZ; ulimit -f 500; exec campaign import '\(harness.file)'")
            #expect(result.end == .exited(2), "\(result.failure)")
            #expect(result.errors.hasPrefix("error: "), "\(result.errors)")
            #expect(try harness.prepared.figures() == harness.before)
            #expect(harness.prepared.deepProblem() == nil)
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
            #expect(result.errors.contains("disk is full"), "\(result.errors)")
            #expect(result.errors.contains("hint: "), "\(result.errors)")
            #expect(workspace.bytes("campaign.sqlite") == before)
            #expect(try workspace.figures() == figures)
            #expect(workspace.deepProblem() == nil)
            try outside.write(GiftFile.text(gifts: 50, prefix: "c", seed: 5), to: "c.csv")
            let next = workspace.run("import", outside.folder + "/c.csv")
            #expect(next.succeeded, "\(next.failure)")
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
