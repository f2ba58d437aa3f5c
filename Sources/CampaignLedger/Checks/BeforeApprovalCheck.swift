import CampaignKit

/// The board approves a project before anyone is asked for it.
///
/// `rules.md §4.8`.
enum BeforeApprovalCheck: LedgerCheck {
    static let code = "before-approval"
    static let title = "A project was asked for before the board approved it"
    static let isDeep = false
    static let explanation = """
        A friends-of charity's gifts are deductible because its board decides what they pay for: it approves \
        a project before anyone is asked for it. Here gifts or pledges for a project are dated before its \
        approval, or an appeal that brought gifts for it began before, or no approval is recorded although \
        other projects have one. Correct the date in `approved: {on: …}`, or have the board ratify what was \
        done.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let projects = context.plan.campaigns.flatMap(\.projects)
        // Who never records approvals is not a friends-of charity, or keeps them elsewhere.
        guard projects.contains(where: { $0.approved != nil }) else { return [] }
        let days = try ProjectRows.days(connection)
        var found: [Finding] = []
        for project in projects {
            guard let days = days[project.id] else { continue }
            guard let approved = project.approved?.on else {
                found.append(unapproved(project.id))
                continue
            }
            guard days.lowerBound < approved.dayNumber else { continue }
            let rows = try ProjectRows(connection: connection, project: project.id).rows(
                from: CalendarDate(dayNumber: Int(Int32.min)),
                to: min(approved.adding(days: -1), context.asOf))
            guard rows.count > 0 else { continue }
            found.append(
                Finding(
                    code: code, severity: .warning,
                    message:
                        "\(rows.of("row")) for it \(rows.word("is", "are")) dated before the board approved it "
                        + "on \(approved): \(rows.text)",
                    subject: project.id,
                    hint: "campaign gift list --project \(project.id) --until \(approved.adding(days: -1))"))
        }
        return try found + appeals(connection, context)
    }

    private static func unapproved(_ project: String) -> Finding {
        Finding(
            code: code, severity: .warning, message: "money came in for it, and no approval is recorded",
            subject: project, hint: "write approved: {on: 2026-01-31, resolution: 2026-4} below the project")
    }

    /// Appeals that brought money for a project, and began before it was approved.
    private static func appeals(
        _ connection: any LedgerConnection, _ context: LedgerCheckContext
    ) throws -> [Finding] {
        let index = PlanIndex(context.plan)
        var found: [Finding] = []
        try connection.rows(
            """
            SELECT DISTINCT appeal, project FROM place WHERE appeal <> '' AND project <> '' AND id IN \
            (SELECT place FROM day_delta WHERE place > 0 GROUP BY place HAVING \(Portable.sum("raised")) <> 0) ORDER BY \(Portable.byBytes("appeal")), \(Portable.byBytes("project"))
            """
        ) { row in
            guard let starts = index.appeal(row.text(0))?.starts,
                let approved = index.project(row.text(1))?.approved?.on, starts < approved
            else { return }
            found.append(
                Finding(
                    code: code, severity: .warning,
                    message:
                        "began on \(starts), and brought gifts for '\(row.text(1))', which the board approved "
                        + "on \(approved)",
                    subject: row.text(0),
                    hint: "campaign gift list --appeal \(row.text(0)) --project \(row.text(1))"))
        }
        return found
    }
}
