import CampaignKit

@testable import CampaignReports

/// A made-up tree of campaigns whose donors are real sets, so that what a reader can derive is known.
struct RandomStatus {
    let plan: Plan
    let status: StatusReport
    /// The donors of each campaign alone; of money without a campaign under the empty id.
    let own: [String: Set<Int>]
    private let tree: CampaignTree

    init(_ random: inout some RandomNumberGenerator) throws {
        let count = Int.random(in: 1...6, using: &random)
        var campaigns: [Campaign] = []
        for index in 0..<count {
            let parent =
                index > 0 && Bool.random(using: &random) ? Int.random(in: 0..<index, using: &random) : nil
            campaigns.append(
                Campaign(id: "c\(index)", name: "C\(index)", parent: parent.map { "c\($0)" }))
        }
        let plan = Plan(organization: Organization(name: "Made up"), campaigns: campaigns)
        self.plan = plan
        let tree = CampaignTree(plan)
        self.tree = tree
        var own: [String: Set<Int>] = [:]
        for id in campaigns.map(\.id) + [""] {
            let size = Int.random(in: 0...4, using: &random)
            own[id] = Set((0..<size).map { _ in Int.random(in: 0...9, using: &random) })
        }
        self.own = own
        let tally = { (donors: Set<Int>, gifts: Int) in
            MadeUpFigures.tally(Int64(gifts) * 100, gifts: Int64(gifts), donors: Int64(donors.count))
        }
        var tallies = Tallies()
        let union = { (ids: [String]) in ids.reduce(into: Set<Int>()) { $0.formUnion(own[$1] ?? []) } }
        let gifts = { (ids: [String]) in ids.reduce(0) { $0 + (own[$1]?.count ?? 0) } }
        for id in own.keys { tallies[.own(id)] = tally(own[id] ?? [], own[id]?.count ?? 0) }
        for campaign in campaigns where !tree.descendants(of: campaign.id).isEmpty {
            let ids = [campaign.id] + tree.descendants(of: campaign.id)
            tallies[.tree(campaign.id)] = tally(union(ids), gifts(ids))
        }
        let all = Array(own.keys)
        tallies[.total] = tally(union(all), gifts(all))
        status = try StatusReport.build(plan: plan, tallies: tallies, asOf: MadeUpFigures.asOf)
    }

    /// A campaign and those below it.
    func members(of id: String) -> [String] { [id] + tree.descendants(of: id) }

    func donors(under id: String) -> Set<Int> {
        members(of: id).reduce(into: Set<Int>()) { $0.formUnion(own[$1] ?? []) }
    }
}
