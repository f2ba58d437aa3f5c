import CampaignKit
import Testing

@Suite("The plan and its look-ups")
struct PlanTests {
    private func usd(_ units: Int64) -> Money { Money(minorUnits: units * 100, currency: .usd) }

    private var plan: Plan {
        let floor = FundedProject(
            id: "floor-3", name: "Third floor", goal: usd(3_600_000),
            lines: [BudgetLine(id: "equipment", name: "Equipment", goal: usd(1_500_000))],
            units: [NamingOpportunity(id: "lab", name: "Laboratory", price: usd(250_000), count: 6)])
        let garden = FundedProject(
            id: "garden", name: "Garden", lines: [BudgetLine(id: "trees", name: "Trees")])
        return Plan(
            organization: Organization(name: "Friends"),
            campaigns: [
                Campaign(id: "negev", name: "Negev"),
                Campaign(
                    id: "innovation", name: "Innovation", goal: usd(4_200_000), parent: "negev",
                    projects: [floor],
                    appeals: [Appeal(id: "year-end-2026", name: "Year-end", channel: .mail)]),
                Campaign(id: "green", name: "Green", parent: "negev", projects: [garden]),
            ])
    }

    @Test("campaigns are ordered by id, children too")
    func order() {
        #expect(plan.campaigns.map(\.id) == ["green", "innovation", "negev"])
        #expect(plan.children(of: "negev").map(\.id) == ["green", "innovation"])
        #expect(plan.children(of: "green").isEmpty)
        #expect(plan.campaign("innovation")?.goal == usd(4_200_000))
        #expect(plan.campaign("nobody") == nil)
    }

    @Test("appeals and projects know their campaign")
    func lookUps() {
        let index = PlanIndex(plan)
        #expect(index.campaign("green")?.name == "Green")
        #expect(index.campaign("Green") == nil)
        #expect(index.campaign(ofAppeal: "year-end-2026") == "innovation")
        #expect(index.campaign(ofAppeal: "year-end-2025") == nil)
        #expect(index.campaign(ofProject: "garden") == "green")
        #expect(index.campaign(ofProject: "") == nil)
        #expect(index.appeal("year-end-2026")?.channel == .mail)
        #expect(index.appeal("nobody") == nil)
        #expect(index.project("floor-3")?.units.first?.count == 6)
        #expect(index.project("nobody") == nil)
        #expect(index.campaignIDs == ["green", "innovation", "negev"])
        #expect(index.appealIDs == ["year-end-2026"])
        #expect(index.projectIDs == ["floor-3", "garden"])
    }

    @Test("lines and units belong to one project")
    func linesAndUnits() {
        let index = PlanIndex(plan)
        #expect(index.hasLine("equipment", in: "floor-3"))
        #expect(!index.hasLine("equipment", in: "garden"))
        #expect(!index.hasLine("lab", in: "floor-3"))
        #expect(index.hasUnit("lab", in: "floor-3"))
        #expect(!index.hasUnit("lab", in: "garden"))
        #expect(!index.hasUnit("", in: ""))
    }

    @Test("of two campaigns with one id the first is found")
    func duplicates() {
        let twice = Plan(
            organization: Organization(name: "Friends"),
            campaigns: [Campaign(id: "a", name: "First"), Campaign(id: "a", name: "Second")])
        #expect(PlanIndex(twice).campaign("a")?.name == twice.campaign("a")?.name)
    }

    @Test("the defaults of rules.md §2")
    func policy() {
        let policy = CountingPolicy()
        #expect(policy.inKind == .exclude && policy.revocable == .separate)
        #expect(policy.outsidePeriod == .include && policy.government == .exclude)
        #expect(policy.exchange == .exclude && policy.pledgeYears == 5 && policy.recurring == .whenPaid)
        #expect(policy.summary == "default")
    }

    @Test("every deviation is printed, in a fixed order")
    func summary() {
        let all = CountingPolicy(
            inKind: .include, revocable: .include, outsidePeriod: .exclude, government: .include,
            exchange: .include, pledgeYears: 3)
        #expect(
            all.summary == "in_kind: include · revocable: include · outside_period: exclude · "
                + "government: include · exchange: include · pledge_years: 3")
        #expect(CountingPolicy(outsidePeriod: .exclude).summary == "outside_period: exclude")
    }

    @Test("an organization starts as a calendar-year charity in dollars")
    func organization() {
        let organization = Organization(name: "Friends")
        #expect(organization.currency == .usd)
        #expect(organization.fiscalYearStart == .newYear)
        #expect(organization.timeZone == "America/New_York")
        #expect(organization.booksClosed == nil)
    }

    @Test("a campaign starts linear, without a goal, with the default policy")
    func campaign() {
        let campaign = Campaign(id: "fund", name: "Fund")
        #expect(campaign.pace == .linear)
        #expect(campaign.goal == nil && campaign.ends == nil && campaign.giftTable == nil)
        #expect(campaign.counting == CountingPolicy())
        #expect(campaign == Campaign(id: "fund", name: "Fund"))
        #expect(NamingOpportunity(id: "lab", name: "Lab", price: usd(1)).count == 1)
        #expect(Segment(id: "a", pick: "lybunt").ask == nil)
        #expect(Phase(name: "quiet").ends == nil)
    }

    @Test("the published limits for small benefits")
    func limits() {
        let limits = BenefitLimits.published
        #expect(limits.keys.sorted() == [2024, 2025, 2026])
        let row = { (year: Int) in
            limits[year].map { [$0.tokenCostCents, $0.tokenPaymentCents, $0.benefitCapCents] }
        }
        #expect(row(2024) == [1320, 6600, 13_200])
        #expect(row(2025) == [1360, 6800, 13_600])
        #expect(row(2026) == [1390, 6950, 13_900])
    }
}
