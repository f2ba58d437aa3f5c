import CampaignKit

/// The words that are kept apart from the hashed rows, compared with the digests in those.
///
/// Everything that was posted must be there, and be what was posted.
enum PersonalDataCheck {
    static func findings(
        _ connection: any LedgerConnection, _ broken: (_ message: String, _ subject: String) -> Finding
    ) throws -> [Finding] {
        let changed = "its details are not those that were posted"
        return try changedGifts(connection).map { broken(changed, "G-\($0)") }
            + changedDonors(connection).map { broken(changed, "D-\($0)") }
            + changedSayings(connection).map { broken(changed, "D-\($0)") }
            + changedLinks(connection).map { broken("its ids are not those that were posted", "D-\($0)") }
            + DonorFact.changed(connection).map {
                broken("notes on it are not those that were posted", "D-\($0)")
            }
            + GrantRows.changedWords(connection).map { broken(changed, "GR-\($0)") }
            + GrantRows.changedProjects(connection).map { broken(changed, $0) }
            + gone(connection, broken)
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

    /// What is known now must be of the last change, and what was known before of the one that it ended with.
    private static func changedDonors(_ connection: any LedgerConnection) throws -> [Int64] {
        var changed: Set<Int64> = []
        for table in ["donor_personal", "donor_past"] {
            let isNow = table == "donor_personal"
            let later =
                "SELECT min(x.batch) FROM donor_change x WHERE x.donor = p.donor AND x.batch > p.batch"
            let isSame = """
                c.kind IS NOT DISTINCT FROM p.kind AND c.suppressions = p.suppressions AND c.day = p.day \
                AND \(isNow ? "(\(later)) IS NULL" : "(\(later)) = p.until")
                """
            try connection.rows(
                """
                SELECT p.donor, c.personal_digest, p.salt, \(Portable.truth(isSame)), \
                \(DonorColumns.dated("p")) \
                FROM \(table) p LEFT JOIN donor_change c ON c.donor = p.donor AND c.batch = p.batch
                """
            ) { row in
                let dated = DonorColumns.dated(row, from: 4)
                if DonorWriter.digest(dated, row.bytes(2)) != row.bytes(1) || row.int(3) == 0 {
                    changed.insert(row.int(0))
                }
            }
        }
        return changed.sorted()
    }

    /// What was said of donors and not taken: all of it is there, and as it was posted.
    private static func changedSayings(_ connection: any LedgerConnection) throws -> [Int64] {
        var changed: Set<Int64> = []
        let same = "w.donor = s.donor AND w.part = s.part AND w.source = s.source AND w.batch = s.batch"
        try connection.rows(
            """
            SELECT s.donor, s.personal_digest, w.salt, w.words FROM donor_said s LEFT JOIN donor_said_words w ON \(same) \
            WHERE NOT \(Tombstones.isErased("s.donor", after: "s.batch"))
            """
        ) { row in
            let isSame =
                row.isNull(1)
                ? row.isNull(2) : row.bytes(1) == EntryText.digest([row.text(3)], row.bytes(2))
            if !isSame { changed.insert(row.int(0)) }
        }
        try connection.rows(
            """
            SELECT w.donor FROM donor_said_words w WHERE NOT EXISTS (SELECT 1 FROM donor_said s WHERE \(same))
            """
        ) { changed.insert($0.int(0)) }
        return changed.sorted()
    }

    /// Who has which id now is what was posted last of it.
    private static func changedLinks(_ connection: any LedgerConnection) throws -> [Int64] {
        var changed: Set<Int64> = []
        let same = "source = c.source AND"
        try connection.rows(
            """
            SELECT l.donor FROM donor_link l WHERE NOT EXISTS (SELECT 1 FROM donor_link_change c WHERE c.source = l.source \
            AND c.external_id = l.external_id AND c.batch = l.batch AND c.donor = l.donor) UNION \
            SELECT c.donor FROM donor_link_change c WHERE c.donor IS NOT NULL AND NOT EXISTS (SELECT 1 \
            FROM donor_link_change n WHERE n.\(same) n.external_id = c.external_id AND n.batch > c.batch) \
            AND NOT EXISTS (SELECT 1 FROM donor_link l WHERE l.\(same) l.external_id = c.external_id \
            AND l.batch = c.batch)
            """
        ) { changed.insert($0.int(0)) }
        return changed.sorted()
    }

    /// But for those of erased donors, and those that have an erased name in them, no command deletes words:
    /// another program did.
    private static func gone(
        _ connection: any LedgerConnection, _ broken: (_ message: String, _ subject: String) -> Finding
    ) throws -> [Finding] {
        var gifts = CountedIDs()
        try connection.rows(
            """
            SELECT 'G-' || e.id FROM entry e WHERE e.personal_digest IS NOT NULL \
            AND NOT EXISTS (SELECT 1 FROM entry_personal p WHERE p.entry = e.id) \
            AND NOT \(Tombstones.isErased("e.donor", after: "e.batch")) AND e.id NOT IN \
            (\(RemovedWords.entries)) ORDER BY e.id
            """
        ) { gifts.add($0.text(0)) }
        var donors = CountedIDs()
        try connection.rows(
            """
            SELECT DISTINCT 'D-' || c.donor, c.donor FROM donor_change c WHERE c.personal_digest IS NOT NULL AND NOT EXISTS \
            (SELECT 1 FROM donor_personal p WHERE p.donor = c.donor AND p.batch = c.batch) AND NOT EXISTS \
            (SELECT 1 FROM donor_past v WHERE v.donor = c.donor AND v.batch = c.batch) \
            AND NOT \(Tombstones.isErased("c.donor", after: "c.batch")) ORDER BY c.donor
            """
        ) { donors.add($0.text(0)) }
        var found: [Finding] = []
        if donors.count > 0 {
            let names = donors.word("its name and address are", "their names and addresses are")
            found.append(broken("\(donors.of("donor")) (\(donors.text)): \(names) gone", "ledger"))
        }
        if gifts.count > 0 {
            let words = gifts.word("its details are", "their details are")
            found.append(broken("\(gifts.of("row")) (\(gifts.text)): \(words) gone", "ledger"))
        }
        return found
    }
}
