import CampaignKit

/// The words that are kept apart from the hashed rows, compared with the digests in those.
///
/// Everything that was posted must be there, and be what was posted.
enum StoredWords {
    static func findings(
        _ connection: any LedgerConnection, _ broken: (_ message: String, _ subject: String) -> Finding
    ) throws -> [Finding] {
        let changed = "its words are not those that were posted"
        return try changedGifts(connection).map { broken(changed, "G-\($0)") }
            + changedDonors(connection).map { broken(changed, "D-\($0)") } + gone(connection, broken)
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
            \(DonorDetailsSQL.columns("p")) FROM donor_personal p LEFT JOIN donor_change c \
            ON c.donor = p.donor AND c.batch = (SELECT max(x.batch) FROM donor_change x WHERE x.donor = p.donor)
            """
        ) { row in
            let details = DonorColumns.details(row, from: 4)
            let digest = DonorWriter.digest(details, row.bytes(2))
            if digest != row.bytes(1) || row.int(3) != 1 { changed.append(row.int(0)) }
        }
        return changed
    }

    /// No command erases words: they were deleted by another program.
    private static func gone(
        _ connection: any LedgerConnection, _ broken: (_ message: String, _ subject: String) -> Finding
    ) throws -> [Finding] {
        var gifts = CountedIDs()
        try connection.rows(
            """
            SELECT 'G-' || e.id FROM entry e WHERE e.personal_digest IS NOT NULL \
            AND NOT EXISTS (SELECT 1 FROM entry_personal p WHERE p.entry = e.id) ORDER BY e.id
            """
        ) { gifts.add($0.text(0)) }
        var donors = CountedIDs()
        try connection.rows(
            """
            SELECT 'D-' || d.id FROM donor d WHERE NOT EXISTS \
            (SELECT 1 FROM donor_personal p WHERE p.donor = d.id) ORDER BY d.id
            """
        ) { donors.add($0.text(0)) }
        var found: [Finding] = []
        if donors.count > 0 {
            let names = donors.word("its name and address are", "their names and addresses are")
            found.append(broken("\(donors.of("donor")) (\(donors.text)): \(names) gone", "ledger"))
        }
        if gifts.count > 0 {
            let words = gifts.word("its words are", "their words are")
            found.append(broken("\(gifts.of("row")) (\(gifts.text)): \(words) gone", "ledger"))
        }
        return found
    }
}
