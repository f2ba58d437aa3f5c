import CampaignKit

/// The same gift from two systems is posted once.
///
/// `docs/csv.md`.
enum TwoSourcesCheck: LedgerCheck {
    static let code = "two-sources"
    static let title = "A gift that two systems report may be posted twice"
    static let isDeep = false
    static let explanation = """
        Two gifts from two sources have the same donor, amount and currency and are at most three days \
        apart, or share the processor's id: perhaps a form's export and the processor's. If they are one \
        gift, void one of them; nothing else has to be done. Gifts that are really two stay as they are.
        """

    private static let most = 1000

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        guard try connection.integer("SELECT count(*) FROM source") > 1 else { return [] }
        var found: [Finding] = []
        let aliases = try DonorAliases(connection)
        let ofSame = aliases.isOwn("b.donor", of: aliases.owner("a.donor"))
        try connection.rows(
            """
            SELECT DISTINCT first, second FROM (SELECT a.id AS first, b.id AS second FROM entry a JOIN entry b \
            ON \(ofSame) AND b.day BETWEEN a.day - \(DuplicatePass.days) AND a.day + \(DuplicatePass.days) \
            WHERE a.amount = b.amount AND coalesce(a.currency, '') = coalesce(b.currency, '') \
            AND coalesce(a.original, a.amount) = coalesce(b.original, b.amount) AND \(pair) \
            UNION SELECT a.id, b.id FROM entry_alias s JOIN entry_alias t ON t.value = s.value AND t.kind = s.kind \
            JOIN entry a ON a.id = s.entry JOIN entry b ON b.id = t.entry WHERE s.kind = \(AliasKind.processor.rawValue) \
            AND \(pair)) p ORDER BY second, first LIMIT \(most)
            """
        ) { row in
            found.append(
                Finding(
                    code: code, severity: .warning, message: "it may be the same gift as G-\(row.int(0))",
                    subject: "G-\(row.int(1))",
                    hint: "if it is, void one of them: campaign gift void G-\(row.int(1))"))
        }
        return found
    }

    private static let pair = """
        a.id < b.id AND a.source <> b.source AND \(SharedIDPass.received("a")) AND \(SharedIDPass.received("b")) \
        AND \(LiveRows.isLeft("a")) AND \(LiveRows.isLeft("b"))
        """
}
