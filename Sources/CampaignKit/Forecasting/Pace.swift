/// Where a campaign stands against where it should be by a day.
///
/// Source: `rules.md §2`, Pace.
///
/// Integer arithmetic throughout: shares are fractions, and what is expected is floored to the minor unit.
public enum Pace {
    public enum Standing: String, Sendable, CaseIterable { case ahead, on, behind }

    /// What can be said; a part that has no meaning for the campaign on that day is nil.
    public struct Result: Hashable, Sendable {
        /// The time that has passed, whatever the rule: 0.0 % before the start, 100.0 % from the last day on.
        public var elapsed: Percent?
        /// The share of the goal that the rule expects by the day.
        public var share: PaceShare?
        /// The goal's share, in minor units.
        public var expected: Int64?
        /// Raised − expected, in minor units.
        public var difference: Int64?
        public var pace: Standing?
        /// Days after this one up to the last; 0 on the last day.
        public var daysLeft: Int?
        /// What every day left must bring to meet the goal, rounded up to the minor unit.
        public var requiredPerDay: Int64?

        public init() {}
    }

    /// The pace of one campaign at the end of `asOf`.
    ///
    /// - Open-ended campaigns have nothing; ended ones and those that have not started only `elapsed`.
    /// - A met goal has `elapsed` and `daysLeft`: it is neither ahead nor behind and requires nothing more.
    /// - Without a goal there is `elapsed`, `share` and `daysLeft`; without a start, no share.
    /// - On the last day no day is left, and nothing is required *per day*.
    ///
    /// `like` answers for `PaceRule.like`: the share that the campaign with this id had reached on the same
    /// day of its run, counted from 1; nil when it cannot say, and then neither can this.
    public static func evaluate(
        rule: PaceRule, goal: Int64?, starts: CalendarDate?, ends: CalendarDate?, asOf: CalendarDate,
        raised: Int64, like: (_ campaign: String, _ dayOfRun: Int) -> PaceShare? = { _, _ in nil }
    ) -> Result {
        var result = Result()
        guard let ends else { return result }
        if let starts {
            guard starts <= ends else { return result }
            result.elapsed = linearShare(starts: starts, ends: ends, asOf: asOf)?.percent
            if asOf < starts { return result }
        }
        if asOf > ends { return result }
        let daysLeft = asOf.days(until: ends)
        result.daysLeft = daysLeft
        if let goal, goal > 0, raised >= goal { return result }
        if let starts {
            result.share = share(rule: rule, starts: starts, ends: ends, asOf: asOf, like: like)
        }
        guard let goal, goal > 0 else { return result }
        if let share = result.share, let starts {
            let expected = share.of(goal)
            result.expected = expected
            result.difference = try? Checked.subtract(raised, expected)
            let days = starts.days(until: ends) + 1
            result.pace = result.difference.map { standing(difference: $0, goal: goal, days: days) }
        }
        if daysLeft > 0 { result.requiredPerDay = perDay(goal: goal, raised: raised, days: daysLeft) }
        return result
    }

    /// `(D − starts + 1) ÷ (ends − starts + 1)`, held within 0…1; nil when it ends before it starts.
    public static func linearShare(
        starts: CalendarDate, ends: CalendarDate, asOf: CalendarDate
    ) -> PaceShare? {
        PaceShare(Int64(starts.days(until: asOf) + 1), of: Int64(starts.days(until: ends) + 1))
    }

    private static func share(
        rule: PaceRule, starts: CalendarDate, ends: CalendarDate, asOf: CalendarDate,
        like: (String, Int) -> PaceShare?
    ) -> PaceShare? {
        switch rule {
        case .linear: linearShare(starts: starts, ends: ends, asOf: asOf)
        case .like(let campaign): like(campaign, starts.days(until: asOf) + 1)
        case .months(let table): MonthCurve(table, starts: starts, ends: ends).share(at: asOf)
        }
    }

    /// *On* pace is within one day's even share of the goal: a gift that is posted tomorrow morning
    /// must not turn a campaign red today.
    private static func standing(difference: Int64, goal: Int64, days: Int) -> Standing {
        if Int128(difference.magnitude) * Int128(days) < Int128(goal) { return .on }
        return difference > 0 ? .ahead : .behind
    }

    private static func perDay(goal: Int64, raised: Int64, days: Int) -> Int64? {
        let missing = Int128(goal) - Int128(raised)
        return Int64(exactly: (missing + Int128(days) - 1) / Int128(days))
    }
}

/// A share from 0 to 1 as an exact fraction: binary floating point never meets money.
public struct PaceShare: Hashable, Sendable {
    public let numerator: Int64
    /// At least 1.
    public let denominator: Int64

    /// `numerator ÷ denominator`, held within 0…1; nil when the denominator is not positive.
    public init?(_ numerator: Int64, of denominator: Int64) {
        guard denominator > 0 else { return nil }
        self.numerator = min(max(0, numerator), denominator)
        self.denominator = denominator
    }

    private init() {
        numerator = 0
        denominator = 1
    }

    public static let zero = PaceShare()

    /// This share of an amount, floored to the minor unit.
    public func of(_ minorUnits: Int64) -> Int64 {
        // A share is at most 1, so the part always fits.
        (try? Checked.scale(minorUnits, by: numerator, over: denominator)) ?? minorUnits
    }

    /// The share in tenths of a percent, floored.
    public var percent: Percent { Percent(tenths: of(1000)) }
}
