import CampaignKit

/// No more is raised for a project than the board has approved.
///
/// `rules.md §4.8`: the cap of the approval that is in force on the day of the check.
enum RaisedOverCapCheck: LedgerCheck {
    static let code = "raised-over-cap"
    static let title = "A project has raised more than the board approved"
    static let isDeep = false
    static let explanation = """
        The board approved a project up to a cap, and more was raised for it. The gifts are counted, but the \
        amount above the cap may not be transferred. Ask the board for a higher cap, or the donors whether \
        the money may serve another project (`campaign gift move`).
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let projects = context.plan.campaigns.flatMap(\.projects).filter {
            $0.approval(on: context.asOf)?.cap != nil
        }
        guard !projects.isEmpty else { return [] }
        let raised = try OverGoalCheck.raised(connection, context)
        return projects.compactMap { project in
            guard let approval = project.approval(on: context.asOf), let cap = approval.cap?.minorUnits,
                let sum = raised[project.id], sum > cap
            else { return nil }
            let resolution = approval.resolution.map { " of resolution \($0)" } ?? ""
            return Finding(
                code: code, severity: .warning,
                message:
                    "\(context.text(sum)) was raised for it, \(context.text(sum - cap)) above the cap\(resolution)",
                subject: project.id,
                hint: "ask the board for a higher cap; campaign status --by project shows all")
        }
    }
}
