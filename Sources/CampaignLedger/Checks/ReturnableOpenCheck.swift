import CampaignKit

/// Money that is due back to a funder goes back soon.
///
/// `rules.md §2.6`: it is a debt until a refund settles it.
enum ReturnableOpenCheck: LedgerCheck {
    static let code = "returnable-open"
    static let title = "Money is due back to a funder for more than 30 days"
    static let isDeep = false
    static let explanation = """
        An award was cut below what was paid, or money of it is to be given back, and no refund settled it \
        since. When it was sent: `campaign gift refund G-12 --amount A`. When the funder leaves it with you, \
        it is a new gift: refund it and record that.
        """

    /// Days that it may take.
    private static let days = 30

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let classes = "\(CountClass.dueBack.rawValue), \(CountClass.governmentDueBack.rawValue)"
        var found: [Finding] = []
        try connection.rows(
            """
            SELECT r.id, \(Portable.sum("CASE WHEN d.day <= $1 THEN d.raised ELSE 0 END")) AS earlier, \
            \(Portable.sum("d.raised")) AS standing FROM commitment_delta d JOIN promise r ON r.entry = d.unit \
            WHERE d.class IN (\(classes)) AND d.day <= $2 GROUP BY r.id ORDER BY r.id
            """, [.day(context.asOf.adding(days: -days - 1)), .day(context.asOf)]
        ) { row in
            let open = min(row.int(1), row.int(2))
            guard open > 0 else { return }
            found.append(
                Finding(
                    code: code, severity: .warning,
                    message: "\(context.text(open)) is due back to its funder for more than \(days) days",
                    subject: "P-\(row.int(0))", hint: "campaign gift refund G-n, once it was sent"))
        }
        return found
    }
}
