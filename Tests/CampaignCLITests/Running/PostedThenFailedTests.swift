import CampaignCLI
import Foundation
import Testing

/// What fails after a posting must not be taken for a posting that failed.
@Suite("Posted, then failed")
struct PostedThenFailedTests {
    private func refund(_ run: TestRun, output: Buffer, _ more: String...) -> TestRun.Result {
        run.output = output
        return run.run(["gift", "refund", "G-1", "--amount", "5"] + more)
    }

    private func posted() throws -> TestRun {
        let run = try TestRun()
        #expect(run.run("gift", "add", "--amount", "100", "--name", "Ana Ruiz").status == 0)
        return run
    }

    @Test func aFullOutputNamesWhatWasPosted() throws {
        let run = try posted()
        let full = Buffer(failure: .failed(reason: "no space left on device"))
        let result = refund(run, output: full)
        #expect(result.status == 3)
        #expect(result.said.contains("posted as G-2 (batch B-2), but then: cannot write the output"))
        #expect(result.said.contains("do not run it again"))
        #expect(run.run("gift", "show", "G-2").status == 0)
        // Who runs it again all the same is asked.
        let again = run.run("gift", "refund", "G-1", "--amount", "5")
        #expect(again.status == 1 && again.output.contains("the same entry was posted as G-2"))
    }

    @Test("Whatever a command has done is said when its answer cannot be written")
    func everyCommandThatDidSomething() throws {
        let run = try posted()
        let twin = try TestRun()
        try twin.write(try run.bytes("campaign.sqlite"), to: "campaign.sqlite")
        #expect(twin.run("gift", "add", "--amount", "3", "--name", "Lee Wong").status == 0)
        try run.write(try twin.bytes("campaign.sqlite"), to: "other.sqlite")
        let cases: [([String], String)] = [
            (["backup", "copy.sqlite"], "backed up to copy.sqlite, but then"),
            (["ledger", "adopt", "other.sqlite"], "posted as batch B-2, but then"),
            (["import", "undo", "B-1"], "posted as batch B-3, but then"),
            (
                ["restore", "copy.sqlite"],
                "restored copy.sqlite; the old ledger is kept: campaign.sqlite."
            ),
        ]
        for (arguments, words) in cases {
            run.output = Buffer(failure: .failed(reason: "no space left on device"))
            let result = run.run(arguments)
            #expect(result.status == 3 && result.said.contains(words), "\(arguments): \(result.errors)")
        }
        #expect(run.run("status").output.contains("$100.00"))
    }

    @Test func programsGetTheNumbers() throws {
        let run = try posted()
        let result = refund(run, output: Buffer(failure: .failed(reason: "no space left")), "--json")
        #expect(result.status == 3)
        #expect(result.errors.contains("\"code\":\"posted-then-failed\""))
        #expect(result.errors.contains("\"posted\":[\"G-2\"]") && result.errors.contains("\"batch\":\"B-2\""))
    }

    @Test func aReaderWhoLeftIsNoFailure() throws {
        let run = try posted()
        #expect(refund(run, output: Buffer(failure: .brokenPipe)).status == 0)
    }

    @Test func whatWasNotPostedFailsAsBefore() throws {
        let run = try posted()
        run.output = Buffer(failure: .failed(reason: "no space left"))
        #expect(run.run("gift", "refund", "G-1", "--dry-run").status == 2)
        run.output = Buffer(failure: .failed(reason: "no space left"))
        #expect(run.run("status").status == 2)
    }

    @Test func progressIsDrawnWhenReadingTakesLong() throws {
        let run = try TestRun()
        try run.write(
            "date,amount\n" + String(repeating: "2026-10-05,1\n", count: 2000), to: "gifts.csv")
        run.isSlow = true
        let result = run.run("import", "gifts.csv")
        #expect(result.status == 0 && result.errors.contains("Reading"), "\(result.errors)")
    }
}
