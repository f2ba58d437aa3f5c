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
