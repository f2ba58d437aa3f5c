import CampaignKit
import CampaignLedger
import Foundation
import System
import Terminal
import Testing

@testable import CampaignCLI

/// Exit codes, streams, files, paging.
struct RunningTests {
    @Test func aReaderWhoLeavesEarlyIsNoError() throws {
        let run = try TestRun()
        run.output = Buffer(failure: .brokenPipe)
        let result = run.run("list")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
    }

    @Test func anOutputThatFailsIs2() throws {
        let run = try TestRun()
        run.output = Buffer(failure: .failed(reason: "no space left on device"))
        let result = run.run("list")
        #expect(result.status == 2)
        #expect(result.said.contains("no space left on device"))
    }

    static let lines: [([String], Int32)] = [
        (["status"], 0), (["status", "--fail-under", "90"], 1), (["statsu"], 64), (["show", "nobody"], 2),
        (["-C", "nowhere", "status"], 2),
    ]

    @Test(arguments: lines)
    func exitCodes(words: [String], status: Int32) throws {
        let run = try TestRun.posted()
        #expect(run.run(words).status == status)
    }

    @Test func aLedgerProblemIs2WithItsOwnWords() throws {
        let run = try TestRun()
        try run.write("Minutes of the board, 12 November: no ledger at all.\n", to: Ledger.fileName)
        let result = run.run("status")
        #expect(result.status == 2)
        #expect(
            result.said.contains(
                """
                error: /WORKSPACE/campaign.sqlite is not a campaign ledger \
                hint: move it elsewhere, or give the right folder with -C DIR
                """))
        #expect(result.output.isEmpty)
    }

    @Test func contradictingFiguresAre2() throws {
        let run = try TestRun.posted()
        try run.damageLedger(
            "UPDATE node_now SET raised = raised + 1, received = received + 1 WHERE node = 'own/spring-2026'")
        let result = run.run("status", "--json")
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("{\"error\":{\"code\":\"figures-disagree\""))
    }

    @Test func aVanishedCampaignShowsInStatusAndFailsTheCheck() throws {
        let run = try TestRun.posted()
        #expect(run.run("check", "--only", "vanished-campaign").status == 0)
        try FileManager.default.removeItem(atPath: run.folder.path + "/Campaigns/spring-2026.md")
        let status = run.run("status")
        #expect(status.status == 0)
        #expect(status.output.contains("file missing"))
        // Its money stays in the total.
        #expect(status.output.contains("$25,410.00") && status.output.contains("$145,215.50"))
        #expect(status.said.contains("error [vanished-campaign]"))
        let check = run.run("check", "--only", "vanished-campaign")
        #expect(check.status == 1)
        let alone = run.run("status", "spring-2026")
        #expect(alone.status == 0 && alone.output.contains("spring-2026 "))
    }

    @Test func anAnswerInAFileIsWholeAndPrivate() throws {
        let run = try TestRun()
        try run.write("old", to: "answer.csv")
        let refused = run.run("list", "-o", "answer.csv")
        #expect(refused.status == 2 && refused.said.contains("already exists"))
        #expect(run.file("answer.csv") == "old")
        let result = run.run("list", "-o", "answer.csv", "--force")
        #expect(result.status == 0)
        #expect(result.output.isEmpty)
        #expect(run.file("answer.csv")?.hasPrefix("id,name,") == true)
        let path = run.folder.path + "/answer.csv"
        #expect(FileStatus(path)?.mode == 0o600)
        let left = try FileManager.default.contentsOfDirectory(atPath: run.folder.path)
        #expect(left.sorted() == ["Campaigns", "answer.csv"])
    }

    @Test func aFailedAnswerLeavesTheOldFile() throws {
        let run = try TestRun(.broken)
        try run.write("old", to: "answer.csv")
        #expect(run.run("list", "-o", "answer.csv", "--force").status == 2)
        #expect(run.file("answer.csv") == "old")
    }

    @Test func aFolderIsNoFile() throws {
        let run = try TestRun()
        let result = run.run("list", "-o", "Campaigns", "--format", "csv")
        #expect(result.status == 2)
        #expect(result.said.contains("it is a folder"))
    }

    @Test func tablesFitATerminalAndSayWhenTheyAreCut() throws {
        let run = try TestRun()
        run.screen = ScreenSize(columns: 80, rows: 200)
        let result = run.run("list", "--color", "never")
        #expect(result.output.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 80 })
        run.screen = ScreenSize(columns: 40, rows: 200)
        let narrow = run.run("list", "--color", "never")
        #expect(narrow.said.contains("--width 0"))
        #expect(narrow.output.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 40 })
        run.screen = nil
        #expect(run.run("list").output.contains("Year-End Appeal 2026"))
    }

    @Test func theStatusFitsEightyColumns() throws {
        let run = try TestRun.posted()
        let lines = run.run("status", "--width", "80").output.split(separator: "\n")
        #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= 80 })
        #expect(lines.contains { $0.contains("year-end-2026") })
    }

    @Test func colourIsOnlyForTerminalsUnlessAskedFor() throws {
        let run = try TestRun()
        #expect(!run.run("list").output.contains("\u{1B}"))
        run.screen = ScreenSize(columns: 200, rows: 200)
        #expect(run.run("list").output.contains("\u{1B}"))
        #expect(!run.run("list", "--color", "never").output.contains("\u{1B}"))
        run.environment["NO_COLOR"] = "1"
        #expect(!run.run("list").output.contains("\u{1B}"))
    }

    @Test func aWrongTodayIsAUsageError() throws {
        let run = try TestRun()
        run.environment["CAMPAIGN_TODAY"] = "tomorrow"
        let result = run.run("status")
        #expect(result.status == 64)
        #expect(result.said.contains("CAMPAIGN_TODAY is not a day"))
    }

    @Test func withoutAnOverrideTodayIsTheCharitysCivilDay() throws {
        let run = try TestRun()
        run.environment["CAMPAIGN_TODAY"] = nil
        // 2026-11-21 02:00 UTC is still the evening of the 20th in New York.
        #expect(run.run("status").output.contains("as of 20 Nov 2026"))
    }

    @Test func quietAndVerbose() throws {
        let run = try TestRun()
        #expect(run.run("status", "-q").errors.isEmpty)
        #expect(run.run("status", "-v").said.contains("workspace: /WORKSPACE"))
        #expect(run.run("status", "--json").errors.isEmpty)
    }

    @Test func theInertContextDoesNothing() throws {
        #expect(CommandContext.current.actor.isEmpty)
        #expect(CommandContext.current.absolute("a") == "/a")
        #expect(try CommandContext.current.input.read(upTo: 1).isEmpty)
    }
}
