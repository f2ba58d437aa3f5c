import Foundation
import Glibc
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Temporary files")
    struct TemporaryFileTests {
        @Test(
            "Letters go with an interrupted process, and so does the program that prints them",
            arguments: [SIGINT, SIGTERM, SIGHUP])
        func interruptedPDF(signal: Int32) throws {
            let workspace = try TestWorkspace()
            let tools = workspace.folder + "/tools"
            let scratch = workspace.folder + "/scratch"
            for folder in [tools, scratch, workspace.folder + "/Reports"] {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
            try FileManager.default.copyItem(
                atPath: Binary.repository.path + "/Reports/board.md",
                toPath: workspace.folder + "/Reports/board.md")
            // Stands for WeasyPrint: says that it runs, and never ends by itself.
            try workspace.write(
                "#!/bin/sh\necho $$ > '\(workspace.folder)/started'\nwhile :; do sleep 0.05; done\n",
                to: "tools/stand-in")
            // By another process: what a test next to this one holds open for writing cannot be run.
            let made = workspace.shell("cp tools/stand-in tools/weasyprint && chmod 755 tools/weasyprint")
            #expect(made.succeeded, "\(made.failure)")
            let program = workspace.start(["report", "build", "board", "--pdf"]) {
                $0.environment["PATH"] = tools + ":" + ($0.environment["PATH"] ?? "")
                $0.environment["TMPDIR"] = scratch
            }
            program.wait(until: { (workspace.bytes("started")?.count ?? 0) > 0 })
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).count == 1)
            program.signal(signal)
            #expect(program.wait().end == .exited(128 + signal))
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch) == [])
            let text = workspace.bytes("started").map { String(decoding: $0, as: UTF8.self) } ?? ""
            let child = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
            while kill(child, 0) == 0 { usleep(1000) }
        }

        @Test("An answer that is killed, or for which there is no room, leaves the old file and nothing else")
        func noRoom() throws {
            let workspace = try TestWorkspace()
            try workspace.write(GiftFile.text(gifts: 900, prefix: "a", seed: 1), to: "a.csv")
            #expect(workspace.run("import", "a.csv").succeeded)
            try workspace.write("old", to: "list.csv")
            let line = "trap '' XFSZ; ulimit -f 8; campaign gift list --force -o list.csv"
            let result = workspace.shell(line)
            #expect(result.end == .exited(2), "\(result.failure)")
            #expect(workspace.bytes("list.csv") == Data("old".utf8))
            // The database's own files next to the ledger are not part of the answer.
            let files = workspace.files.filter { !$0.hasPrefix("campaign.sqlite-") }
            #expect(files == ["Campaigns", "a.csv", "campaign.sqlite", "list.csv"])
        }

        @Test("However many rows are rejected, each has its reason, in little memory")
        func manyRejected() throws {
            let workspace = try TestWorkspace()
            let rows = 60_000
            let bad = (0..<rows).map { "x\($0),not-a-day,ten,Ana Ruiz\n" }.joined()
            try workspace.write("gift_id,date,amount,donor_name\n" + bad, to: "bad.csv")
            let result = workspace.run("import", "bad.csv", "--partial", "--rejects", "out.csv", "-q") {
                $0.watchesMemory = true
            }
            #expect(result.end == .exited(1), "\(result.failure)")
            let text = workspace.bytes("out.csv").map { String(decoding: $0, as: UTF8.self) } ?? ""
            let lines = text.split(separator: "\r\n")
            #expect(lines.count == rows + 1)
            #expect(lines.dropFirst().allSatisfy { $0.contains("date: ") && $0.contains("amount: ") })
            #expect(result.peakKiB < 200 * 1024, "\(result.peakKiB) KiB")
        }
    }
}
