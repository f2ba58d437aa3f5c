import CampaignKit
import CampaignLedger
import TestSupport
import Testing

/// The ledger against a list worked by hand.
@Suite("Histories: against an oracle")
struct OracleTests {
    @Test(arguments: Seeds.forRun(count: 4))
    func everyCampaignAgrees(seed: UInt64) throws {
        var flavor = HistoryBuilder.Flavor()
        flavor.splits = false
        flavor.commitments = 40
        let history = HistoryBuilder.history(seed: seed, flavor: flavor)
        var random = SeededGenerator(seed: seed ^ 0x4AA)
        let ledger = try TestLedger()
        try ledger.post(history.batches(3, &random))
        let oracle = Oracle(history)
        let days = history.someDays(25, &random)
        for (name, plan) in Plan.policies {
            ledger.plan = plan
            for day in days {
                let tallies = try ledger.tallies(day.description)
                let standings = oracle.standings(on: day, under: plan)
                for node in TallyComparison.nodes {
                    let members = Self.campaigns(of: node, plan)
                    let mine = standings.filter { members?.contains($0.campaign) ?? true }
                    expect(tallies[node], mine, "seed \(seed) plan \(name) as of \(day) \(node.key)")
                    guard let members, !members.contains("") else { continue }
                    let raised = try ledger.ledger.raised(
                        by: members.sorted(), plan: plan, asOf: [day], knownOn: nil)
                    #expect(
                        raised[day] == tallies[node].raised, "seed \(seed) \(name) as of \(day) \(node.key)")
                }
            }
        }
    }

    /// Splits share out what the whole amounts to: the total must not lose a cent.
    @Test(arguments: Seeds.forRun(count: 3))
    func totalsOfSplitsAgree(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0x5BB)
        let oracle = Oracle(history)
        for (name, plan) in [("small", Plan.small), ("generous", .generous)] {
            // One policy everywhere, also where the plan knows no campaign.
            var everywhere = plan.campaigns
            let sample = plan.campaigns[0].counting
            for id in ["", "gone"] { everywhere.append(Campaign(id: id, name: id, counting: sample)) }
            let uniform = Plan(organization: plan.organization, campaigns: everywhere)
            let ledger = try TestLedger(plan: uniform)
            try ledger.post(history.batches(2, &random))
            for day in history.someDays(20, &random) {
                let total = try ledger.tallies(day.description)[.total]
                expect(
                    total, oracle.standings(on: day, under: uniform), "seed \(seed) plan \(name) as of \(day)"
                )
            }
        }
    }

    private static func campaigns(of node: CountingNode, _ plan: Plan) -> Set<String>? {
        switch node {
        case .own(let id): [id]
        case .tree(let id): Set([id] + plan.children(of: id).map(\.id))
        case .total: nil
        }
    }

    private func expect(_ tally: Tally, _ standings: [Oracle.Standing], _ about: String) {
        func sum(_ field: (Oracle.Standing) -> Int64) -> Int64 { standings.reduce(0) { $0 + field($1) } }
        #expect(tally.raised == sum(\.raised), "raised: \(about)")
        #expect(tally.received == sum(\.received), "received: \(about)")
        #expect(tally.outstanding == sum(\.outstanding), "outstanding: \(about)")
        #expect(tally.gifts == sum(\.gifts), "gifts: \(about)")
        #expect(tally.commitments == sum(\.commitments), "commitments: \(about)")
        var raised: [String: Int64] = [:]
        for standing in standings {
            if let donor = standing.donor { raised[donor, default: 0] += standing.raised }
        }
        #expect(tally.donors == Int64(raised.values.filter { $0 > 0 }.count), "donors: \(about)")
    }
}
