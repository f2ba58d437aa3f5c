import CampaignKit

/// A government's award is left out of raised where the policy says so.
///
/// `rules.md §2`: whether a funder is a government is written with each row when it is posted.
enum GovernmentCountedCheck: LedgerCheck {
    static let code = "government-award-counted"
    static let title = "An award of a government counts in raised"
    static let isDeep = false
    static let explanation = """
        The campaign leaves out what governments give, and the funder is a government now; it was not one when \
        the award was posted, so the award counts. Void the award and record it again, or correct the \
        funder's kind: `campaign donor edit D-3 --kind foundation`.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let owner = try DonorAliases(connection).owner("e.donor")
        let counted = [CountClass.ordinary, .inKind].map { String($0.rawValue) }.joined(separator: ", ")
        var found: [Finding] = []
        try connection.rows(
            """
            SELECT r.id, p.campaign, \(owner) FROM promise r JOIN entry e ON e.id = r.entry \
            JOIN donor_personal dp ON dp.donor = \(owner) \
            JOIN place p ON p.id = coalesce(e.place, (SELECT t.place FROM split t WHERE t.entry = e.id AND t.ord = 0)) \
            WHERE dp.kind = $1 AND e.class IN (\(counted)) AND e.day <= $2 AND \(LiveRows.isLeft("e")) ORDER BY r.id
            """, [.int(DonorKind.government.rawValue), .day(context.asOf)]
        ) { row in
            let policy = context.plan.campaign(row.text(1))?.counting ?? CountingPolicy()
            guard policy.government == .exclude else { return }
            found.append(
                Finding(
                    code: code, severity: .warning,
                    message: "it counts, and its funder D-\(row.int(2)) is a government now",
                    subject: "P-\(row.int(0))", hint: "campaign pledge show P-\(row.int(0))"))
        }
        return found
    }
}
