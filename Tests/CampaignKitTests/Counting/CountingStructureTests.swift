import CampaignKit
import Testing

@Suite("What of a plan decides how money is counted")
struct CountingStructureTests {
    private func plan(_ campaigns: [Campaign]) -> Plan {
        Plan(organization: Organization(name: "Us"), campaigns: campaigns)
    }

    private func campaign(_ id: String, parent: String? = nil) -> Campaign {
        Campaign(id: id, name: id.uppercased(), parent: parent)
    }

    private func nodes(_ structure: CountingStructure, of id: String) -> [CountingNode] {
        structure.nodes(ofCampaign: id).map { structure.nodes[$0] }
    }

    @Test(
        "nodes keep their text",
        arguments: [.own(""), .own("a"), .own("own/x"), .tree("a-b"), .total] as [CountingNode])
    func nodeKeys(node: CountingNode) {
        #expect(CountingNode(key: node.key) == node)
    }

    @Test("the texts that ledgers store")
    func nodeTexts() {
        #expect(CountingNode.own("").key == "own/")
        #expect(CountingNode.own("innovation").key == "own/innovation")
        #expect(CountingNode.tree("innovation").key == "tree/innovation")
        #expect(CountingNode.total.key == "total")
        // A campaign may be called total.
        #expect(CountingNode.own("total").key == "own/total")
        for text in ["", "Total", "own", "tree", "leaf/a", "total/"] {
            #expect(CountingNode(key: text) == nil, "\(text)")
        }
    }

    @Test("own nodes by id, trees by id, the total last")
    func order() {
        let structure = CountingStructure(
            plan([campaign("z"), campaign("b", parent: "z"), campaign("a", parent: "b")]))
        #expect(
            structure.nodes == [.own(""), .own("a"), .own("b"), .own("z"), .tree("b"), .tree("z"), .total])
    }

    @Test("money counts in its campaign, every ancestor and the total")
    func ancestors() {
        let structure = CountingStructure(
            plan([campaign("z"), campaign("b", parent: "z"), campaign("a", parent: "b"), campaign("c")]))
        #expect(nodes(structure, of: "a") == [.own("a"), .tree("b"), .tree("z"), .total])
        #expect(nodes(structure, of: "b") == [.own("b"), .tree("b"), .tree("z"), .total])
        #expect(nodes(structure, of: "z") == [.own("z"), .tree("z"), .total])
        #expect(nodes(structure, of: "c") == [.own("c"), .total])
        #expect(nodes(structure, of: "") == [.own(""), .total])
    }

    @Test("an empty plan still has what is unassigned, and the total")
    func empty() {
        #expect(CountingStructure(plan([])).nodes == [.own(""), .total])
    }

    @Test("a campaign that only the ledger knows is a row of the total")
    func vanished() {
        let structure = CountingStructure(plan([campaign("a")]), vanished: ["ghost", "a"])
        #expect(structure.nodes == [.own(""), .own("a"), .own("ghost"), .total])
        #expect(nodes(structure, of: "ghost") == [.own("ghost"), .total])
        #expect(structure.rule(ofCampaign: "ghost") == CountingStructure(plan([])).rule(ofCampaign: ""))
        #expect(structure.nodes(ofCampaign: "nobody").isEmpty)
    }

    @Test("a parent without a file is no tree")
    func unknownParent() {
        let structure = CountingStructure(plan([campaign("a", parent: "gone")]))
        #expect(structure.nodes == [.own(""), .own("a"), .total])
        #expect(nodes(structure, of: "a") == [.own("a"), .total])
        let withGhost = CountingStructure(plan([campaign("a", parent: "gone")]), vanished: ["gone"])
        #expect(nodes(withGhost, of: "a") == [.own("a"), .total])
    }

    @Test("a circle of parents ends")
    func circle() {
        let structure = CountingStructure(plan([campaign("a", parent: "b"), campaign("b", parent: "a")]))
        #expect(nodes(structure, of: "a") == [.own("a"), .tree("a"), .tree("b"), .total])
        #expect(nodes(structure, of: "b") == [.own("b"), .tree("b"), .tree("a"), .total])
        let alone = CountingStructure(plan([campaign("a", parent: "a")]))
        #expect(nodes(alone, of: "a") == [.own("a"), .tree("a"), .total])
        let three = CountingStructure(
            plan([campaign("a", parent: "b"), campaign("b", parent: "c"), campaign("c", parent: "b")]))
        #expect(Set(nodes(three, of: "a")) == [.own("a"), .tree("b"), .tree("c"), .total])
        #expect(nodes(three, of: "a").count == 4)
    }

    @Test("each campaign follows its own policy, the rest the defaults")
    func rules() {
        var grants = campaign("grants")
        grants.counting = CountingPolicy(government: .include)
        let structure = CountingStructure(plan([grants, campaign("a")]))
        #expect(structure.rule(ofCampaign: "grants").policy.government == .include)
        #expect(structure.rule(ofCampaign: "a").policy == CountingPolicy())
        #expect(structure.rule(ofCampaign: "").policy == CountingPolicy())
        #expect(structure.rule(ofCampaign: "ghost").policy == CountingPolicy())
    }

    @Test("a period bounds only under exclude; its first and last days are inside")
    func period() {
        var strict = campaign("strict")
        strict.starts = day("2026-01-01")
        strict.ends = day("2026-12-31")
        var loose = strict
        loose.id = "loose"
        strict.counting = CountingPolicy(outsidePeriod: .exclude)
        var open = strict
        open.id = "open"
        open.ends = nil
        let structure = CountingStructure(plan([strict, loose, open]))
        func outside(_ id: String, _ text: String) -> Bool {
            structure.rule(ofCampaign: id).isOutside(day(text))
        }
        #expect(outside("strict", "2025-12-31"))
        #expect(!outside("strict", "2026-01-01"))
        #expect(!outside("strict", "2026-12-31"))
        #expect(outside("strict", "2027-01-01"))
        #expect(!outside("loose", "1999-01-01"))
        #expect(!outside("loose", "2099-01-01"))
        #expect(outside("open", "2025-12-31"))
        #expect(!outside("open", "2099-01-01"))
        #expect(structure.hasBoundedPeriods)
        #expect(!CountingStructure(plan([loose])).hasBoundedPeriods)
    }

    @Test("exclude without a period bounds nothing")
    func excludeWithoutPeriod() {
        var fund = campaign("fund")
        fund.counting = CountingPolicy(outsidePeriod: .exclude)
        let structure = CountingStructure(plan([fund]))
        #expect(!structure.hasBoundedPeriods)
        #expect(!structure.rule(ofCampaign: "fund").isOutside(day("1999-01-01")))
    }
}
