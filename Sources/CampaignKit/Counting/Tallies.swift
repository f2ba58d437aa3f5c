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
