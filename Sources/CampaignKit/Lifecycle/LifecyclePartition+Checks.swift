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
