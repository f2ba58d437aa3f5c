/// What each donor raised in a campaign, or in all of them, up to a day.
public struct DonorGiving: Sendable, Equatable {
    public struct Donor: Sendable, Equatable {
        /// Minor units, above zero.
        public var raised: Int64
        /// Empty for a placeholder.
        public var name: String
        /// Nil where nothing says it.
        public var kind: DonorKind?
        /// The strictest level that one of their gifts here asks for.
        public var anonymity: Anonymity
        /// Whether they did not ask to be left out of what is published.
        public var mayBePublished: Bool

        public init(
            raised: Int64, name: String, kind: DonorKind? = nil, anonymity: Anonymity = .none,
            mayBePublished: Bool = true
        ) {
            (self.raised, self.name, self.kind) = (raised, name, kind)
            (self.anonymity, self.mayBePublished) = (anonymity, mayBePublished)
        }
    }

    /// What the campaign raised, in minor units.
    public let raised: Int64
    /// Those whose gifts staff may see.
    public private(set) var donors: [Donor] = []
    /// How many donors are hidden from staff.
    public private(set) var hidden = 0

    public init(raised: Int64) { self.raised = raised }

    /// All of them: what status calls donors.
    public var count: Int { donors.count + hidden }

    public mutating func add(_ donor: Donor) { donors.append(donor) }

    public mutating func addHidden() { hidden += 1 }

    /// What of raised is of none of `donors`: gifts of no one named, hidden ones, and what was refunded.
    public func rest() throws(MoneyError) -> Int64 {
        var rest = raised
        for donor in donors { rest = try Checked.subtract(rest, donor.raised) }
        return rest
    }

    /// The donors whose sum is at least `least` and below `limit`; nil for no limit.
    public func donors(from least: Int64, below limit: Int64?) -> [Donor] {
        donors.filter { $0.raised >= least && limit.map($0.raised.isLess) ?? true }
    }
}

extension Int64 {
    fileprivate func isLess(_ limit: Int64) -> Bool { self < limit }
}
