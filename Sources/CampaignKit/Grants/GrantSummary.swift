/// The grants of a workspace on a day, as a report may tell of them: values, without their ledger.
public struct GrantSummary: Sendable, Equatable {
    /// A place that an application would go to, with its part of each amount.
    public struct Share: Sendable, Equatable {
        public var place: Designation
        /// Base-currency minor units; nil where nothing was asked yet.
        public var asked: Int64?
        /// Its part of the weighted pipeline; 0 where a policy leaves it out.
        public var weighted: Int64
        /// What a government may give, where the campaign's policy leaves that out.
        public var isLeftOut: Bool

        public init(place: Designation, asked: Int64?, weighted: Int64, isLeftOut: Bool = false) {
            self.place = place
            self.asked = asked
            self.weighted = weighted
            self.isLeftOut = isLeftOut
        }
    }

    /// What came of an award, in base-currency minor units.
    public struct Award: Sendable, Equatable {
        public var awarded: Int64 = 0
        public var received: Int64 = 0
        public var outstanding: Int64 = 0
        /// Promised on conditions that are not met.
        public var conditional: Int64 = 0
        /// Open installments that the funder holds until a report of ours is there.
        public var waiting: Int64 = 0

        public init() {}
    }

    public struct Grant: Sendable, Equatable {
        /// The number in `GR-12`.
        public var number: Int64
        /// As an office reads it; a page asks `anonymity` first.
        public var funderName: String
        public var anonymity: Anonymity
        public var stage: GrantStage
        /// The stage as people read it: an award's follows from its period.
        public var phase: String
        /// Tenths of a percent.
        public var likelihood: Int64
        public var decision: CalendarDate?
        public var shares: [Share]
        public var award = Award()

        public init(
            number: Int64, funderName: String, anonymity: Anonymity = .none, stage: GrantStage, phase: String,
            likelihood: Int64, decision: CalendarDate? = nil, shares: [Share]
        ) {
            self.number = number
            self.funderName = funderName
            self.anonymity = anonymity
            self.stage = stage
            self.phase = phase
            self.likelihood = likelihood
            self.decision = decision
            self.shares = shares
        }
    }

    /// One day on which something is due, by us or by the funder, and is not done.
    public struct Due: Sendable, Equatable {
        public var grant: Int64
        public var day: CalendarDate
        /// Nil for an installment of an award.
        public var kind: DeadlineKind?
        /// How many days late; nil for what is not.
        public var daysLate: Int?
        /// Whether the funder acts, and not we.
        public var isTheirs: Bool
        /// An installment that the funder holds until our report is there.
        public var waits: Bool
        /// What is open of an installment, or of the one that waits for this report.
        public var stake: Int64?

        public init(
            grant: Int64, day: CalendarDate, kind: DeadlineKind?, daysLate: Int? = nil,
            isTheirs: Bool = false,
            waits: Bool = false, stake: Int64? = nil
        ) {
            self.grant = grant
            self.day = day
            self.kind = kind
            self.daysLate = daysLate
            self.isTheirs = isTheirs
            self.waits = waits
            self.stake = stake
        }
    }

    public var asOf: CalendarDate
    /// By number.
    public var grants: [Grant]
    /// The overdue first, then by day.
    public var due: [Due]

    public init(asOf day: CalendarDate, grants: [Grant] = [], due: [Due] = []) {
        asOf = day
        self.grants = grants.sorted { $0.number < $1.number }
        self.due = due.sorted { Self.key($0) < Self.key($1) }
    }

    private static func key(_ due: Due) -> (Int, CalendarDate, Int64) {
        (due.daysLate == nil ? 1 : 0, due.day, due.grant)
    }

    /// The grants that have a part in a scope; applications with only that part of their amounts.
    ///
    /// An award stays whole: `reachesBeyond` says which ones have a part elsewhere.
    public func within(_ scope: FigureScope) -> (summary: GrantSummary, reachesBeyond: Set<Int64>) {
        var beyond: Set<Int64> = []
        let kept = grants.compactMap { grant -> Grant? in
            var part = grant
            part.shares = grant.shares.filter { scope.holds($0.place) }
            if part.shares.count < grant.shares.count { beyond.insert(grant.number) }
            return part.shares.isEmpty ? nil : part
        }
        let numbers = Set(kept.map(\.number))
        let summary = GrantSummary(
            asOf: asOf, grants: kept, due: due.filter { numbers.contains($0.grant) })
        return (summary, beyond.intersection(numbers))
    }
}
