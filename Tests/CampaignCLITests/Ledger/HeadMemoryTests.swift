import CampaignKit
import CampaignLedger
import CampaignServices
import Foundation
import Testing

@testable import CampaignCLI

/// The small file in which this computer remembers a ledger.
struct HeadMemoryTests {
    private static let mark = BatchMark(
        ledger: String(repeating: "a1", count: 32), batch: 41, hash: String(repeating: "b2", count: 32),
        postedAtUTC: "2026-11-29T19:02:00Z", zone: "America/New_York", actor: "Ana \u{E9}\nx", rows: 1,
        controlMinor: 100_000)

    private func mode(_ path: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let run = try TestRun()
        let memory = HeadMemory(of: run.folder.path, run.context())
        #expect(memory.read() == nil && memory.obstacle == nil)
        memory.write(HeadMemory.Content(mark: Self.mark, isBegun: true))
        var expected = Self.mark
        expected.actor = "Ana \u{E9}x"
        #expect(memory.read() == HeadMemory.Content(mark: expected, isBegun: true))
        let path = try #require(memory.path)
        #expect(path.hasPrefix(run.state + "/campaign/heads/"))
        #expect(mode(path) == 0o600 && mode(run.state + "/campaign") == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: run.folder.path) == ["Campaigns"])
    }

    @Test("A link to the folder is the folder; another folder is not")
    func foldersAreTheirRealPaths() throws {
        let run = try TestRun()
        let link = run.folder.path + "-link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: run.folder.path)
        defer { try? FileManager.default.removeItem(atPath: link) }
        let path = HeadMemory(of: run.folder.path, run.context()).path
        #expect(HeadMemory(of: link, run.context()).path == path)
        #expect(HeadMemory(of: run.folder.path + "/Campaigns", run.context()).path != path)
    }

    @Test func itsPlaceComesFromTheEnvironment() throws {
        let run = try TestRun()
        func path(_ environment: [String: String]) -> String? {
            run.environment = environment
            return HeadMemory(of: "/tmp", run.context()).path
        }
        #expect(path(["XDG_STATE_HOME": "/s/", "HOME": "/h"])?.hasPrefix("/s/campaign/heads/") == true)
        #expect(
            path(["XDG_STATE_HOME": "s", "HOME": "/h"])?.hasPrefix("/h/.local/state/campaign/heads/") == true)
        #expect(path(["HOME": "/h"])?.hasPrefix("/h/.local/state/campaign/heads/") == true)
        #expect(path([:]) == nil && path(["HOME": "relative"]) == nil)
    }

    @Test("Where it cannot be kept nothing fails, and doctor says so")
    func noPlace() throws {
        for state in [nil, "/dev/null/x"] {
            let run = try TestRun()
            run.environment["XDG_STATE_HOME"] = state
            let added = run.run("gift", "add", "--amount", "5", "--name", "X")
            #expect(added.status == 0)
            #expect(run.run("status").status == 0)
            #expect(run.run("doctor").output.contains("warn  memory"), "\(state ?? "none")")
        }
    }

    @Test("It is written when the head changed, and not by every reading")
    func writtenWhenTheHeadChanged() throws {
        let run = try TestRun()
        #expect(run.run("gift", "add", "--amount", "5", "--name", "X").status == 0)
        let path = try #require(HeadMemory(of: run.folder.path, run.context()).path)
        let before = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? NSNumber
        #expect(run.run("status").status == 0 && run.run("check").status == 0)
        let after = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? NSNumber
        #expect(before == after)
        // What cannot be understood counts for nothing, and is written again.
        try Data("campaign-head 1\nbatch x\n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(run.run("status").errors.isEmpty)
        #expect(HeadMemory(of: run.folder.path, run.context()).read()?.mark.batch == 1)
    }

    @Test func batchesInWords() {
        var mark = Self.mark
        mark.actor = "Ana"
        let words = BatchWords(currency: .usd)
        #expect(words.text(mark) == "batch B-41 (Ana, 29 Nov 2026 14:02, 1 row, $1,000.00)")
        (mark.controlMinor, mark.rows) = (0, 250)
        #expect(words.text(mark) == "batch B-41 (Ana, 29 Nov 2026 14:02, 250 rows)")
        #expect(BatchWords.moment("2026-12-31T23:30:00Z", zone: "Asia/Jerusalem") == "1 Jan 2027 01:30")
        #expect(BatchWords.moment("soon", zone: "UTC") == "soon")
        #expect(ShellWord.quoted("a-b_1.sqlite") == "a-b_1.sqlite")
        #expect(ShellWord.quoted("Ana's copy") == "'Ana'\\''s copy'" && ShellWord.quoted("") == "''")
    }
}
