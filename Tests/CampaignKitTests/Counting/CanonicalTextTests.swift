import CampaignKit
import Testing

@Suite("The counting structure as text: it changes only with what counts")
struct CanonicalTextTests {
    private static func campaigns() -> [Campaign] {
        [
            Campaign(
                id: "top", name: "Top", goal: Money(minorUnits: 100, currency: .usd),
                starts: day("2026-01-01"), ends: day("2026-12-31")),
            Campaign(id: "leaf", name: "Leaf", parent: "top"),
            Campaign(
                id: "strict", name: "Strict", starts: day("2026-01-01"), ends: day("2026-12-31"),
                counting: CountingPolicy(outsidePeriod: .exclude)),
        ]
    }

    private static func text(_ campaigns: [Campaign], vanished: Set<String> = []) -> String {
        let plan = Plan(organization: Organization(name: "Us"), campaigns: campaigns)
        return CountingStructure(plan, vanished: vanished).canonicalText
    }

    private static func edited(_ index: Int, _ edit: (inout Campaign) -> Void) -> String {
        var campaigns = campaigns()
        edit(&campaigns[index])
        return text(campaigns)
    }

    private let original = Self.text(Self.campaigns())

    @Test("the very text, for its digest is stored")
    func frozen() {
        #expect(
            original == """
                counting/1
                leaf|default|-…-|own/leaf,tree/top,total
                strict|outside_period: exclude|2026-01-01…2026-12-31|own/strict,total
                top|default|-…-|own/top,tree/top,total
                """)
    }

    @Test("the order of campaigns does not matter")
    func order() {
        #expect(Self.text(Self.campaigns().reversed()) == original)
    }

    @Test("a campaign that only the ledger knows does not change it")
    func vanished() {
        #expect(Self.text(Self.campaigns(), vanished: ["ghost"]) == original)
    }

    @Test("names, goals, texts and dates that decide nothing leave it")
    func leaves() {
        let usd = Money(minorUnits: 999, currency: .usd)
        #expect(Self.edited(0) { $0.name = "Other" } == original)
        #expect(Self.edited(0) { $0.goal = usd } == original)
        #expect(Self.edited(0) { $0.goal = nil } == original)
        #expect(Self.edited(0) { $0.caseForSupport = "Why." } == original)
        #expect(Self.edited(0) { $0.starts = day("2020-01-01") } == original)
        #expect(Self.edited(0) { $0.ends = nil } == original)
        #expect(Self.edited(0) { $0.pace = .like(campaign: "strict") } == original)
        #expect(Self.edited(0) { $0.phases = [Phase(name: "quiet")] } == original)
        #expect(Self.edited(0) { $0.giftTable = .auto } == original)
        #expect(Self.edited(1) { $0.appeals = [Appeal(id: "mail", name: "Mail")] } == original)
        #expect(Self.edited(1) { $0.projects = [FundedProject(id: "lab", name: "Lab")] } == original)
        #expect(Self.edited(2) { $0.name = "Other" } == original)
        #expect(Self.edited(2) { $0.goal = usd } == original)
    }

    @Test("policies change it")
    func policies() {
        var seen: Set<String> = [original]
        let policies = [
            CountingPolicy(inKind: .include), CountingPolicy(revocable: .include),
            CountingPolicy(outsidePeriod: .exclude), CountingPolicy(government: .include),
            CountingPolicy(exchange: .include),
        ]
        for policy in policies {
            let text = Self.edited(1) { $0.counting = policy }
            #expect(seen.insert(text).inserted, "\(policy.summary)")
        }
    }

    @Test("the tree changes it")
    func tree() {
        #expect(Self.edited(1) { $0.parent = nil } != original)
        #expect(Self.edited(1) { $0.parent = "strict" } != original)
        #expect(Self.edited(2) { $0.parent = "top" } != original)
        #expect(Self.edited(1) { $0.id = "other" } != original)
        #expect(Self.text(Array(Self.campaigns().dropLast())) != original)
        // A parent that has no file rolls up nothing.
        #expect(Self.edited(1) { $0.parent = "gone" } == Self.edited(1) { $0.parent = nil })
    }

    @Test("a period changes it where what is outside is excluded")
    func periods() {
        #expect(Self.edited(2) { $0.starts = day("2026-01-02") } != original)
        #expect(Self.edited(2) { $0.ends = day("2026-12-30") } != original)
        #expect(Self.edited(2) { $0.ends = nil } != original)
        #expect(Self.edited(2) { $0.starts = nil } != Self.edited(2) { $0.ends = nil })
        #expect(Self.edited(2) { $0.counting = CountingPolicy() } != original)
    }
}
