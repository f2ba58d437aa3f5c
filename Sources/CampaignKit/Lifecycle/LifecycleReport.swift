/// A year's donors against the year before: the partition and all that is worked out from it.
///
/// `rules.md §3`.
public struct LifecycleReport: Sendable, Equatable {
    public let year: LifecycleYear
    public let partition: LifecyclePartition
    public let checks: [LifecyclePartition.Check]
    public let retention: Retention
    public let gains: LifecyclePartition.Gains
    public let losses: LifecyclePartition.Losses
    /// The gifts of the year.
    public let sizes: GiftSizes
    /// The donors of the year.
    public let concentration: Concentration

    /// From the partition, what each donor gave in the year, and the sizes of its gifts.
    public init(
        year: LifecycleYear, partition: LifecyclePartition, giving: [Int64], gifts: [Int64]
    ) throws(MoneyError) {
        self.year = year
        self.partition = partition
        checks = try partition.checks()
        retention = try Retention(partition)
        gains = try partition.gains()
        losses = try partition.losses()
        sizes = try GiftSizes(gifts)
        concentration = try Concentration(giving)
    }

    /// Whether every number is what its parts come to; else none of them may be shown.
    public var isConsistent: Bool {
        checks.allSatisfy(\.holds) && concentration.totalMinor == partition.totalThisYearMinor
    }
}

/// How many of last year's donors gave again, and how much of last year's money that is.
///
/// `rules.md §3`. A share of nothing does not exist.
public struct Retention: Sendable, Equatable {
    /// Some of the donors of P, and those of them who gave in Y too.
    public struct Share: Sendable, Equatable {
        public var kept: Int64
        public var of: Int64
        /// Rounded down.
        public var percent: Percent? { Percent(kept, of: of) }
    }

    /// |P ∩ Y| ÷ |P|.
    public var overall: Share
    /// The same of those whose first year was P.
    public var newDonors: Share
    /// The same of those who had given before P.
    public var repeatDonors: Share
    /// Giving in Y of P ∩ Y ÷ total(P), in minor units; above 100 % when they gave more.
    public var revenue: Share

    public init(_ partition: LifecyclePartition) throws(MoneyError) {
        let kept = try partition.sum { $0.isRetained }
        let fresh = Int64(partition.retainedFromFirstYear)
        let freshLapsed = Int64(partition.group(.lapsedNew).donors)
        overall = Share(kept: Int64(kept.donors), of: Int64(partition.donorsLastYear))
        newDonors = Share(kept: fresh, of: fresh + freshLapsed)
        repeatDonors = Share(kept: overall.kept - newDonors.kept, of: overall.of - newDonors.of)
        revenue = Share(kept: kept.thisYearMinor, of: partition.totalLastYearMinor)
    }
}

/// The average and the middle one of the gifts of a year, in minor units.
public struct GiftSizes: Sendable, Equatable {
    public let count: Int
    public let totalMinor: Int64
    /// Rounded down; nil without gifts.
    public let averageMinor: Int64?
    /// Of an even count the lower of the two in the middle; nil without gifts.
    public let medianMinor: Int64?

    /// The gifts in any order.
    public init(_ gifts: [Int64]) throws(MoneyError) {
        let sorted = gifts.sorted()
        var total: Int64 = 0
        for gift in sorted { total = try Checked.add(total, gift) }
        count = sorted.count
        totalMinor = total
        averageMinor = sorted.isEmpty ? nil : total / Int64(sorted.count)
        medianMinor = sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
    }
}
