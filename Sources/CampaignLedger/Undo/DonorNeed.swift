import CampaignKit

/// What postings that stand need of the donors an undone batch made or named.
///
/// `docs/csv.md`: such a donor keeps the name, the e-mail and the ids by which the next import finds the
/// same person; a row that named them says it only once.
struct DonorNeed {
    let connection: any LedgerConnection
    /// The batch that reverses; its rows are posted.
    let batch: Int64
    let withdrawal: Withdrawal

    init(_ connection: any LedgerConnection, _ undone: Int64, takenBackBy batch: Int64) throws {
        self.connection = connection
        self.batch = batch
        withdrawal = try Withdrawal(connection, present: (undone, batch))
    }

    /// The donors a batch said something of or linked, and those of undone batches whom only what is
    /// reversed with it needed.
    func donors(of undone: Int64) throws -> [Int64] {
        var donors: [Int64] = []
        let reversed = """
            SELECT e.id AS entry, e.donor AS donor FROM entry e WHERE e.batch = $1 UNION ALL \
            SELECT v.target, v.donor FROM entry v WHERE v.batch = $2
            """
        try connection.rows(
            """
            SELECT donor FROM donor_change WHERE batch = $1 UNION SELECT donor FROM donor_link WHERE batch = $1 \
            UNION SELECT donor FROM donor_said WHERE batch = $1 UNION SELECT d.id FROM (\(reversed)) r \
            JOIN donor d ON d.id = r.donor AND d.batch IN \(withdrawal.undone) \
            UNION SELECT d.id FROM (\(reversed)) r JOIN soft_credit s ON s.entry = r.entry \
            JOIN donor d ON d.id = s.donor AND d.batch IN \(withdrawal.undone) ORDER BY donor
            """, [.int(undone), .int(batch)]
        ) { donors.append($0.int(0)) }
        return donors
    }

    /// Whether an undone batch made the donor.
    func isOfUndone(_ donor: Int64) throws -> Bool {
        try connection.holds(
            "SELECT 1 FROM donor WHERE id = $1 AND batch IN \(withdrawal.undone)",
            [.int(donor)])
    }

    /// Whether a batch that stands has to do with a donor; whoever has a receipt, voided or not, is to be
    /// informed of what became of it.
    func isNeeded(_ donor: Int64) throws -> Bool {
        let settled = withdrawal.settled
        return try connection.holds(
            """
            SELECT 1 FROM entry e WHERE e.donor = $1 AND \(stands("e")) \
            UNION ALL SELECT 1 FROM soft_credit s JOIN entry e ON e.id = s.entry WHERE s.donor = $1 AND \(stands("e")) \
            UNION ALL SELECT 1 FROM donor_link l WHERE l.donor = $1 AND l.batch NOT IN \(settled) \
            UNION ALL SELECT 1 FROM solicitation s WHERE s.donor = $1 \
            UNION ALL SELECT 1 FROM receipt r WHERE r.donor = $1 \
            UNION ALL SELECT 1 FROM donor_merge dm WHERE dm.donor = $1 OR dm.alias = $1 \
            UNION ALL SELECT 1 FROM grant_funder g WHERE g.donor = $1 AND g.batch NOT IN \(settled) \
            UNION ALL SELECT 1 FROM donor_change c WHERE c.donor = $1 AND c.batch NOT IN \(settled)
            """, [.int(donor)])
    }

    /// Whether the row of this alias is of a batch that stands and was not reversed with another's.
    ///
    /// One that was voided singly still says whose it was; a void says nothing of anyone.
    private func stands(_ row: String) -> String {
        """
        \(row).type <> \(EntryType.void.rawValue) AND \(row).batch NOT IN \(withdrawal.settled) \
        AND NOT \(withdrawal.isUndone(row))
        """
    }

    /// Makes the ids that undone batches gave a donor no one's, but those that the next import needs.
    func returnIDs(of donor: Int64, isKept: Bool) throws {
        let isUsed = """
            EXISTS (SELECT 1 FROM entry e WHERE e.donor = l.donor AND e.source = l.source AND e.batch > l.batch \
            AND \(stands("e")))
            """
        let isMade = "EXISTS (SELECT 1 FROM donor d WHERE d.id = l.donor AND d.batch IN \(withdrawal.undone))"
        let goes = isKept ? " AND NOT \(isMade) AND NOT \(isUsed)" : ""
        var ids: [(source: Int64, id: String)] = []
        try connection.rows(
            """
            SELECT l.source, l.external_id FROM donor_link l WHERE l.donor = $1 \
            AND l.batch IN \(withdrawal.undone)\(goes) ORDER BY l.source, \(Portable.byBytes("l.external_id"))
            """, [.int(donor)]
        ) { ids.append(($0.int(0), $0.text(1))) }
        for (source, id) in ids {
            try connection.run(
                "INSERT INTO donor_link_change(source, external_id, batch, donor) VALUES ($1, $2, $3, NULL)",
                [.int(source), .text(id), .int(batch)])
            try connection.run(
                "DELETE FROM donor_link WHERE source = $1 AND external_id = $2", [.int(source), .text(id)])
        }
    }

    /// A name or an e-mail that would fall to nothing stays; of what kind the donor is too.
    static func keepWhoItIs(of now: DatedDetails, in result: inout DatedDetails) {
        for part in [DonorPart.name, .email] where part.isEmpty(in: result.details) {
            result.take(part, from: now.details, on: now.days[part])
        }
        result.details.kind = result.details.kind ?? now.details.kind
    }
}
