/// The tally of every node of a counting structure at one as-of day and one known-on point.
public struct Tallies: Sendable, Equatable {
    private var byNode: [CountingNode: Tally]

    public init(_ byNode: [CountingNode: Tally] = [:]) {
        self.byNode = byNode
    }

    /// A node's tally; a node that nothing was ever posted to is all zeros.
    public subscript(node: CountingNode) -> Tally {
        get { byNode[node] ?? Tally() }
        set { byNode[node] = newValue }
    }

    /// Campaign ids that hold money, sorted; without the empty one.
    public var campaigns: [String] {
        byNode.keys.compactMap { node in
            guard case .own(let id) = node, !id.isEmpty else { return nil }
            return id
        }
        .sorted()
    }

    /// A campaign's figures with its descendants; its own when it has none.
    public func rolledUp(_ id: String) -> Tally { byNode[.tree(id)] ?? self[.own(id)] }
}

/// Adds dated, classed amounts of places into the tallies of every node they are part of.
public struct NodeAccumulator {
    public let structure: CountingStructure
    private var tallies: [Tally]

    public init(_ structure: CountingStructure, from start: Tallies = Tallies()) {
        self.structure = structure
        tallies = structure.nodes.map { start[$0] }
    }

    /// Adds the figures of one place, which is in `campaign`.
    public mutating func add(
        _ figures: CommitmentFigures, of countClass: CountClass, origin: CalendarDate, campaign: String
    ) throws(MoneyError) {
        let rule = structure.rule(ofCampaign: campaign)
        let outside = rule.isOutside(origin)
        for node in structure.nodes(ofCampaign: campaign) {
            try tallies[node].add(figures, of: countClass, under: rule.policy, outside: outside)
        }
    }

    /// Adds counts of gifts that are split over several places: once in each node that counts any of them.
    public mutating func addCounts(
        _ figures: CommitmentFigures, of countClass: CountClass, origin: CalendarDate, campaigns: [String]
    ) {
        var nodes: Set<Int> = []
        for campaign in campaigns {
            let rule = structure.rule(ofCampaign: campaign)
            let isLeftOut = countClass.isGovernment && rule.policy.government == .exclude
            guard
                countClass.isPipeline
                    ? !isLeftOut
                    : Tally.counts(countClass, under: rule.policy, outside: rule.isOutside(origin))
            else { continue }
            nodes.formUnion(structure.nodes(ofCampaign: campaign))
        }
        for node in nodes {
            guard !countClass.isPipeline else {
                tallies[node].addApplications(figures.commitments, of: countClass)
                continue
            }
            tallies[node].gifts += figures.gifts
            tallies[node].commitments += figures.commitments
        }
    }

    /// Adds distinct donors to a node.
    public mutating func addDonors(_ donors: Int64, firstTime: Int64, to node: CountingNode) {
        guard let position = structure.nodes.firstIndex(of: node) else { return }
        tallies[position].donors += donors
        tallies[position].firstTimeDonors += firstTime
    }

    public var result: Tallies {
        Tallies(Dictionary(uniqueKeysWithValues: zip(structure.nodes, tallies)))
    }
}
