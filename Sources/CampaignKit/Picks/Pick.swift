/// Which donors are meant: a lifecycle name, comparisons, and these joined by `and`, `or` and `not`.
///
/// `lybunt and largest >= $1,000 and state in (NY, NJ)`.
public struct Pick: Sendable, Equatable {
    /// The tree of a pick.
    indirect enum Node: Sendable, Equatable {
        case group(PickGroup)
        case compare(PickField, PickToken.Sign, PickValue)
        case isOne(PickField, [PickValue])
        case not(Node)
        case and(Node, Node)
        case or(Node, Node)
    }

    /// As it was written.
    public let text: String
    let root: Node

    /// Reads a pick; amounts are in `currency`.
    public init(_ text: String, currency: Currency) throws(PickError) {
        self.text = text
        root = try PickParser.parse(text, currency: currency)
    }

    /// A name alone.
    public init(_ group: PickGroup) {
        text = group.rawValue
        root = .group(group)
    }

    /// Whether a donor is meant; `classic` counts LYBUNT into SYBUNT.
    public func contains(_ facts: DonorFacts, classic: Bool = false) -> Bool {
        Self.holds(root, facts, classic)
    }

    private static func holds(_ node: Node, _ facts: DonorFacts, _ classic: Bool) -> Bool {
        switch node {
        case .group(let group): group.contains(facts.status, classic: classic)
        case .compare(let field, let sign, let value):
            PickValue(field, of: facts).map { value.isOn(sign, of: $0, field) } ?? false
        case .isOne(let field, let values):
            PickValue(field, of: facts).map { found in values.contains { $0.isOn(.equal, of: found, field) } }
                ?? false
        case .not(let inner): !holds(inner, facts, classic)
        case .and(let left, let right): holds(left, facts, classic) && holds(right, facts, classic)
        case .or(let left, let right): holds(left, facts, classic) || holds(right, facts, classic)
        }
    }
}
