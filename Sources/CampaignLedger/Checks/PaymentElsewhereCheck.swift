import CampaignKit

/// A payment is tagged to the campaign of its pledge.
///
/// `rules.md §2`.
enum PaymentElsewhereCheck: LedgerCheck {
    static let code = "payment-elsewhere"
    static let title = "A payment is tagged to another campaign than its pledge"
    static let isDeep = false
    static let explanation = """
        A payment counts under its pledge's campaign, whatever its own tag. The file it came from names \
        another campaign: either the tag or the pledge id is wrong. Correct it in the system the file comes \
        from.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found: [Finding] = []
        try connection.rows(
            """
            SELECT e.id, p.campaign FROM entry e JOIN entry u ON u.id = e.unit JOIN place p ON p.id = e.place \
            WHERE e.unit <> e.id AND e.payment = e.id AND p.campaign <> '' AND p.campaign NOT IN \
            (SELECT q.campaign FROM place q WHERE q.id = u.place UNION SELECT q.campaign FROM split t \
            JOIN place q ON q.id = t.place WHERE t.entry = u.id UNION SELECT q.campaign FROM entry m \
            JOIN place q ON q.id = m.place WHERE m.unit = u.id AND \(MovedGifts.isMove("m"))) ORDER BY e.id LIMIT 1000
            """
        ) { row in
            found.append(
                Finding(
                    code: code, severity: .warning,
                    message: "the payment is tagged '\(row.text(1))' and counts under its pledge's campaign",
                    subject: "G-\(row.int(0))", hint: "check its pledge: campaign gift show G-\(row.int(0))"))
        }
        return found
    }
}
