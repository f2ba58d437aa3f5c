import CampaignFiles
import CampaignKit
import CampaignLedger
import Terminal
import Testing

@testable import CampaignCLI

/// What `--as-of`, `--known-on` and `pace: like:` ask of a ledger.
struct FiguresTests {
    @Test func knownOnReadsThePlanThenInForce() throws {
        let run = try TestRun(.none)
        try run.write("name: Old name\n", to: "Campaigns/organization.yml")
        try run.write("---\nname: S\ngoal: 30000\n---\n", to: "Campaigns/spring-2026.md")
        try post(run, ["2026-05-02,0.05,spring-2026"])
        try Fixture.basic.write(to: run.folder)
        #expect(run.run("status").output.contains("gala-2026"))
        let result = run.run("status", "--known-on", "B-1")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("Old name"))
        #expect(result.output.contains("$30,000") && result.output.contains("$0.05"))
        #expect(!result.output.contains("gala-2026"))
    }

    @Test func aDamagedStoredPlanIs2() throws {
        let run = try TestRun.posted()
        try run.damageLedger("UPDATE plan SET text = x'010203'")
        let result = run.run("status", "--known-on", "2026-12-01")
        #expect(result.status == 2)
        #expect(result.said.contains("the stored plan is damaged"))
    }

    @Test func beforeTheFirstBatchNothingWasKnown() throws {
        let run = try TestRun.posted()
        let result = run.run("status", "--known-on", "2026-06-01")
        #expect(result.output.contains("as of 1 Jun 2026"))
        #expect(!result.output.contains("25,410"))
        let next = run.run("status", "--known-on", "2026-06-02").output
        #expect(next.contains("$25,410.00") && !next.contains("41,235"))
    }

    @Test func likeTakesTheModelsShareOfItsResult() throws {
        let run = try TestRun(.none)
        try run.write("name: Us\n", to: "Campaigns/organization.yml")
        try run.write(
            "---\nname: Then\ngoal: 100\nstarts: 2025-11-01\nends: 2025-12-31\n---\n", to: "Campaigns/then.md"
        )
        try run.write(
            "---\nname: Now\ngoal: 1000\nstarts: 2026-11-11\nends: 2026-12-31\npace: like:then\n---\n",
            to: "Campaigns/now.md")
        try post(
            run, ["2025-11-10,20,then", "2025-11-11,15,then", "2025-12-31,45,then", "2026-01-02,9,then"])
        // On the tenth day of its run the model had a quarter of what it raised in all: 20 of 80.
        #expect(run.run("show", "now").output.contains("schedule 25% · expected $250.00 · ▼ $250"))
    }

    private func post(_ run: TestRun, _ rows: [String]) throws {
        let lines = rows.enumerated().map { "g\($0),\($1),D1,Ana Ruiz\n" }
        try run.write("gift_id,date,amount,campaign,donor_id,donor_name\n" + lines.joined(), to: "gifts.csv")
        let result = run.run("import", "gifts.csv", "--source", "sample")
        try #require(result.status == 0, "\(result.errors)")
    }

    @Test func pagingHappensOnlyOnATerminalThatIsTooSmall() throws {
        let run = try TestRun()
        run.screen = .init(columns: 120, rows: 5)
        // The context of tests has no pager: the text must then come out as it is.
        #expect(run.run("list", "--color", "never").output.contains("year-end-2026"))
    }
}
