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
