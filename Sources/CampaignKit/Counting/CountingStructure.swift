/// What of a plan decides how money is counted: the tree, the policies, the periods that policies refer to.
///
/// Names, goals and the case for support are not in it: editing them leaves a ledger's running totals valid.
public struct CountingStructure: Sendable {
    /// How one campaign's own money is counted.
    public struct Rule: Sendable, Equatable {
        public var policy: CountingPolicy
        /// The campaign's period when its policy excludes what is outside it; else everything is inside.
        public var opens: CalendarDate?
        public var closes: CalendarDate?

        /// Whether the date of a commitment matters.
        public var isBounded: Bool { opens != nil || closes != nil }

        /// Whether a commitment of this date is outside the period.
        public func isOutside(_ origin: CalendarDate) -> Bool {
            (opens.map { origin < $0 } ?? false) || (closes.map { origin > $0 } ?? false)
        }
    }

    /// Every node, each once, in a fixed order: own nodes by id, trees by id, the total.
    public let nodes: [CountingNode]
    private let rules: [String: Rule]
    private let nodesByCampaign: [String: [Int]]
    private static let defaultRule = Rule(policy: CountingPolicy())

    /// The structure of a plan, with rows for campaigns that only the ledger knows (`vanished`).
    public init(_ plan: Plan, vanished: Set<String> = []) {
        var rules: [String: Rule] = [:]
        for campaign in plan.campaigns {
            let bounded = campaign.counting.outsidePeriod == .exclude
            rules[campaign.id] = Rule(
                policy: campaign.counting, opens: bounded ? campaign.starts : nil,
                closes: bounded ? campaign.ends : nil)
        }
        let ancestors = Self.ancestors(plan)
        let parents = Set(plan.campaigns.compactMap(\.parent)).intersection(rules.keys)
        let ids = Set(rules.keys).union(vanished).union([""]).sorted()
        let nodes = ids.map(CountingNode.own) + parents.sorted().map(CountingNode.tree) + [.total]
        let position = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
        self.nodes = nodes
        self.rules = rules
        nodesByCampaign = Dictionary(
            uniqueKeysWithValues: ids.map { id in
                let trees = ([id] + (ancestors[id] ?? [])).map(CountingNode.tree)
                return (id, ([.own(id)] + trees + [.total]).compactMap { position[$0] })
            })
    }

    /// The positions in `nodes` of every row that a campaign's own money is part of.
    public func nodes(ofCampaign id: String) -> [Int] { nodesByCampaign[id] ?? [] }

    /// How a campaign's own money is counted; unassigned and vanished campaigns follow the defaults.
    public func rule(ofCampaign id: String) -> Rule { rules[id] ?? Self.defaultRule }

    /// Whether any campaign leaves out what is outside its period.
    public var hasBoundedPeriods: Bool { rules.values.contains(where: \.isBounded) }

    /// The structure as text in a fixed order; its digest shows whether running totals still fit the plan.
    public var canonicalText: String {
        let lines = rules.keys.sorted().map { id in
            let rule = rules[id] ?? Self.defaultRule
            let period = "\(rule.opens?.description ?? "-")…\(rule.closes?.description ?? "-")"
            let up = (nodesByCampaign[id] ?? []).map { nodes[$0].key }.joined(separator: ",")
            return "\(id)|\(rule.policy.summary)|\(period)|\(up)"
        }
        return "counting/1\n" + lines.joined(separator: "\n")
    }

    /// Each campaign's ancestors, nearest first; a circle (refused elsewhere) ends the climb.
    private static func ancestors(_ plan: Plan) -> [String: [String]] {
        let parent = Dictionary(plan.campaigns.map { ($0.id, $0.parent) }) { first, _ in first }
        var result: [String: [String]] = [:]
        for campaign in plan.campaigns {
            var chain: [String] = []
            var next = campaign.parent
            while let id = next, parent[id] != nil, id != campaign.id, !chain.contains(id) {
                chain.append(id)
                next = parent[id] ?? nil
            }
            result[campaign.id] = chain
        }
        return result
    }
}

/// A row that figures are kept for: a campaign alone, a campaign with its descendants, what has no campaign,
/// everything.
public enum CountingNode: Hashable, Sendable {
    /// One campaign without its descendants; the empty id is *unassigned*.
    case own(String)
    /// A parent with all its descendants.
    case tree(String)
    case total

    /// The text that ledgers store: `own/ID`, `tree/ID`, `total`.
    public var key: String {
        switch self {
        case .own(let id): "own/" + id
        case .tree(let id): "tree/" + id
        case .total: "total"
        }
    }

    public init?(key: String) {
        if key == "total" {
            self = .total
        } else if key.hasPrefix("own/") {
            self = .own(String(key.dropFirst(4)))
        } else if key.hasPrefix("tree/") {
            self = .tree(String(key.dropFirst(5)))
        } else {
            return nil
        }
    }
}
