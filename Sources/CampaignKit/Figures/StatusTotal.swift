/// The last line of a status: every campaign and what has none, each donor counted once.
///
/// Source: `rules.md §2`. Only campaigns without a parent add to it; what ended short is no longer to go.
public struct StatusTotal: Sendable, Equatable {
    /// A campaign that has ended below its goal.
    public struct Shortfall: Sendable, Equatable {
        public let id: String
        /// What its goal lacked, in minor units; above zero.
        public let minorUnits: Int64

        public init(id: String, minorUnits: Int64) {
            self.id = id
            self.minorUnits = minorUnits
        }
    }

    /// The goals of the campaigns that have no parent; nil when none of them has one.
    public let goal: Int64?
    /// Those of them that have not ended on the day; nil when none of these has a goal.
    public let runningGoal: Int64?
    /// The shortfalls of those that have not ended: money beyond one goal does not close the gap of another.
    ///
    /// Nil without a goal.
    public let toGo: Int64?
    /// What those that have ended lacked, summed; nil without a goal.
    public let endedShort: Int64?
    /// The same one by one, in the order of the rows.
    public let shortfalls: [Shortfall]
    /// What campaigns without a parent raised beyond their goals.
    public let overGoal: Int64?
    public let tally: Tally
    public let overdue: Int64

    public init(
        goal: Int64?, runningGoal: Int64?, toGo: Int64?, endedShort: Int64?, shortfalls: [Shortfall],
        overGoal: Int64?, tally: Tally, overdue: Int64
    ) {
        self.goal = goal
        self.runningGoal = runningGoal
        self.toGo = toGo
        self.endedShort = endedShort
        self.shortfalls = shortfalls
        self.overGoal = overGoal
        self.tally = tally
        self.overdue = overdue
    }

    /// A total of campaigns none of which has ended.
    public init(goal: Int64?, toGo: Int64?, overGoal: Int64?, tally: Tally, overdue: Int64) {
        self.init(
            goal: goal, runningGoal: goal, toGo: toGo, endedShort: goal.map { _ in 0 }, shortfalls: [],
            overGoal: overGoal, tally: tally, overdue: overdue)
    }

    /// What was raised for the goals, none of it twice: goal − to go − ended short; nil without a goal.
    public var raisedForGoals: Int64? {
        goal.flatMap { goal in toGo.map { goal - $0 - (endedShort ?? 0) } }
    }

    /// What was raised for the goals of campaigns that have not ended; nil when none of these has a goal.
    public var raisedForRunning: Int64? {
        runningGoal.flatMap { goal in toGo.map { goal - $0 } }
    }

    /// How much of the running campaigns' goals is met, floored.
    ///
    /// Not raised ÷ goal: money without a campaign, or beyond a goal, would show 100 % while a goal is not
    /// met.
    public var percentRaised: Percent? {
        guard let runningGoal, let raisedForRunning else { return nil }
        return Percent(raisedForRunning, of: runningGoal)
    }

    /// Whether there are running campaigns with goals, and all of them are met.
    public var isMet: Bool { runningGoal != nil && toGo == 0 }
}
