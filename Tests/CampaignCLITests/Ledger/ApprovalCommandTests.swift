import Foundation
import TestSupport
import Testing

@testable import CampaignCLI

/// `approve:` of `organization.yml`: what one person may not post alone, on the command line.
@Suite("Two people for a posting") struct ApprovalCommandTests {
    private func office(_ approve: String = "approve: erase, reopen  # the board asked for it") throws
        -> TestRun
    {
        let run = try TestRun()
        for name in ["Ana Ruiz", "Ben Okafor"] {
            #expect(run.run("gift", "add", "--amount", "5", "--name", name).status == 0)
        }
        let organization = try #require(run.file("Campaigns/organization.yml"))
        try run.write(organization + "\n\(approve)\n", to: "Campaigns/organization.yml")
        return run
    }

    private let erase = ["donor", "erase", "D-1", "--reason", "Asked for it in a letter"]

    @Test func oneAsksAndAnotherPosts() throws {
        let run = try office()
        #expect(run.run(erase + ["--dry-run"]).status == 0)
        let asked = run.run(erase)
        #expect(
            asked.status == 2 && asked.said.contains("it was asked for as B-3, and no figure has changed"),
            "\(asked)")
        #expect(asked.said.contains("another person runs it with --approve B-3"), "\(asked)")
        #expect(run.run("donor", "list").output.contains("Ana Ruiz"))
        #expect(run.run("log").answer.contains("donor erase (asked for)"))
        let own = run.run(erase + ["--approve", "B-3"])
        #expect(own.status == 2 && own.said.contains("B-3 is what you asked for yourself"), "\(own)")
        run.actor = "cleo"
        let another = run.run("donor", "erase", "D-2", "--reason", "Asked", "--approve", "B-3")
        #expect(another.status == 2 && another.said.contains("this is not what B-3 asks for"), "\(another)")
        let done = run.run(erase + ["--approve=B-3"])
        #expect(done.status == 0 && !run.run("donor", "list").output.contains("Ana Ruiz"), "\(done)")
        let deep = run.run("check", "--deep")
        #expect(deep.status == 0, "\(deep)")
    }

    @Test func whatIsReopenedAndWhatIsNot() throws {
        let run = try office()
        let late = ["gift", "add", "--amount", "9", "--name", "Dan Levi", "--date", "2026-11-01"]
        #expect(run.run(late).status == 0)
        let asked = run.run(late + ["--post-possible", "--reopen", "late statement"])
        #expect(asked.status == 2 && asked.said.contains("two people are needed"), "\(asked)")
        let bad = run.run(late + ["--reopen", "late", "--approve", "41"])
        #expect(bad.status == 64 && bad.said.contains("--approve needs the batch"), "\(bad)")
    }

    @Test(arguments: ["approve: everything", "approve:", "approve: erase, mony"])
    func aWordThatMeansNothingIsFound(line: String) throws {
        let run = try office(line)
        let found = run.run("check")
        let isEmpty = line == "approve:"
        #expect(isEmpty || found.answer.contains("approve does not say what two people post"), "\(found)")
    }
}

/// What of a command line has to be the same when another person posts it.
@Suite struct ApprovedWordsTests {
    @Test func areNumbersAndNoNames() {
        let words = [
            "gift", "add", "--amount", "$1,250.00", "--name", "Ana Ruiz", "--date=2026-11-03", "--pledge",
            "PL-7",
            "--address1", "12 Elm Street", "--email", "ana1@example.org", "-o", "7.csv", "--approve", "B-41",
        ]
        #expect(ApprovedWords.numbers(in: words) == ["$1,250.00", "2026-11-03", "PL-7"])
    }
}
