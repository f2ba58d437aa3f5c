/// Every donor in exactly one group of the lifecycle, with the sums that must agree and what they come to.
///
/// `rules.md §3`. Amounts are base-currency minor units.
public struct LifecyclePartition: Sendable, Equatable {
    /// The donors of one status.
    public struct Group: Sendable, Equatable {
        public var donors = 0
        public var thisYearMinor: Int64 = 0
        public var lastYearMinor: Int64 = 0

        public init() {}
    }

    public private(set) var groups: [LifecycleStatus: Group] = [:]
    /// What went to and from those who are not donors of the year: refunds that name no gift, above all.
    public private(set) var otherThisYearMinor: Int64 = 0
    public private(set) var otherLastYearMinor: Int64 = 0
    /// Counted by itself, so that the checks compare two ways of counting.
    public private(set) var donorsThisYear = 0
    public private(set) var donorsLastYear = 0
    /// Retained donors whose first year was P.
    public private(set) var retainedFromFirstYear = 0
    public private(set) var totalThisYearMinor: Int64 = 0
    public private(set) var totalLastYearMinor: Int64 = 0

    public init() {}

    /// Adds one donor's giving.
    public mutating func add(
        thisYear: Int64, lastYear: Int64, gaveEarlier: Bool
    ) throws(MoneyError) {
        if thisYear > 0 {
            donorsThisYear += 1
            totalThisYearMinor = try Checked.add(totalThisYearMinor, thisYear)
        } else {
            otherThisYearMinor = try Checked.add(otherThisYearMinor, thisYear)
        }
        if lastYear > 0 {
            donorsLastYear += 1
            totalLastYearMinor = try Checked.add(totalLastYearMinor, lastYear)
        } else {
            otherLastYearMinor = try Checked.add(otherLastYearMinor, lastYear)
        }
        guard
            let status = LifecycleStatus(
                thisYear: thisYear, lastYear: lastYear, gaveEarlier: gaveEarlier)
        else { return }
        if status.isRetained, !gaveEarlier { retainedFromFirstYear += 1 }
        var group = groups[status] ?? Group()
        group.donors += 1
        if status.isInYear { group.thisYearMinor = try Checked.add(group.thisYearMinor, thisYear) }
        if status.isInYearBefore { group.lastYearMinor = try Checked.add(group.lastYearMinor, lastYear) }
        groups[status] = group
    }

    public mutating func add(_ facts: DonorFacts) throws(MoneyError) {
        try add(
            thisYear: facts.thisYearMinor, lastYear: facts.lastYearMinor, gaveEarlier: facts.gaveEarlier)
    }

    /// Everyone in some group.
    public var donors: Int { groups.values.reduce(0) { $0 + $1.donors } }

    public func group(_ status: LifecycleStatus) -> Group { groups[status] ?? Group() }

    /// Several groups together.
    public func sum(_ isMember: (LifecycleStatus) -> Bool) throws(MoneyError) -> Group {
        var sum = Group()
        for status in LifecycleStatus.allCases where isMember(status) {
            let group = group(status)
            sum.donors += group.donors
            sum.thisYearMinor = try Checked.add(sum.thisYearMinor, group.thisYearMinor)
            sum.lastYearMinor = try Checked.add(sum.lastYearMinor, group.lastYearMinor)
        }
        return sum
    }
}
