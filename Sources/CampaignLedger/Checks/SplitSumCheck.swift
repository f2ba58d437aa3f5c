import CampaignKit

/// Σ split = gift.
///
/// `rules.md §1.3`.
enum SplitSumCheck: LedgerCheck {
    static let code = "split-sum"
    static let proof = LedgerProof.sums
    static let title = "The parts of a gift do not add up to it"
    static let isDeep = false
    static let explanation = """
        The parts of a gift that is split over several designations must add up to the gift. They are checked when they are \
        posted; a difference means that the file was changed outside the program. Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found: [Finding] = []
        try connection.rows(
            """
            SELECT e.id FROM entry e LEFT JOIN (SELECT entry, \(Portable.sum("amount")) AS total FROM split GROUP BY entry) t \
            ON t.entry = e.id WHERE e.place IS NULL AND e.unit = e.id AND t.total IS DISTINCT FROM e.amount ORDER BY e.id LIMIT 1000
            """
        ) { row in
            found.append(
                Finding(
                    code: code, severity: .error, message: "the splits do not add up to the gift",
                    subject: "G-\(row.int(0))", hint: "restore a backup"))
        }
        return found
    }
}
