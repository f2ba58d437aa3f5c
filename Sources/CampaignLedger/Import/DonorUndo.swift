import CampaignKit

/// Takes back what a batch said of donors: details, suppressions, ids, and the donors that it made.
///
/// What later batches said stays. A donor that the batch made and that nothing else needs is nobody again;
/// an id that it gave is nobody's, so that the rows can be imported anew. Run inside the posting that undoes
/// it, before `DonorWriter.postChanges`.
struct DonorUndo {
    let connection: any LedgerConnection
    let writer: DonorWriter
    /// The batch that takes back.
    let batch: Int64
    let day: CalendarDate

    private var said: SaidOfDonors { SaidOfDonors(connection: connection, batch: batch) }

    /// Returns how many donors changed, and how many are nobody again.
    func run(_ undone: Int64) throws -> (changed: Int, gone: Int) {
        try returnIDs(of: undone)
        try said.takeBack(undone, on: day)
        var donors: [Int64] = []
        try connection.rows(
            "SELECT donor FROM donor_change WHERE batch = $1 ORDER BY donor", [.int(undone)]
        ) { donors.append($0.int(0)) }
        var count = (changed: 0, gone: 0)
        for donor in donors {
            switch try takeBack(undone, of: donor) {
            case .same: break
            case .changed: count.changed += 1
            case .gone: count.gone += 1
            }
        }
        return count
    }

    private enum Fate { case same, changed, gone }

    private func takeBack(_ undone: Int64, of donor: Int64) throws -> Fate {
        guard let now = try version(donor, "p.batch <= $2", Int64.max),
            let after = try version(donor, "p.batch = $2", undone)
        else { return .same }
        let before = try version(donor, "p.batch < $2", undone)
        if before == nil, try !isNeeded(donor, without: undone) {
            try writer.remove(donor)
            return .gone
        }
        let result = DonorMerge.undoing(
            before: before, after: after, now: now, others: try suppressions(donor, without: undone))
        guard result != now else { return .same }
        try writer.replace(donor, with: result, on: day)
        return .changed
    }

    /// The last version of a donor that a condition on its batch finds.
    private func version(_ donor: Int64, _ condition: String, _ batch: Int64) throws -> DatedDetails? {
        let columns = DonorColumns.version.joined(separator: ", ")
        return try connection.first(
            """
            SELECT \(DonorDetailsSQL.dated("p")) FROM (SELECT \(columns) FROM donor_personal UNION ALL \
            SELECT \(columns) FROM donor_past) p WHERE p.donor = $1 AND \(condition) ORDER BY p.batch DESC LIMIT 1
            """, [.int(donor), .int(batch)]
        ) { DonorColumns.dated($0, from: 0) }
    }

    /// Whether another batch than the one that is taken back has to do with a donor.
    private func isNeeded(_ donor: Int64, without undone: Int64) throws -> Bool {
        // What an edit said that was itself taken back needs nobody.
        let withdrawal = try Withdrawal(connection)
        return try connection.integer(
            """
            SELECT EXISTS (SELECT 1 FROM entry e WHERE e.donor = $1 AND e.batch <> $2 AND e.batch <> $3) \
            OR EXISTS (SELECT 1 FROM soft_credit s JOIN entry e ON e.id = s.entry WHERE s.donor = $1 \
            AND e.batch <> $2 AND e.batch <> $3) OR EXISTS (SELECT 1 FROM donor_link l WHERE l.donor = $1 \
            AND l.batch <> $2) OR EXISTS (SELECT 1 FROM solicitation s WHERE s.donor = $1) \
            OR EXISTS (SELECT 1 FROM donor_change c WHERE c.donor = $1 AND c.batch > $2 AND c.batch < $3 \
            AND c.batch NOT IN \(withdrawal.undone) AND c.batch NOT IN \(withdrawal.undoing))
            """, [.int(donor), .int(undone), .int(batch)]) == 1
    }

    /// The suppressions that other batches said when they were known already.
    private func suppressions(_ donor: Int64, without undone: Int64) throws -> DonorDetails.Suppressions {
        var others: DonorDetails.Suppressions = []
        try connection.rows(
            """
            SELECT w.words FROM donor_said_words w WHERE w.donor = $1 AND w.part = $2 AND w.batch <> $3
            """, [.int(donor), .int(SaidOfDonors.suppressions), .int(undone)]
        ) { others.formUnion(DonorDetails.Suppressions(rawValue: Int($0.text(0)) ?? 0)) }
        return others
    }

    private func returnIDs(of undone: Int64) throws {
        try connection.run(
            """
            INSERT INTO donor_link_change(source, external_id, batch, donor) SELECT source, external_id, \
            CAST($1 AS INTEGER), NULL FROM donor_link WHERE batch = $2
            """, [.int(batch), .int(undone)])
        try connection.run("DELETE FROM donor_link WHERE batch = $1", [.int(undone)])
    }
}
