import CampaignKit

/// A conditional promise is not paid beyond what it promises while a condition is not met.
///
/// `rules.md §2.6`: all that is paid beyond what is met then waits as an advance.
enum ConditionalOverpaidCheck: LedgerCheck {
    static let code = "conditional-overpaid"
    static let title = "More came on a condition than was promised"
    static let isDeep = false
    static let explanation = """
        Part of the condition is not met, and more money came than the whole promise. What is beyond it \
        belongs to no award yet: was a payment meant for another award, did the funder raise its promise (`campaign \
        pledge change P-3 --amount +A`), or does it go back (`campaign pledge return P-3 --amount A`)?
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        func list(_ classes: [CountClass]) -> String {
            classes.map { String($0.rawValue) }.joined(separator: ", ")
        }
        let advance = list([.advance, .governmentAdvance])
        let open = list([.conditional, .governmentConditional])
        var found: [Finding] = []
        try connection.rows(
            """
            SELECT r.id, \(Portable.sum("CASE WHEN d.class IN (\(advance)) THEN d.raised ELSE 0 END")) AS held, \
            \(Portable.sum("CASE WHEN d.class IN (\(open)) THEN d.raised ELSE 0 END")) AS unmet \
            FROM commitment_delta d JOIN promise r ON r.entry = d.unit \
            WHERE d.class IN (\(advance), \(open)) AND d.day <= $1 GROUP BY r.id ORDER BY r.id
            """, [.day(context.asOf)]
        ) { row in
            let beyond = row.int(1) - row.int(2)
            guard beyond > 0 else { return }
            found.append(
                Finding(
                    code: code, severity: .warning,
                    message: "\(context.text(beyond)) came beyond the promise, and "
                        + "\(context.text(row.int(2))) of its condition is not met",
                    subject: "P-\(row.int(0))", hint: "campaign pledge show P-\(row.int(0))"))
        }
        return found
    }
}
