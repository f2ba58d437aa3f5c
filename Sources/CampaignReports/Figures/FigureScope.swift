/// The kinds of subjects that have a figure.
struct FigureScope: OptionSet, Sendable {
    let rawValue: Int

    static let campaign = FigureScope(rawValue: 1)
    /// A project or an appeal.
    static let part = FigureScope(rawValue: 2)
    static let total = FigureScope(rawValue: 4)
    static let unassigned = FigureScope(rawValue: 8)
    static let organization = FigureScope(rawValue: 16)
    static let report = FigureScope(rawValue: 32)

    /// Every sum of money.
    static let sums: FigureScope = [.campaign, .part, .total, .unassigned]
    /// Every sum that has a goal.
    static let goals: FigureScope = [.campaign, .part, .total]
    /// What only whole campaigns are counted by.
    static let tallies: FigureScope = [.campaign, .total, .unassigned]
}
