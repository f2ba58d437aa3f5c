import CampaignKit
import Testing

/// `rules.md §2`: only campaigns without a parent add to the total, and nothing is to go of what has ended.
@Suite("The total of a status when campaigns have ended")
struct StatusTotalTests {
    private static func campaign(
        _ id: String, _ goal: Int64?, ends: String?, parent: String? = nil
    ) -> Campaign {
        var campaign = Campaign(id: id, name: id.uppercased())
        campaign.goal = goal.map { Money(minorUnits: $0, currency: .usd) }
        campaign.ends = ends.flatMap { CalendarDate($0) }
        campaign.parent = parent
        return campaign
    }

    /// Ended short, ended over, ended long ago, running with an ended child, open-ended.
    private static let plan = Plan(
        organization: Organization(name: "Test"),
        campaigns: [
            campaign("gala", 1000, ends: "2026-06-30"), campaign("old", 500, ends: "2024-12-31"),
            campaign("older", 700, ends: "2023-12-31"), campaign("open", nil, ends: nil),
            campaign("run", 4000, ends: "2027-12-31"),
            campaign("spring", 900, ends: "2026-05-31", parent: "run"),
        ])

    private static func money(_ raised: Int64, _ outstanding: Int64 = 0) -> Tally {
        var tally = Tally()
        (tally.raised, tally.received, tally.outstanding) = (raised, raised - outstanding, outstanding)
        return tally
    }

    private static func tallies(_ old: Tally = money(600)) -> Tallies {
        Tallies([
            .own("gala"): money(700), .own("old"): old, .own("older"): money(650), .own("open"): money(50),
            .own("run"): money(1000), .own("spring"): money(300), .tree("run"): money(1300),
            .total: money(700 + old.raised + 650 + 50 + 1300, old.outstanding),
        ])
    }

    private static func report(on day: String, _ old: Tally = money(600)) throws -> StatusReport {
        try StatusReport.build(
            plan: plan, tallies: tallies(old), asOf: try #require(CalendarDate(day)))
    }

    @Test("To go is what running campaigns lack; what ended short is said apart")
    func toGo() throws {
        let total = try #require(try Self.report(on: "2026-11-29").total)
        #expect(total.toGo == 2700 && total.endedShort == 300 + 50)
        #expect(total.shortfalls.map(\.id) == ["gala", "older"], "the child of a running parent is not")
        #expect(total.goal == 6200 && total.runningGoal == 4000 && total.percentRaised?.text == "32.5%")
        #expect(total.raisedForGoals == 3150, "700 + 500 + 650 + 1300")
        let before = try #require(try Self.report(on: "2023-12-31").total)
        #expect(before.endedShort == 0 && before.toGo == 300 + 0 + 50 + 2700, "its last day is still its own")
        let after = try #require(try Self.report(on: "2028-01-01").total)
        #expect(after.toGo == 0 && after.runningGoal == nil && !after.isMet && after.percentRaised == nil)
    }

    @Test("Every row says what of it is to go no more")
    func rows() throws {
        let report = try Self.report(on: "2026-11-29")
        #expect(report.rows.map { $0.endedShort(by: report.asOf) } == [300, 0, 50, nil, 0, 600])
    }

    @Test("Campaigns of earlier years fold into one, and every column sums")
    func folding() throws {
        let report = try Self.report(on: "2026-11-29")
        let year = try #require(CalendarDate("2026-01-01"))
        let (rows, earlier) = try report.folding(endedBefore: year, held: [])
        #expect(rows.map(\.id) == ["gala", "open", "run", "spring"])
        let folded = try #require(earlier)
        #expect(folded.count == 2 && folded.goal == 1200 && folded.raised == 1250 && folded.outstanding == 0)
        let roots = rows.filter { $0.depth == 0 }
        #expect(folded.raised + roots.map(\.tally.raised).reduce(0, +) == report.total?.tally.raised)
        #expect((folded.goal ?? 0) + roots.compactMap(\.goal).reduce(0, +) == report.total?.goal)
    }

    @Test("What is still awaited is not folded away")
    func awaited() throws {
        let year = try #require(CalendarDate("2026-01-01"))
        let open = try Self.report(on: "2026-11-29", Self.money(600, 100))
        #expect(try open.folding(endedBefore: year, held: ["older"]).earlier == nil)
        #expect(try open.folding(endedBefore: year, held: []).earlier?.count == 1)
        var conditional = Self.money(600)
        conditional.conditional = 5
        let promised = try Self.report(on: "2026-11-29", conditional)
        #expect(try promised.folding(endedBefore: year, held: []).earlier?.count == 1)
    }
}
