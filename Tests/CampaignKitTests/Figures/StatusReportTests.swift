import CampaignKit
import Testing

/// The status over hand-made tallies.
struct StatusReportTests {
    private let asOf = CalendarDate(dayNumber: 20_777)

    private func campaign(
        _ id: String, goal: Int64? = nil, starts: String? = nil, ends: String? = nil, parent: String? = nil,
        pace: PaceRule = .linear
    ) -> Campaign {
        Campaign(
            id: id, name: id.uppercased(), goal: goal.map { Money(minorUnits: $0, currency: .usd) },
            starts: starts.flatMap { CalendarDate($0) }, ends: ends.flatMap { CalendarDate($0) },
            parent: parent, pace: pace)
    }

    private func plan(_ campaigns: Campaign...) -> Plan {
        Plan(organization: Organization(name: "Us"), campaigns: campaigns)
    }

    @Test func childrenFollowTheirParentDepthFirst() throws {
        let plan = plan(
            campaign("z"), campaign("a"), campaign("b", parent: "z"), campaign("c", parent: "b"),
            campaign("d", parent: "z"))
        let report = try StatusReport.build(plan: plan, tallies: Tallies(), asOf: asOf)
        #expect(report.rows.map(\.id) == ["a", "z", "b", "c", "d"])
        #expect(report.rows.map(\.depth) == [0, 0, 1, 2, 1])
    }

    @Test func aParentShowsItsTreeAndItsOwn() throws {
        let plan = plan(campaign("top", goal: 1000), campaign("leaf", parent: "top"))
        let tallies = Tallies([
            .own("top"): .of(raised: 100, received: 100), .own("leaf"): .of(raised: 300, received: 200),
            .tree("top"): .of(raised: 400, received: 300, gifts: 2, donors: 1),
            .total: .of(raised: 400, received: 300),
        ])
        let report = try StatusReport.build(plan: plan, tallies: tallies, asOf: asOf)
        let top = try #require(report.row("top"))
        #expect(top.tally.raised == 400)
        #expect(top.own.raised == 100)
        #expect(top.tally.donors == 1)
        #expect(top.toGo == 600)
        #expect(report.row("leaf")?.tally == report.row("leaf")?.own)
    }

    @Test func aVanishedCampaignIsARowAndAnError() throws {
        let tallies = Tallies([
            .own("ghost"): .of(raised: 50, received: 50), .total: .of(raised: 50, received: 50),
        ])
        let report = try StatusReport.build(plan: plan(campaign("a")), tallies: tallies, asOf: asOf)
        let ghost = try #require(report.row("ghost"))
        #expect(ghost.isVanished)
        #expect(ghost.goal == nil)
        #expect(ghost.tally.raised == 50)
        #expect(report.findings.map(\.code) == ["vanished-campaign"])
        #expect(report.findings.first?.severity == .error)
    }

    @Test func aVanishedCampaignWithoutMoneyIsForgotten() throws {
        let report = try StatusReport.build(
            plan: plan(), tallies: Tallies([.own("ghost"): Tally()]), asOf: asOf)
        #expect(report.rows.isEmpty)
        #expect(report.findings.isEmpty)
    }

    @Test func unscheduledPromisesAreOverdueOnceTheirCampaignHasEnded() throws {
        var old = Tally.of(raised: 900, received: 100)
        old.overdue = 50
        old.unscheduled = 300
        var running = Tally.of(raised: 500, received: 100)
        running.unscheduled = 400
        var tree = Tally.of(raised: 1400, received: 200)
        tree.overdue = 50
        tree.unscheduled = 700
        let plan = plan(
            campaign("top"), campaign("old", ends: "2026-11-19", parent: "top"),
            campaign("running", ends: "2026-11-20", parent: "top"))
        let tallies = Tallies([.own("old"): old, .own("running"): running, .tree("top"): tree, .total: tree])
        let report = try StatusReport.build(plan: plan, tallies: tallies, asOf: asOf)
        #expect(report.row("old")?.overdue == 350)
        #expect(report.row("running")?.overdue == 0)
        #expect(report.row("top")?.overdue == 350)
        #expect(report.total?.overdue == 350)
    }

    @Test func moneyBeyondOneGoalDoesNotCloseTheGapOfAnother() throws {
        let plan = plan(campaign("a", goal: 100), campaign("b", goal: 100), campaign("open"))
        let tallies = Tallies([
            .own("a"): .of(raised: 180, received: 180), .own("b"): .of(raised: 20, received: 20),
            .own(""): .of(raised: 40, received: 40), .total: .of(raised: 240, received: 240),
        ])
        let total = try #require(try StatusReport.build(plan: plan, tallies: tallies, asOf: asOf).total)
        #expect(total.goal == 200)
        #expect(total.toGo == 80)
        #expect(total.overGoal == 80)
        #expect(total.percentRaised == Percent(tenths: 600))
        #expect(total.tally.raised == 240)
    }

    @Test func onlyRootGoalsAddUp() throws {
        let plan = plan(campaign("top", goal: 1000), campaign("leaf", goal: 600, parent: "top"))
        let report = try StatusReport.build(plan: plan, tallies: Tallies(), asOf: asOf)
        #expect(report.total?.goal == 1000)
        #expect(report.total?.toGo == 1000)
    }

    @Test func withoutAnyGoalTheTotalHasNone() throws {
        let total = try StatusReport.build(plan: plan(campaign("a")), tallies: Tallies(), asOf: asOf).total
        #expect(total?.goal == nil)
        #expect(total?.toGo == nil)
        #expect(total?.percentRaised == nil)
    }

    @Test func anOpenEndedFundHasNoPace() throws {
        let plan = plan(campaign("fund", goal: 1000, starts: "2026-01-01"))
        let row = try #require(try StatusReport.build(plan: plan, tallies: Tallies(), asOf: asOf).row("fund"))
        #expect(row.expected == nil)
        #expect(row.pace.pace == nil)
        #expect(row.requiredPerDay == nil)
        #expect(row.toGo == 1000)
    }

    @Test func anEndedCampaignHasNoPace() throws {
        let plan = plan(campaign("old", goal: 1000, starts: "2026-01-01", ends: "2026-06-30"))
        let row = try #require(try StatusReport.build(plan: plan, tallies: Tallies(), asOf: asOf).row("old"))
        #expect(row.elapsed == Percent(tenths: 1000))
        #expect(row.pace.pace == nil)
    }

    @Test func paceLooksAtTheWholeTree() throws {
        let plan = plan(
            campaign("top", goal: 36_500, starts: "2026-01-01", ends: "2026-12-31"),
            campaign("leaf", parent: "top"))
        let money = Tally.of(raised: 36_000, received: 36_000)
        let tallies = Tallies([.own("leaf"): money, .tree("top"): money, .total: money])
        let report = try StatusReport.build(plan: plan, tallies: tallies, asOf: asOf)
        #expect(report.row("top")?.pace.pace == .ahead)
        #expect(report.row("top")?.expected == 32_400)
    }

    @Test func likeIsAskedForTheModelsShare() throws {
        let plan = plan(
            campaign(
                "now", goal: 1000, starts: "2026-11-11", ends: "2026-12-31", pace: .like(campaign: "then")))
        let report = try StatusReport.build(plan: plan, tallies: Tallies(), asOf: asOf) { id, day in
            id == "then" && day == 10 ? PaceShare(1, of: 4) : nil
        }
        #expect(report.row("now")?.expected == 250)
    }

    @Test func selectedCampaignsComeWithTheirDescendantsAndNoTotal() throws {
        let plan = plan(campaign("a"), campaign("top"), campaign("leaf", parent: "top"))
        let report = try StatusReport.build(plan: plan, tallies: Tallies(), asOf: asOf, selected: ["top"])
        #expect(report.rows.map(\.id) == ["top", "leaf"])
        #expect(report.total == nil)
        #expect(report.unassigned == nil)
    }

    @Test func aCampaignSelectedTwiceIsOneRow() throws {
        let plan = plan(campaign("top"), campaign("leaf", parent: "top"))
        let report = try StatusReport.build(
            plan: plan, tallies: Tallies(), asOf: asOf, selected: ["leaf", "top", "leaf"])
        #expect(report.rows.map(\.id) == ["leaf", "top"])
        #expect(report.rows.map(\.depth) == [1, 0])
    }

    @Test(arguments: ["a", "unassigned", "total"])
    func aBrokenIdentityIsNeverShown(row: String) {
        var broken = Tally.of(raised: 100, received: 100)
        broken.outstanding = 1
        let node: CountingNode = row == "a" ? .own("a") : row == "total" ? .total : .own("")
        var tallies = Tallies([.own(""): Tally(), .total: Tally()])
        tallies[node] = broken
        #expect(throws: StatusReportError.identity(row: row)) {
            _ = try StatusReport.build(plan: self.plan(self.campaign("a")), tallies: tallies, asOf: self.asOf)
        }
    }

    @Test func rowsThatDoNotAddUpAreNeverShown() {
        let tallies = Tallies([.own("a"): .of(raised: 9, received: 9), .total: .of(raised: 10, received: 10)])
        #expect(throws: StatusReportError.total) {
            _ = try StatusReport.build(plan: self.plan(self.campaign("a")), tallies: tallies, asOf: self.asOf)
        }
    }

    @Test func goalsThatDoNotFitAreAnError() {
        let plan = plan(campaign("a", goal: .max), campaign("b", goal: .max))
        #expect(throws: StatusReportError.overflow(row: "total")) {
            _ = try StatusReport.build(plan: plan, tallies: Tallies(), asOf: self.asOf)
        }
    }

    @Test func percentIsNeverOneHundredBeforeTheGoalIsMet() throws {
        let plan = plan(campaign("a", goal: 100_000))
        let tallies = Tallies([
            .own("a"): .of(raised: 99_999, received: 0), .total: .of(raised: 99_999, received: 0),
        ])
        let report = try StatusReport.build(plan: plan, tallies: tallies, asOf: asOf)
        #expect(report.row("a")?.percentRaised?.text == "99.9%")
        #expect(report.row("a")?.isMet == false)
        #expect(report.total?.percentRaised?.text == "99.9%")
    }
}

extension Tally {
    /// A consistent tally: outstanding is what raised lacks of received.
    fileprivate static func of(
        raised: Int64, received: Int64, gifts: Int64 = 1, donors: Int64 = 1
    ) -> Tally {
        var tally = Tally()
        (tally.raised, tally.received, tally.outstanding) = (raised, received, raised - received)
        (tally.commitments, tally.gifts, tally.donors) = (gifts, gifts, donors)
        return tally
    }
}
