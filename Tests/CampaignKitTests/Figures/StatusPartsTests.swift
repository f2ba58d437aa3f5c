import CampaignKit
import Testing

/// The parts of a status that need no plan; the report itself is tested with the command line.
@Suite("Rows and totals of a status")
struct StatusPartsTests {
    private func row(goal: Int64?, raised: Int64) -> StatusRow {
        var tally = Tally()
        (tally.raised, tally.received) = (raised, raised)
        return StatusRow(id: "a", name: "A", goal: goal, tally: tally, own: tally)
    }

    private func total(goal: Int64?, toGo: Int64?, over: Int64? = nil) -> StatusTotal {
        StatusTotal(goal: goal, toGo: toGo, overGoal: over, tally: Tally(), overdue: 0)
    }

    @Test(
        "to go, over goal, percent",
        arguments: [
            (1000, 0, 1000, 0, "0.0%", false), (1000, 574, 426, 0, "57.4%", false),
            (1000, 999, 1, 0, "99.9%", false), (1000, 1000, 0, 0, "100.0%", true),
            (1000, 1234, 0, 234, "123.4%", true), (1000, -50, 1050, 0, "-5.0%", false),
        ] as [(Int64, Int64, Int64, Int64, String, Bool)])
    func goal(goal: Int64, raised: Int64, toGo: Int64, over: Int64, percent: String, isMet: Bool) {
        let row = row(goal: goal, raised: raised)
        #expect(row.toGo == toGo)
        #expect(row.overGoal == over)
        #expect(row.percentRaised?.text == percent)
        #expect(row.isMet == isMet)
    }

    @Test("a fund without a goal has none of them and is never met")
    func noGoal() {
        let row = row(goal: nil, raised: 5000)
        #expect(row.toGo == nil)
        #expect(row.overGoal == nil)
        #expect(row.percentRaised == nil)
        #expect(!row.isMet)
    }

    @Test("differences at the ends of the range are held, not a crash")
    func extremes() {
        #expect(row(goal: .max, raised: -2).toGo == .max)
        #expect(row(goal: -2, raised: .max).overGoal == .max)
        #expect(row(goal: .max, raised: .max).toGo == 0)
        #expect(row(goal: .max, raised: .max - 1).percentRaised?.text == "99.9%")
    }

    @Test("a goal of nothing is met and has no percent")
    func zeroGoal() {
        let row = row(goal: 0, raised: 0)
        #expect(row.isMet)
        #expect(row.percentRaised == nil)
    }

    @Test("a row passes on what its pace says")
    func pace() {
        var pace = Pace.Result()
        pace.elapsed = Percent(tenths: 500)
        pace.expected = 400
        pace.difference = -20
        pace.requiredPerDay = 7
        let row = StatusRow(id: "a", name: "A", tally: Tally(), own: Tally(), pace: pace)
        #expect(row.elapsed?.text == "50.0%")
        #expect(row.expected == 400)
        #expect(row.paceDifference == -20)
        #expect(row.requiredPerDay == 7)
        #expect(!row.isVanished)
        #expect(row.depth == 0)
    }

    @Test("the total's percent is what of the goals is met")
    func totalPercent() {
        #expect(total(goal: 1000, toGo: 250).percentRaised?.text == "75.0%")
        #expect(total(goal: 1000, toGo: 1).percentRaised?.text == "99.9%")
        #expect(total(goal: 1000, toGo: 0, over: 900).percentRaised?.text == "100.0%")
        #expect(total(goal: nil, toGo: nil).percentRaised == nil)
        #expect(total(goal: 1000, toGo: nil).percentRaised == nil)
        #expect(total(goal: 0, toGo: 0).percentRaised == nil)
    }

    @Test("why figures were not shown, in one sentence without a stop")
    func errors() {
        let errors: [StatusReportError] = [.identity(row: "lab"), .total, .overflow(row: "lab")]
        let messages = errors.map(\.message)
        #expect(messages[0] == "raised − received is not outstanding in lab")
        #expect(messages[2] == "an amount of lab is too large")
        for message in messages {
            #expect(message.first?.isLowercase == true)
            #expect(message.last != ".")
        }
        #expect(Set(messages).count == 3)
    }

    @Test("identities of amounts that overflow in sum are told apart from contradictions")
    func totalOfLargeRows() {
        let plan = Plan(
            organization: Organization(name: "Us"),
            campaigns: [Campaign(id: "a", name: "A"), Campaign(id: "b", name: "B")])
        var large = Tally()
        (large.raised, large.received) = (.max, .max)
        let tallies = Tallies([.own("a"): large, .own("b"): large, .total: large])
        #expect(throws: StatusReportError.total) {
            try StatusReport.build(plan: plan, tallies: tallies, asOf: day("2026-11-20"))
        }
    }

    @Test("overdue that does not fit names its row")
    func overdueOverflow() {
        let plan = Plan(
            organization: Organization(name: "Us"),
            campaigns: [Campaign(id: "a", name: "A", ends: day("2026-01-01"))])
        var late = Tally()
        (late.overdue, late.unscheduled) = (.max, 1)
        #expect(throws: StatusReportError.overflow(row: "a")) {
            try StatusReport.build(
                plan: plan, tallies: Tallies([.own("a"): late]), asOf: day("2026-11-20"))
        }
    }

    @Test("an unscheduled promise is overdue from the day after its campaign's last")
    func unscheduledEdge() throws {
        let plan = Plan(
            organization: Organization(name: "Us"),
            campaigns: [Campaign(id: "a", name: "A", ends: day("2026-06-30")), Campaign(id: "b", name: "B")])
        var open = Tally()
        (open.raised, open.outstanding, open.unscheduled) = (90, 90, 90)
        var both = Tally()
        (both.raised, both.outstanding, both.unscheduled) = (180, 180, 180)
        let tallies = Tallies([.own("a"): open, .own("b"): open, .total: both])
        func overdue(_ text: String) throws -> [Int64?] {
            let report = try StatusReport.build(plan: plan, tallies: tallies, asOf: day(text))
            return [report.row("a")?.overdue, report.row("b")?.overdue, report.total?.overdue]
        }
        #expect(try overdue("2026-06-30") == [0, 0, 0])
        #expect(try overdue("2026-07-01") == [90, 0, 90])
    }

    @Test("a vanished campaign may be selected by its id, and only then is it told")
    func selectedVanished() throws {
        let plan = Plan(organization: Organization(name: "Us"), campaigns: [Campaign(id: "a", name: "A")])
        var money = Tally()
        (money.raised, money.received) = (50, 50)
        let tallies = Tallies([.own("ghost"): money, .total: money])
        let asked = try StatusReport.build(
            plan: plan, tallies: tallies, asOf: day("2026-11-20"), selected: ["ghost", "a"])
        #expect(asked.rows.map(\.id) == ["a", "ghost"])
        #expect(asked.findings.count == 1)
        let other = try StatusReport.build(
            plan: plan, tallies: tallies, asOf: day("2026-11-20"), selected: ["a"])
        #expect(other.rows.map(\.id) == ["a"])
        #expect(other.findings.isEmpty)
    }
}
