/// The campaigns of a plan as parents and children.
public struct CampaignTree: Sendable {
    private let byID: [String: Campaign]
    private let children: [String: [Campaign]]
    private let roots: [Campaign]

    public init(_ plan: Plan) {
        let byID = Dictionary(plan.campaigns.map { ($0.id, $0) }) { first, _ in first }
        self.byID = byID
        children = Dictionary(grouping: plan.campaigns.filter { $0.parent != nil }) { $0.parent ?? "" }
        roots = plan.campaigns.filter { campaign in campaign.parent.map { byID[$0] == nil } ?? true }
    }

    /// Campaigns with their depth, children right after their parent, siblings in the plan's order.
    ///
    /// From the roots; with `ids`, from these, each campaign once, with its depth in the whole tree.
    public func depthFirst(from ids: [String] = []) -> [(campaign: Campaign, depth: Int)] {
        var result: [(campaign: Campaign, depth: Int)] = []
        // Also ends a circle, which a plan with findings may have.
        var seen: Set<String> = []
        func visit(_ campaign: Campaign, _ depth: Int) {
            guard seen.insert(campaign.id).inserted else { return }
            result.append((campaign, depth))
            for child in children[campaign.id] ?? [] { visit(child, depth + 1) }
        }
        for campaign in ids.isEmpty ? roots : ids.compactMap({ byID[$0] }) {
            visit(campaign, depth(of: campaign))
        }
        return result
    }

    /// The ids below a campaign, at any depth.
    public func descendants(of id: String) -> [String] {
        depthFirst(from: [id]).dropFirst().map(\.campaign.id)
    }

    private func depth(of campaign: Campaign) -> Int {
        var seen: Set<String> = [campaign.id]
        var next = campaign.parent
        while let id = next, let parent = byID[id], seen.insert(id).inserted { next = parent.parent }
        return seen.count - 1
    }
}
