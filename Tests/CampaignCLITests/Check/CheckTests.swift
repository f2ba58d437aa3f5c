import CampaignFiles
import CampaignServices
import Testing

@testable import CampaignCLI

struct CheckTests {
    @Test func everyCodeIsExplainedOnce() {
        let guides = CheckRules.guides
        #expect(Set(guides.map(\.code)).count == guides.count)
        for guide in guides {
            #expect(!guide.title.isEmpty)
            #expect(guide.explanation.count > 40, "\(guide.code)")
        }
    }

    @Test(arguments: CheckRules.guides.map(\.code))
    func explain(code: String) throws {
        let result = try TestRun(.none).run("check", "--explain", code)
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("\(code): "))
    }

    @Test func warningsAloneAreNoError() throws {
        let run = try TestRun()
        _ = run.run("new", "campaign", "first-letter")
        let result = run.run("check")
        #expect(result.output.contains("warning [ambiguous-id]"))
        #expect(result.status == 0)
    }

    @Test func onlyMayBeRepeated() throws {
        let run = try TestRun(.broken)
        let result = run.run("check", "--only", "goal-amount", "--only", "unknown-key")
        #expect(result.output.contains("2 errors in 2 campaigns"))
        #expect(run.run("check", "--only", "date-order").status == 0)
    }

    @Test func checkWorksWhereNothingElseDoes() throws {
        #expect(try TestRun(.broken).run("check").status == 1)
        #expect(try TestRun(.broken).run("status").status == 2)
    }
}
