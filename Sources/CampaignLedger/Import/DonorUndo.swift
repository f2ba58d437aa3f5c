import CampaignKit

/// Takes back what a batch said of donors: details, suppressions, ids, and the donors that it made.
///
/// What other batches said stays. A donor that the batch made and that nothing else needs is nobody again; an
/// id that it gave is nobody's, so that the rows can be imported anew. Run inside the posting that undoes it,
/// after its rows and before `DonorWriter.postChanges`.
struct DonorUndo {
    let connection: any LedgerConnection
    let writer: DonorWriter
    /// The batch that takes back.
    let batch: Int64
    let day: CalendarDate

    private var said: SaidOfDonors { SaidOfDonors(connection: connection, batch: batch) }

    /// Returns how many donors changed.
    func run(_ undone: Int64) throws -> Int {
        let need = try DonorNeed(connection, undone, takenBackBy: batch)
        try said.takeBack(undone, on: day)
        var changed = 0
        for donor in try need.donors(of: undone) where try takeBack(undone, of: donor, need) { changed += 1 }
        return changed
    }

    private func takeBack(_ undone: Int64, of donor: Int64, _ need: DonorNeed) throws -> Bool {
        let isNeeded = try need.isNeeded(donor)
        let isKept = try isNeeded || !need.isOfUndone(donor)
        try need.returnIDs(of: donor, isKept: isKept)
        guard let now = try now(donor) else { return false }
        guard isKept else {
            try writer.remove(donor)
            return true
        }
        let columns = DonorDetailsSQL.dated("p")
        guard let after = try version(donor, columns, "p.batch = $2", undone) else { return false }
        let before = try version(
            donor, columns, "p.batch < $2 AND p.batch NOT IN \(need.withdrawal.undone)", undone)
        var result = DonorMerge.undoing(
            before: before, after: after, now: now, others: try suppressions(donor, need.withdrawal))
        if isNeeded { need.keepWhoItIs(of: now, in: &result) }
        guard result != now else { return false }
        try writer.replace(donor, with: result, on: day)
        return true
    }

    /// What is known of a donor; nil for one who is nobody any more.
    private func now(_ donor: Int64) throws -> DatedDetails? {
        try connection.first(
            "SELECT \(DonorDetailsSQL.dated("p")) FROM donor_personal p WHERE p.donor = $1", [.int(donor)]
        ) { DonorColumns.dated($0, from: 0) }
    }

    /// The last version of a donor that a condition on its batch finds.
    private func version(
        _ donor: Int64, _ dated: String, _ condition: String, _ batch: Int64
    ) throws -> DatedDetails? {
        let columns = DonorColumns.version.joined(separator: ", ")
        return try connection.first(
            """
            SELECT \(dated) FROM (SELECT \(columns) FROM donor_personal UNION ALL \
            SELECT \(columns) FROM donor_past) p WHERE p.donor = $1 AND \(condition) ORDER BY p.batch DESC LIMIT 1
            """, [.int(donor), .int(batch)]
        ) { DonorColumns.dated($0, from: 0) }
    }

    /// The suppressions that batches which stand said when they were known already.
    private func suppressions(_ donor: Int64, _ withdrawal: Withdrawal) throws -> DonorDetails.Suppressions {
        var others: DonorDetails.Suppressions = []
        try connection.rows(
            """
            SELECT w.words FROM donor_said_words w WHERE w.donor = $1 AND w.part = $2 \
            AND w.batch NOT IN \(withdrawal.undone)
            """, [.int(donor), .int(SaidOfDonors.suppressions)]
        ) { others.formUnion(DonorDetails.Suppressions(rawValue: Int($0.text(0)) ?? 0)) }
        return others
    }
}
