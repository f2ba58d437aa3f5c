/// One campaign's line of a status: what it wants, what it has, and where it should be by now.
///
/// Amounts are minor units of the organization's currency.
public struct StatusRow: Sendable, Equatable {
    public let id: String
    /// The campaign's name; its id when its file has vanished.
    public let name: String
    public let parent: String?
    /// How many campaigns are above it.
    public let depth: Int
    /// Nil for a fund without a goal.
    public let goal: Int64?
    /// With all descendants; a donor is counted once.
    public let tally: Tally
    /// Without descendants.
    public let own: Tally
    /// Outstanding whose day has passed, with promises that have no schedule in campaigns that have ended.
    public let overdue: Int64
    /// Money is posted to it, but its file is gone.
    public let isVanished: Bool
    public let starts: CalendarDate?
    public let ends: CalendarDate?
    public let pace: Pace.Result
    public let policy: CountingPolicy

    public init(
        id: String, name: String, parent: String? = nil, depth: Int = 0, goal: Int64? = nil, tally: Tally,
        own: Tally, overdue: Int64 = 0, isVanished: Bool = false, starts: CalendarDate? = nil,
        ends: CalendarDate? = nil, pace: Pace.Result = Pace.Result(),
        policy: CountingPolicy = CountingPolicy()
    ) {
        self.id = id
        self.name = name
        self.parent = parent
        self.depth = depth
        self.goal = goal
        self.tally = tally
        self.own = own
        self.overdue = overdue
        self.isVanished = isVanished
        self.starts = starts
        self.ends = ends
        self.pace = pace
        self.policy = policy
    }

    /// What the goal still lacks, never below zero; nil without a goal.
    public var toGo: Int64? { goal.map { GoalGap.toGo(goal: $0, raised: tally.raised) } }

    /// What was raised beyond the goal, never below zero; nil without a goal.
    public var overGoal: Int64? { goal.map { GoalGap.over(goal: $0, raised: tally.raised) } }

    /// Raised ÷ goal, floored; nil without a goal.
    public var percentRaised: Percent? { goal.flatMap { Percent(tally.raised, of: $0) } }

    public var isMet: Bool { toGo == 0 }

    /// Whether its last day is before this one.
    public func hasEnded(by day: CalendarDate) -> Bool { ends.map { $0 < day } ?? false }

    /// What the goal lacked when the campaign ended: nothing will close it any more.
    ///
    /// 0 while it runs; nil without a goal. It is what of `toGo` a total leaves out.
    public func endedShort(by day: CalendarDate) -> Int64? { hasEnded(by: day) ? toGo : goal.map { _ in 0 } }

    public var elapsed: Percent? { pace.elapsed }
    public var expected: Int64? { pace.expected }
    public var paceDifference: Int64? { pace.difference }
    public var requiredPerDay: Int64? { pace.requiredPerDay }
}

/// The distance between a goal and what was raised.
///
/// Saturates: both are valid amounts, their difference may not be.
public enum GoalGap {
    /// What the goal still lacks, never below zero.
    public static func toGo(goal: Int64, raised: Int64) -> Int64 {
        guard goal > raised else { return 0 }
        return (try? Checked.subtract(goal, raised)) ?? .max
    }

    /// What was raised beyond the goal, never below zero.
    public static func over(goal: Int64, raised: Int64) -> Int64 { toGo(goal: raised, raised: goal) }
}

extension StatusReport {
    /// The report of a day that has not come, against whose schedule nothing can be held: that runs on, and
    /// the gifts of those days are not there yet.
    public var withoutPace: StatusReport {
        StatusReport(
            asOf: asOf, currency: currency, rows: rows.map(\.withoutPace), unassigned: unassigned,
            total: total,
            findings: findings)
    }
}

extension StatusRow {
    fileprivate var withoutPace: StatusRow {
        var time = Pace.Result()
        (time.elapsed, time.daysLeft) = (pace.elapsed, pace.daysLeft)
        return StatusRow(
            id: id, name: name, parent: parent, depth: depth, goal: goal, tally: tally, own: own,
            overdue: overdue, isVanished: isVanished, starts: starts, ends: ends, pace: time, policy: policy)
    }

    /// What is worth saying about a campaign's schedule on one day; amounts are without sign where named so.
    public enum Phase: Sendable, Equatable {
        /// Money is posted to it, but its file is gone.
        case vanished
        /// The goal is met and so much more was raised.
        case over(Int64)
        case done
        case starts(CalendarDate)
        case ended(CalendarDate)
        /// The distance to what the schedule expects, signed.
        case ahead(Int64), behind(Int64)
        case onPace
        /// Open-ended, or without a goal.
        case unscheduled
    }

    /// The one thing to say: a met goal before dates, dates before pace.
    public func phase(asOf: CalendarDate) -> Phase {
        if isVanished { return .vanished }
        if let over = overGoal, over > 0 { return .over(over) }
        if isMet { return .done }
        if let starts, asOf < starts { return .starts(starts) }
        if let ends, ends < asOf { return .ended(ends) }
        guard let standing = pace.pace, let difference = paceDifference else { return .unscheduled }
        return switch standing {
        case .ahead: .ahead(difference)
        case .behind: .behind(difference)
        case .on: .onPace
        }
    }
}
