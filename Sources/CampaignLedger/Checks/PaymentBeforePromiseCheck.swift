import CampaignKit

/// A payment is made on a promise that was given before it, or on its day.
///
/// `rules.md §2`: the payment counts on its own day. Until the promise is there it is a gift; where the
/// promise waits for a condition, the money then waits too, and raised falls on that day.
enum PaymentBeforePromiseCheck: LedgerCheck {
    static let code = "payment-before-promise"
    static let title = "A payment is dated before the promise that it pays"
    static let isDeep = false
    static let explanation = """
        A first payment often comes with the form, and the pledge is written down days later: leave it then. \
        It counts as a gift until the day of the promise, and as a payment from that day on. Where the promise has \
        a condition, the payment waits from that day until the condition is met, so raised falls. Is one of the \
        two days wrong, or was the money a gift of its own? Then void it (`campaign gift void G-12`) and record it again.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found: [Finding] = []
        try connection.rows(
            """
            SELECT e.id, e.day, r.id, u.day, u.type FROM entry e JOIN entry u ON u.id = e.unit \
            JOIN promise r ON r.entry = u.id WHERE e.unit <> e.id AND e.payment = e.id AND e.day < u.day \
            AND e.type IN (\(LiveRows.given)) AND u.day <= $1 AND \(LiveRows.isLeft("e")) \
            AND \(LiveRows.isLeft("u")) ORDER BY e.id LIMIT 1000
            """, [.day(context.asOf)]
        ) { row in
            let isConditional = row.int(4) == EntryType.conditional.rawValue
            let days = (row.int(1), row.int(3))
            found.append(
                Finding(
                    code: code, severity: isConditional ? .warning : .note,
                    message: "it is of \(CalendarDate(dayNumber: Int(days.0))), and pays P-\(row.int(2)) of "
                        + "\(CalendarDate(dayNumber: Int(days.1)))"
                        + (isConditional ? ": it waits for the condition from that day" : ""),
                    subject: "G-\(row.int(0))", hint: "campaign pledge show P-\(row.int(2))"))
        }
        return found
    }
}
