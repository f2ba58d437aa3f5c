/// The five additive figures of a commitment, in minor units and counts.
///
/// In every class `raised − received = outstanding`.
public struct CommitmentFigures: Hashable, Sendable {
    public var raised: Int64
    public var received: Int64
    public var outstanding: Int64
    /// Receipts of money not fully reversed.
    public var gifts: Int64
    /// Outright gifts, pledges and awards not fully reversed.
    public var commitments: Int64

    public init(
        raised: Int64 = 0, received: Int64 = 0, outstanding: Int64 = 0, gifts: Int64 = 0,
        commitments: Int64 = 0
    ) {
        self.raised = raised
        self.received = received
        self.outstanding = outstanding
        self.gifts = gifts
        self.commitments = commitments
    }

    public var isZero: Bool { self == CommitmentFigures() }

    /// `self − other`.
    ///
    /// Amounts of one commitment are bounded by its rows, which were summed with checks.
    public func subtracting(_ other: CommitmentFigures) -> CommitmentFigures {
        CommitmentFigures(
            raised: raised - other.raised, received: received - other.received,
            outstanding: outstanding - other.outstanding, gifts: gifts - other.gifts,
            commitments: commitments - other.commitments)
    }

    /// `self + other`, under the same bound.
    public func adding(_ other: CommitmentFigures) -> CommitmentFigures {
        CommitmentFigures(
            raised: raised + other.raised, received: received + other.received,
            outstanding: outstanding + other.outstanding, gifts: gifts + other.gifts,
            commitments: commitments + other.commitments)
    }
}
