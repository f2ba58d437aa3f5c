/// A line of a project's budget, such as equipment.
public struct BudgetLine: Sendable, Equatable {
    /// Kebab-case, unique in its project.
    public var id: String
    public var name: String
    public var goal: Money?

    public init(id: String, name: String, goal: Money? = nil) {
        self.id = id
        self.name = name
        self.goal = goal
    }
}
