import CampaignKit

/// A project that has what it needs is asked for no longer.
///
/// `rules.md §2`: `over_goal`.
enum OverGoalCheck: LedgerCheck {
    static let code = "over-goal"
    static let title = "A project has raised more than its goal"
    static let isDeep = false
    static let explanation = """
        More was raised for a project than its goal. The gifts are counted, but they may be restricted to \
        something that is already paid for. Stop asking for it, ask the latest donors whether the money may \
        serve another project, or raise the goal.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let goals = context.plan.campaigns.flatMap(\.projects).filter { $0.goal != nil }
        guard !goals.isEmpty else { return [] }
        let raised = try raised(connection, context)
        return goals.compactMap { project in
            guard let goal = project.goal?.minorUnits, let sum = raised[project.id], sum > goal else {
                return nil
            }
            return Finding(
                code: code, severity: .note,
                message:
                    "\(context.text(sum)) was raised for it, \(context.text(sum - goal)) more than its goal",
                subject: project.id,
                hint: "stop asking for it, or raise its goal; campaign status --by project shows all")
        }
    }

    /// What was raised for each project, wherever it was given.
    static func raised(
        _ connection: any LedgerConnection, _ context: LedgerCheckContext
    ) throws -> [String: Int64] {
        let reader = try BreakdownReader(connection, plan: context.plan, asOf: context.asOf, knownOn: nil)
        var raised: [String: Int64] = [:]
        for row in try reader.rows(by: [.project], countingDonors: false)[.project] ?? [] {
            raised[row.key] = try Checked.add(raised[row.key] ?? 0, row.tally.raised)
        }
        return raised
    }
}
