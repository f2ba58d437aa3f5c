/// A goal, and what was raised against it.
extension Figure {
    private static let noGoal: @Sendable (FigureRow) -> String = { _ in "there is no goal" }

    static let goal = Figure(
        "goal", "Goal", .money, of: .goals, .plan, in: .all, shortened: .up,
        summary: "what is to be raised; a total adds the goals of campaigns without a parent",
        value: { $0.goal.map { .money($0) } }, absence: noGoal,
        formula: { row in
            guard row.goal != nil else { return nil }
            guard row.total != nil else { return FigureFormula("as the plan says") }
            let goals = row.roots.compactMap { root in
                root.goal.map {
                    FigureFormula.Part("\(root.id).goal", .money($0), .plan(campaign: root.id))
                }
            }
            return FigureFormula("the goals of campaigns that have no parent", goals)
        })

    static let toGo = Figure(
        "to_go", "To go", .money, of: .goals, .gap, shortened: .up,
        summary: "the shortfall to the goal, never below zero; a total adds its rows' shortfalls",
        value: { $0.toGo.map { .money($0) } }, absence: noGoal,
        formula: { row in
            if row.total != nil {
                let running = row.roots.filter { !$0.hasEnded(by: row.asOf) }
                return sum("to_go", of: running, " and have not ended", row.toGo) { $0.toGo }
            }
            return row.goal.map {
                FigureFormula(
                    "goal − raised, never below zero",
                    [.init("goal", .money($0), row.planSource), .raised(row)])
            }
        })

    static let endedShort = Figure(
        "ended_short", "Ended short", .money, of: [.campaign, .total], .gap, shortened: .up,
        summary: "the shortfall of a campaign that has ended",
        value: { $0.endedShort.map { .money($0) } }, absence: noGoal,
        formula: { row in
            let day = row.asOf
            if row.total != nil {
                let ended = row.roots.filter { $0.hasEnded(by: day) }
                return sum("ended_short", of: ended, " and have ended", row.endedShort) {
                    $0.endedShort(by: day)
                }
            }
            guard row.endedShort != nil else { return nil }
            return FigureFormula(
                "to_go if it has ended, otherwise nothing",
                [
                    .figure("to_go", .money(row.toGo ?? 0), of: row),
                    .planned("ends", row.status?.ends, row), .thisDay(row),
                ])
        })

    static let overGoal = Figure(
        "over_goal", "Over goal", .money, of: .goals, .gap,
        summary: "what was raised beyond the goal, never below zero",
        value: { $0.overGoal.map { .money($0) } }, absence: noGoal,
        formula: { row in
            if row.total != nil { return sum("over_goal", of: row.roots, "", row.overGoal) { $0.overGoal } }
            return row.goal.map {
                FigureFormula(
                    "raised − goal, never below zero",
                    [.init("goal", .money($0), row.planSource), .raised(row)])
            }
        })

    static let percentRaised = Figure(
        "percent_raised", "Of goal", .percent, of: .goals, .gap,
        summary: "raised ÷ goal, rounded down; for a total, of the goals of running campaigns",
        value: { $0.percentRaised.map { .percent($0) } },
        absence: { $0.goal == nil ? "there is no goal" : "no running campaign has a goal" },
        formula: { row in
            guard let total = row.total else {
                return row.goal.map {
                    FigureFormula(
                        "raised ÷ goal, floored",
                        [.raised(row), .init("goal", .money($0), row.planSource)])
                }
            }
            guard let running = total.runningGoal, let missing = total.toGo else { return nil }
            return FigureFormula(
                "(goals of running campaigns − to_go) ÷ these goals, floored",
                [
                    .init(
                        "goals of running campaigns", .money(running), .computed, next: "total.goal"),
                    .init("to_go", .money(missing), .computed, next: "total.to_go"),
                ])
        })

    /// A total's gap is that of each campaign: what one has over does not close another's, and nothing is to
    /// go of one that has ended.
    private static func sum(
        _ name: String, of roots: [StatusRow], _ which: String, _ value: Int64?,
        _ field: (StatusRow) -> Int64?
    ) -> FigureFormula? {
        guard value != nil else { return nil }
        let parts = roots.compactMap { root in
            field(root).map {
                FigureFormula.Part(
                    "\(root.id).\(name)", .money($0), .computed, next: "\(root.id).\(name)")
            }
        }
        return FigureFormula("the sum of \(name) of the campaigns that have no parent\(which)", parts)
    }
}
