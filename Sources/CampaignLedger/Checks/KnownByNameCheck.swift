import CampaignKit

/// Who gives again and again is known by more than a name.
///
/// `rules.md §5`.
enum KnownByNameCheck: LedgerCheck {
    static let code = "known-by-name"
    static let title = "A donor with several gifts is known by name only"
    static let isDeep = false
    static let explanation = """
        Rows without an id, an e-mail, an address or a telephone number that have the same name are treated \
        as one donor within a source, and as different from anyone else. With three gifts or more it is \
        worth finding out who it is: one person, or several with the same name.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found: [Finding] = []
        try connection.rows(
            """
            SELECT p.donor, count(*) FROM donor_personal p JOIN entry e ON e.donor = p.donor AND e.payment = e.id \
            AND e.measure = $1 WHERE p.email = '' AND p.address1 = '' AND p.postal_code = '' AND p.phone = '' \
            AND p.organization = '' AND (p.kind IS NULL OR p.kind IN ($2, $3)) \
            AND p.name || p.first_name || p.last_name <> '' AND NOT \(Tombstones.isErased("p.donor")) AND NOT EXISTS \
            (SELECT 1 FROM donor_link l WHERE l.donor = p.donor AND NOT \(Portable.begins("l.external_id", with: "~"))) \
            GROUP BY p.donor HAVING count(*) >= 3 ORDER BY p.donor LIMIT 1000
            """,
            [
                .int(EffectKind.paid.rawValue), .int(DonorKind.person.rawValue),
                .int(DonorKind.household.rawValue),
            ]
        ) { row in
            found.append(
                Finding(
                    code: code, severity: .warning,
                    message: "\(row.int(1)) gifts of a donor known by name only",
                    subject: "D-\(row.int(0))", hint: "campaign donor show D-\(row.int(0))"))
        }
        return found
    }
}
