import CampaignKit
import Testing

@Suite("Adding places into the rows they are part of")
struct NodeAccumulatorTests {
    private static func structure(_ change: (inout [Campaign]) -> Void = { _ in }) -> CountingStructure {
        var campaigns = [
            Campaign(id: "top", name: "Top"), Campaign(id: "a", name: "A", parent: "top"),
            Campaign(id: "b", name: "B", parent: "top"), Campaign(id: "apart", name: "Apart"),
        ]
        change(&campaigns)
        let plan = Plan(organization: Organization(name: "Us"), campaigns: campaigns)
        return CountingStructure(plan, vanished: ["ghost"])
    }

    private let origin = day("2026-05-01")
    private let gift = CommitmentFigures(raised: 100, received: 100, gifts: 1, commitments: 1)
    private let count = CommitmentFigures(gifts: 1, commitments: 1)

    @Test("a gift counts in its campaign, its parent and the total")
    func rollUp() throws {
        var accumulator = NodeAccumulator(Self.structure())
        try accumulator.add(gift, of: .ordinary, origin: origin, campaign: "a")
        let result = accumulator.result
        for node in [CountingNode.own("a"), .tree("top"), .total] {
            #expect(result[node].raised == 100)
            #expect(result[node].gifts == 1)
        }
        for node in [CountingNode.own("top"), .own("b"), .own("apart"), .own("")] {
            #expect(result[node] == Tally())
        }
    }

    @Test("a gift split over two campaigns counts 1 in each, once in the parent, once in the total")
    func splitGift() throws {
        var accumulator = NodeAccumulator(Self.structure())
        let steps = try Story.gift([60, 40], on: origin).commitment.steps()
        let campaigns = ["a", "b"]
        for (key, figures) in steps {
            if key.ordinal == CommitmentDelta.wholeGift {
                accumulator.addCounts(figures, of: key.countClass, origin: origin, campaigns: campaigns)
            } else {
                try accumulator.add(
                    figures, of: key.countClass, origin: origin, campaign: campaigns[key.ordinal])
            }
        }
        let result = accumulator.result
        #expect(result[.own("a")].raised == 60)
        #expect(result[.own("b")].raised == 40)
        #expect(result[.tree("top")].raised == 100)
        #expect(result[.total].raised == 100)
        for node in [CountingNode.own("a"), .own("b"), .tree("top"), .total] {
            #expect(result[node].gifts == 1, "\(node)")
            #expect(result[node].commitments == 1, "\(node)")
        }
    }

    @Test("a split over a tree and a campaign apart")
    func splitApart() {
        var accumulator = NodeAccumulator(Self.structure())
        accumulator.addCounts(count, of: .ordinary, origin: origin, campaigns: ["a", "apart", "a"])
        let result = accumulator.result
        #expect(result[.own("a")].gifts == 1)
        #expect(result[.own("apart")].gifts == 1)
        #expect(result[.tree("top")].gifts == 1)
        #expect(result[.total].gifts == 1)
        #expect(result[.own("b")].gifts == 0)
    }

    @Test("counts go only where the policy counts any of the gift")
    func countsByPolicy() {
        let structure = Self.structure { $0[1].counting = CountingPolicy(government: .include) }
        var accumulator = NodeAccumulator(structure)
        accumulator.addCounts(count, of: .government, origin: origin, campaigns: ["a", "b"])
        let result = accumulator.result
        #expect(result[.own("a")].gifts == 1)
        #expect(result[.own("b")].gifts == 0)
        #expect(result[.tree("top")].gifts == 1)
        #expect(result[.total].gifts == 1)
    }

    @Test("the policy of the money's own campaign decides in its parent too")
    func policyOfTheChild() throws {
        let structure = Self.structure { $0[1].counting = CountingPolicy(government: .include) }
        var accumulator = NodeAccumulator(structure)
        try accumulator.add(gift, of: .government, origin: origin, campaign: "a")
        try accumulator.add(gift, of: .government, origin: origin, campaign: "b")
        let top = accumulator.result[.tree("top")]
        #expect(top.raised == 100)
        #expect(top.excludedGovernment == 100)
        #expect(top.gifts == 1)
    }

    @Test("outside the period counts on its own line, and its gift nowhere")
    func outsidePeriod() throws {
        let structure = Self.structure {
            $0[1].starts = day("2026-05-02")
            $0[1].counting = CountingPolicy(outsidePeriod: .exclude)
        }
        var accumulator = NodeAccumulator(structure)
        try accumulator.add(gift, of: .ordinary, origin: origin, campaign: "a")
        accumulator.addCounts(count, of: .ordinary, origin: origin, campaigns: ["a"])
        #expect(accumulator.result[.own("a")].excludedOutsidePeriod == 100)
        #expect(accumulator.result[.own("a")].raised == 0)
        #expect(accumulator.result[.total].gifts == 0)
        try accumulator.add(gift, of: .ordinary, origin: origin.adding(days: 1), campaign: "a")
        #expect(accumulator.result[.own("a")].raised == 100)
        #expect(accumulator.result[.total].gifts == 1)
    }

    @Test("unassigned and vanished campaigns are in the total")
    func unassigned() throws {
        var accumulator = NodeAccumulator(Self.structure())
        try accumulator.add(gift, of: .ordinary, origin: origin, campaign: "")
        try accumulator.add(gift, of: .ordinary, origin: origin, campaign: "ghost")
        #expect(accumulator.result[.own("")].raised == 100)
        #expect(accumulator.result[.own("ghost")].raised == 100)
        #expect(accumulator.result[.total].raised == 200)
        #expect(accumulator.result[.tree("top")].raised == 0)
    }

    @Test("starts from tallies that are there already")
    func start() throws {
        var first = NodeAccumulator(Self.structure())
        try first.add(gift, of: .ordinary, origin: origin, campaign: "a")
        var second = NodeAccumulator(Self.structure(), from: first.result)
        try second.add(gift, of: .ordinary, origin: origin, campaign: "b")
        var both = NodeAccumulator(Self.structure())
        try both.add(gift, of: .ordinary, origin: origin, campaign: "b")
        try both.add(gift, of: .ordinary, origin: origin, campaign: "a")
        #expect(second.result == both.result)
    }

    @Test("donors are told, not added up")
    func donors() {
        var accumulator = NodeAccumulator(Self.structure())
        accumulator.addDonors(3, firstTime: 2, to: .own("a"))
        accumulator.addDonors(1, firstTime: 0, to: .own("a"))
        accumulator.addDonors(4, firstTime: 1, to: .total)
        accumulator.addDonors(9, firstTime: 9, to: .own("nobody"))
        accumulator.addDonors(9, firstTime: 9, to: .tree("a"))
        let result = accumulator.result
        #expect(result[.own("a")].donors == 4)
        #expect(result[.own("a")].firstTimeDonors == 2)
        #expect(result[.total].donors == 4)
        #expect(result[.tree("top")].donors == 0)
    }

    @Test("every own row and the unassigned sum to the total", arguments: CountClass.allCases)
    func sum(countClass: CountClass) throws {
        let structure = Self.structure {
            $0[1].counting = CountingPolicy(inKind: .include, exchange: .include)
            $0[2].counting = CountingPolicy(revocable: .include, government: .include)
        }
        var accumulator = NodeAccumulator(structure)
        for (index, campaign) in ["top", "a", "b", "apart", "", "ghost"].enumerated() {
            let amount = Int64(1) << Int64(index)
            let figures = CommitmentFigures(raised: amount, received: amount)
            try accumulator.add(figures, of: countClass, origin: origin, campaign: campaign)
        }
        let result = accumulator.result
        var rows = Tally()
        for node in structure.nodes {
            if case .own = node { rows = try rows.adding(result[node]) }
        }
        #expect(rows == result[.total])
        let branch = try result[.own("top")].adding(result[.own("a")]).adding(result[.own("b")])
        #expect(branch == result[.tree("top")])
        #expect(structure.nodes.allSatisfy { result[$0].isConsistent })
    }

    @Test("a total that does not fit is an error")
    func overflow() throws {
        var accumulator = NodeAccumulator(Self.structure())
        let large = CommitmentFigures(raised: .max, received: .max)
        try accumulator.add(large, of: .ordinary, origin: origin, campaign: "a")
        #expect(throws: MoneyError.overflow) {
            try accumulator.add(large, of: .ordinary, origin: self.origin, campaign: "b")
        }
    }
}

@Suite("The tallies of all rows")
struct TalliesTests {
    private func tally(_ raised: Int64) -> Tally {
        var tally = Tally()
        (tally.raised, tally.received) = (raised, raised)
        return tally
    }

    @Test("a row that nothing was posted to is all zeros")
    func zeros() {
        #expect(Tallies()[.total] == Tally())
        #expect(Tallies()[.own("a")] == Tally())
        #expect(Tallies().rolledUp("a") == Tally())
        #expect(Tallies().campaigns.isEmpty)
    }

    @Test("campaigns are sorted; neither the unassigned nor trees are among them")
    func campaigns() {
        let tallies = Tallies([
            .own("b"): tally(1), .own("a"): tally(2), .own(""): tally(3), .tree("t"): tally(4),
            .total: tally(5),
        ])
        #expect(tallies.campaigns == ["a", "b"])
    }

    @Test("rolled up: the tree where there is one, else its own")
    func rolledUp() {
        var tallies = Tallies([.own("a"): tally(1), .own("t"): tally(2)])
        #expect(tallies.rolledUp("a").raised == 1)
        #expect(tallies.rolledUp("t").raised == 2)
        tallies[.tree("t")] = tally(7)
        #expect(tallies.rolledUp("t").raised == 7)
        #expect(tallies[.own("t")].raised == 2)
    }

    @Test("percent of a total is floored, and none without a goal")
    func percent() throws {
        let total = tally(99_999)
        #expect(Percent(total.raised, of: 100_000)?.text == "99.9%")
        #expect(Percent(total.raised, of: 99_999)?.text == "100.0%")
        #expect(Percent(total.raised, of: 99_998)?.text == "100.0%")
        #expect(Percent(total.raised, of: 0) == nil)
        #expect(Percent(total.raised, of: -1) == nil)
        #expect(Percent(tally(-1).raised, of: 100_000)?.tenths == -1)
    }

    @Test(
        "never 100 % below the whole", arguments: [1, 2, 3, 7, 999, 1000, 1001, 123_456_789, .max] as [Int64])
    func neverOneHundred(whole: Int64) throws {
        let below = try #require(Percent(whole - 1, of: whole))
        #expect(below.tenths < 1000)
        #expect(Percent(whole, of: whole)?.tenths == 1000)
    }
}
