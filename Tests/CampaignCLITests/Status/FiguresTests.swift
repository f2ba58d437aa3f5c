import CampaignFiles
import CampaignKit
import CampaignLedger
import Terminal
import Testing

@testable import CampaignCLI

/// What `--as-of`, `--known-on` and `pace: like:` ask of a ledger.
struct FiguresTests {
    @Test func knownOnReadsThePlanThenInForce() throws {
        let run = try TestRun()
        run.ledger = .basic
        let old = WorkspaceSource(
            organization: PlanFile(path: "Campaigns/organization.yml", text: "name: Old name\n"),
            campaigns: [PlanFile(path: "Campaigns/spring-2026.md", text: "---\nname: S\ngoal: 30000\n---\n")])
        run.ledger?.plans = [31: old.bundle]
        run.ledger?.tallies = Tallies([
            .own("spring-2026"): .of(raised: 5, received: 5), .total: .of(raised: 5, received: 5),
        ])
        let result = run.run("status", "--known-on", "B-31")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("Old name"))
        #expect(result.output.contains("$30,000"))
        #expect(!result.output.contains("gala-2026"))
    }

    @Test func aDamagedStoredPlanIs2() throws {
        let run = try TestRun()
        run.ledger = .basic
        run.ledger?.plans = [31: [1, 2, 3]]
        let result = run.run("status", "--known-on", "2026-12-01")
        #expect(result.status == 2)
        #expect(result.said.contains("the stored plan is damaged"))
    }

    @Test func beforeTheFirstBatchNothingWasKnown() throws {
        let run = try TestRun()
        run.ledger = .basic
        let result = run.run("status", "--known-on", "2020-01-01")
        #expect(result.output.contains("as of 1 Jan 2020"))
        #expect(!result.output.contains("41,235"))
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
        let zero = Tally()
        func day(_ raised: Int64) -> Tallies {
            let money = Tally.of(raised: raised, received: raised)
            return Tallies([.own("then"): money, .own("now"): zero, .total: money])
        }
        var ledger = MadeUpLedger()
        ledger.tallies = day(80_00)
        ledger.earlier = [
            try #require(CalendarDate("2025-11-10")): day(20_00),
            try #require(CalendarDate("2025-12-31")): day(80_00),
        ]
        run.ledger = ledger
        // On the tenth day of its run the model had a quarter of what it raised in all.
        #expect(run.run("show", "now").output.contains("schedule 25% · expected $250.00 · ▼ $250"))
    }

    @Test func pagingHappensOnlyOnATerminalThatIsTooSmall() throws {
        let run = try TestRun()
        run.screen = .init(columns: 120, rows: 5)
        // The context of tests has no pager: the text must then come out as it is.
        #expect(run.run("list", "--color", "never").output.contains("year-end-2026"))
    }
}
