import CampaignKit
import Testing

@testable import CampaignCLI
@testable import CampaignLedger

struct BreakdownTests {
    private let plan = Plan(
        organization: Organization(name: "Us"),
        campaigns: [
            Campaign(
                id: "b", name: "B",
                projects: [
                    FundedProject(
                        id: "p", name: "P",
                        units: [
                            NamingOpportunity(
                                id: "u", name: "U", price: Money(minorUnits: 500, currency: .usd), count: 3)
                        ])
                ], appeals: [Appeal(id: "z", name: "Z"), Appeal(id: "a", name: "A")]),
            Campaign(id: "a", name: "A"),
        ])

    private func row(_ campaign: String, _ key: String, _ raised: Int64) -> BreakdownRow {
        var tally = Tally()
        (tally.raised, tally.received) = (raised, raised)
        return BreakdownRow(campaign: campaign, key: key, tally: tally)
    }

    private func keys(
        _ kind: Breakdown, _ money: [BreakdownRow], selected: [String] = []
    ) throws -> [String] {
        try BreakdownReport(kind: kind, plan: plan, money: money, selected: selected)
            .rows.map { "\($0.campaign):\($0.key):\($0.tally.raised)" }
    }

    @Test func whatThePlanNamesIsThereWithZeros() throws {
        #expect(try keys(.appeal, [row("b", "z", 7)]) == ["b:a:0", "b:z:7"])
    }

    @Test func whatNamesNothingComesLast() throws {
        let money = [row("", "", 1), row("b", "", 2), row("a", "", 3), row("b", "gone", 4)]
        #expect(try keys(.appeal, money) == ["a::3", "b:a:0", "b:gone:4", "b:z:0", "b::2", "::1"])
    }

    @Test func selectionLeavesOutTheOthers() throws {
        #expect(try keys(.project, [row("a", "", 3), row("b", "p", 1)], selected: ["b"]) == ["b:p:1"])
    }

    @Test func aUnitsGoalIsThePriceOfAllOfThem() throws {
        let report = try BreakdownReport(kind: .unit, plan: plan, money: [], selected: [])
        #expect(report.rows.map(\.key) == ["p/u"])
        #expect(report.rows.first?.goal == 1500)
    }

    @Test func monthsAreInOrder() throws {
        let money = [row("a", "2026-11", 1), row("a", "2026-02", 2)]
        #expect(try keys(.month, money) == ["a:2026-02:2", "a:2026-11:1"])
    }

    @Test func aBrokenIdentityIsNeverShown() {
        var broken = row("a", "2026-11", 5)
        broken.tally.outstanding = 1
        let money = [broken]
        #expect(throws: StatusReportError.identity(row: "a/2026-11")) {
            _ = try BreakdownReport(kind: .month, plan: self.plan, money: money, selected: [])
        }
    }
}
