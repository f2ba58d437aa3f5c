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
