import CampaignKit

/// The words that are kept apart from the hashed rows, compared with the digests in those.
///
/// What is there must be what was posted; erased words are gone with their salt.
enum StoredWords {
    static func findings(
        _ connection: any LedgerConnection, _ broken: (_ message: String, _ subject: String) -> Finding
    ) throws -> [Finding] {
        let changed = "its words are not those that were posted"
        return try changedGifts(connection).map { broken(changed, "G-\($0)") }
            + changedDonors(connection).map { broken(changed, "D-\($0)") } + gone(connection)
    }

    private static func changedGifts(_ connection: any LedgerConnection) throws -> [Int64] {
        var changed: [Int64] = []
        try connection.rows(
            """
            SELECT p.entry, e.personal_digest, p.salt, p.reference, p.note, p.description, p.benefit, p.tribute, p.extra \
            FROM entry_personal p LEFT JOIN entry e ON e.id = p.entry
            """
        ) { row in
            let digest = EntryText.digest((3...8).map { row.text($0) }, row.bytes(2))
            if digest != row.bytes(1) { changed.append(row.int(0)) }
        }
        return changed
    }

    private static func changedDonors(_ connection: any LedgerConnection) throws -> [Int64] {
        var changed: [Int64] = []
        try connection.rows(
            """
            SELECT p.donor, c.personal_digest, p.salt, c.kind IS p.kind AND c.suppressions = p.suppressions, \
            p.email64, \(DonorDetailsSQL.columns("p")) FROM donor_personal p LEFT JOIN donor_change c \
            ON c.donor = p.donor AND c.batch = (SELECT max(x.batch) FROM donor_change x WHERE x.donor = p.donor)
            """
        ) { row in
            let details = DonorColumns.details(row, from: 5)
            let digest = DonorWriter.digest(details, row.bytes(2))
            let isSame = row.int(3) == 1 && row.optionalInt(4) == DonorIdentity.emailKey(of: details)
            if digest != row.bytes(1) || !isSame { changed.append(row.int(0)) }
        }
        return changed
    }

    /// Erasing is lawful, so a note: somebody should know that it was meant.
    private static func gone(_ connection: any LedgerConnection) throws -> [Finding] {
        let gifts = try connection.integer(
            """
            SELECT count(*) FROM entry e WHERE e.personal_digest IS NOT NULL \
            AND NOT EXISTS (SELECT 1 FROM entry_personal p WHERE p.entry = e.id)
            """)
        let donors = try connection.integer(
            "SELECT count(*) FROM donor d WHERE NOT EXISTS (SELECT 1 FROM donor_personal p WHERE p.donor = d.id)"
        )
        guard gifts + donors > 0 else { return [] }
        return [
            Finding(
                code: ChainCheck.code, severity: .note,
                message: "the words of \(gifts) gifts and the names of \(donors) donors are gone",
                subject: "ledger", hint: "they were erased, or deleted by another program")
        ]
    }
}
