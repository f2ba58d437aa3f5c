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

/// What is printed under every list, so that anyone can add it up.
extension LifecyclePartition {
    /// Two ways to the same number.
    public struct Check: Sendable, Equatable {
        public enum Kind: String, Sendable, CaseIterable {
            /// |Y| = new + recaptured + upgraded + same + downgraded.
            case donorsThisYear = "donors_this_year"
            /// |P| = upgraded + same + downgraded + lapsed.
            case donorsLastYear = "donors_last_year"
            /// total(Y) = total(P) + gains − losses.
            case money
        }

        public var kind: Kind
        /// The number itself: donors, or minor units.
        public var whole: Int64
        /// What it is the sum of, in the order of the rule; losses are negative.
        public var parts: [Int64]
        public var sum: Int64

        public var holds: Bool { whole == sum }
    }

    /// The three checks of `rules.md §3`.
    public func checks() throws(MoneyError) -> [Check] {
        func count(_ status: LifecycleStatus) -> Int64 { Int64(group(status).donors) }
        let kept = [count(.upgraded), count(.same), count(.downgraded)]
        let gains = try gains()
        let losses = try losses()
        return [
            try check(.donorsThisYear, Int64(donorsThisYear), [count(.new), count(.recaptured)] + kept),
            try check(
                .donorsLastYear, Int64(donorsLastYear), kept + [count(.lapsedNew), count(.lapsedRepeat)]),
            try check(
                .money, totalThisYearMinor, [totalLastYearMinor, gains.totalMinor, -losses.totalMinor]),
        ]
    }

    private func check(_ kind: Check.Kind, _ whole: Int64, _ parts: [Int64]) throws(MoneyError) -> Check {
        var sum: Int64 = 0
        for part in parts { sum = try Checked.add(sum, part) }
        return Check(kind: kind, whole: whole, parts: parts, sum: sum)
    }

    /// What came on top of the year before.
    public struct Gains: Sendable, Equatable {
        public var newMinor: Int64
        public var recapturedMinor: Int64
        /// What upgraded donors gave beyond the year before.
        public var increasesMinor: Int64
        public var totalMinor: Int64
    }

    /// What was missing of the year before, above zero.
    public struct Losses: Sendable, Equatable {
        /// What downgraded donors gave less than the year before.
        public var decreasesMinor: Int64
        public var lapsedNewMinor: Int64
        public var lapsedRepeatMinor: Int64
        public var totalMinor: Int64
    }

    public func gains() throws(MoneyError) -> Gains {
        let up = group(.upgraded)
        let (new, back) = (group(.new).thisYearMinor, group(.recaptured).thisYearMinor)
        let increases = try Checked.subtract(up.thisYearMinor, up.lastYearMinor)
        return Gains(
            newMinor: new, recapturedMinor: back, increasesMinor: increases,
            totalMinor: try Checked.add(try Checked.add(new, back), increases))
    }

    public func losses() throws(MoneyError) -> Losses {
        let down = group(.downgraded)
        let (first, again) = (group(.lapsedNew).lastYearMinor, group(.lapsedRepeat).lastYearMinor)
        let decreases = try Checked.subtract(down.lastYearMinor, down.thisYearMinor)
        return Losses(
            decreasesMinor: decreases, lapsedNewMinor: first, lapsedRepeatMinor: again,
            totalMinor: try Checked.add(try Checked.add(first, again), decreases))
    }
}
