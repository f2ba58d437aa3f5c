import CampaignKit

/// A refund names what it reverses.
///
/// `docs/csv.md`.
enum UnlinkedRefundCheck: LedgerCheck {
    static let code = "unlinked-refund"
    static let title = "A refund without its gift"
    static let isDeep = false
    static let explanation = """
        A refund that does not name its gift counts on its own date, but cannot be tied to a donor's year or \
        a receipt. If the gift is known, void the refund and post it again with the gift's id in `reverses`; \
        the voided one is then no longer reported.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found: [Finding] = []
        try connection.rows(
            """
            SELECT e.id FROM entry e WHERE e.type IN ($1, $2) AND e.target IS NULL AND e.effect + coalesce((SELECT \
            \(Portable.sum("x.effect")) FROM entry x WHERE x.unit = e.id AND x.unit <> x.id AND x.measure = e.measure), 0) <> 0 \
            ORDER BY e.id LIMIT 1000
            """, [.int(EntryType.refund.rawValue), .int(EntryType.chargeback.rawValue)]
        ) { row in
            found.append(
                Finding(
                    code: code, severity: .warning, message: "the refund does not name its gift",
                    subject: "G-\(row.int(0))",
                    hint: "void it and post it again with `reverses`"))
        }
        return found
    }
}
