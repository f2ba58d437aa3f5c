import CampaignKit

/// Nothing is taken for a project after the board has withdrawn it.
///
/// `rules.md §2` and `§4.8`.
enum WithdrawnProjectCheck: LedgerCheck {
    static let code = "withdrawn-project"
    static let title = "Money came in for a withdrawn project"
    static let isDeep = false
    static let explanation = """
        The board has withdrawn its approval of a project, and gifts, pledges or payments for it are dated \
        later. They are posted and counted anyway. Ask the donors whether the money may serve another \
        project (`campaign gift move`), or refund it (`campaign gift refund`).
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let projects = context.plan.campaigns.flatMap(\.projects).filter { $0.withdrawn != nil }
        guard !projects.isEmpty else { return [] }
        let days = try ProjectRows.days(connection)
        return try projects.compactMap { project in
            guard let withdrawn = project.withdrawn, withdrawn < context.asOf,
                let days = days[project.id], days.upperBound > withdrawn.dayNumber
            else { return nil }
            let rows = try ProjectRows(connection: connection, project: project.id)
                .rows(from: withdrawn.adding(days: 1), to: context.asOf)
            guard rows.count > 0 else { return nil }
            return Finding(
                code: code, severity: .warning,
                message:
                    "\(rows.of("row")) for it \(rows.word("is", "are")) dated after the board withdrew its "
                    + "approval on \(withdrawn): \(rows.text)",
                subject: project.id,
                hint: "campaign gift list --project \(project.id) --since \(withdrawn.adding(days: 1))")
        }
    }
}
