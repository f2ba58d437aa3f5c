/// The last line of a status: every campaign and what has none, each donor counted once.
public struct StatusTotal: Sendable, Equatable {
    /// The goals of the campaigns that have no parent; nil when none of them has one.
    public let goal: Int64?
    /// The shortfalls of those campaigns: money beyond one goal does not close the gap of another.
    public let toGo: Int64?
    /// What campaigns without a parent raised beyond their goals.
    public let overGoal: Int64?
    public let tally: Tally
    public let overdue: Int64

    public init(goal: Int64?, toGo: Int64?, overGoal: Int64?, tally: Tally, overdue: Int64) {
        self.goal = goal
        self.toGo = toGo
        self.overGoal = overGoal
        self.tally = tally
        self.overdue = overdue
    }

    /// What was raised for the goals, none of it twice: goal − to go; nil without a goal.
    public var raisedForGoals: Int64? { goal.flatMap { goal in toGo.map { goal - $0 } } }

    /// How much of the goals is met, floored: (goal − to go) ÷ goal.
    ///
    /// Not raised ÷ goal: money without a campaign, or beyond a goal, would show 100 % while a goal is not
    /// met.
    public var percentRaised: Percent? {
        guard let goal, let raisedForGoals else { return nil }
        return Percent(raisedForGoals, of: goal)
    }
}
