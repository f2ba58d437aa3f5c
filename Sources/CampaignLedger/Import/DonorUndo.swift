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

    /// Returns how many donors changed.
    func run(_ undone: Int64) throws -> Int {
        let withdrawal = try Withdrawal(connection)
        try returnIDs(of: undone)
        var donors: [Int64] = []
        try connection.rows(
            "SELECT donor FROM donor_change WHERE batch = $1 UNION SELECT donor FROM donor_said WHERE batch = $1 ORDER BY 1",
            [.int(undone)]
        ) { donors.append($0.int(0)) }
        try SaidOfDonors(connection: connection, batch: batch).takeBack(undone, on: day)
        var changed = 0
        for donor in donors where try tellAgain(donor, without: withdrawal) { changed += 1 }
        return changed
    }

    private func tellAgain(_ donor: Int64, without withdrawal: Withdrawal) throws -> Bool {
        let gone = Set(withdrawal.undoneBy.keys).union(withdrawal.undoneBy.values)
        let told = try versions(of: donor)
        // Whose words are gone, or who is nobody, stays so.
        guard let now = told.last, now.isPresent else { return false }
        let said = try sayings(of: donor).filter { !gone.contains($0.batch) }
        var history = DonorHistory()
        var heard = said[...]
        for version in told {
            history.take(version.dated, counts: !gone.contains(version.batch))
            let next = told.first { $0.batch > version.batch }?.batch ?? .max
            while let saying = heard.first, saying.batch < next {
                hear(saying, &history)
                heard.removeFirst()
            }
        }
        if history.known == nil, try !isNeeded(donor, without: gone) {
            try writer.remove(donor)
            return true
        }
        let result = history.known ?? DatedDetails()
        guard result != now.dated else { return false }
        try writer.replace(donor, with: result, on: day)
        return true
    }

    private func hear(_ saying: Saying, _ history: inout DonorHistory) {
        if let part = DonorPart(rawValue: saying.part) {
            history.hear(part, EntryText.unpack(saying.words), on: saying.day)
        } else if saying.part == SaidOfDonors.suppressions {
            history.hear(DonorDetails.Suppressions(rawValue: Int(saying.words) ?? 0))
        }
    }

    private struct Version {
        var batch: Int64
        var dated: DatedDetails
        var isPresent: Bool
    }

    /// All that was known of a donor, in the order of its batches.
    private func versions(of donor: Int64) throws -> [Version] {
        let columns = DonorColumns.version.joined(separator: ", ")
        var found: [Version] = []
        try connection.rows(
            """
            SELECT p.batch, p.present, \(DonorDetailsSQL.dated("p")) FROM (SELECT \(columns), 1 AS present \
            FROM donor_personal WHERE donor = $1 UNION ALL SELECT \(columns), 0 AS present FROM donor_past \
            WHERE donor = $1) p ORDER BY p.batch
            """, [.int(donor)]
        ) { row in
            found.append(
                Version(
                    batch: row.int(0), dated: DonorColumns.dated(row, from: 2), isPresent: row.int(1) == 1))
        }
        return found
    }

    private struct Saying {
        var batch: Int64
        var part: Int
        var day: CalendarDate
        var words: String
    }

    /// What sources said of a donor beside, in the order of their batches.
    private func sayings(of donor: Int64) throws -> [Saying] {
        var found: [Saying] = []
        try connection.rows(
            """
            SELECT w.batch, w.part, s.day, w.words FROM donor_said_words w JOIN donor_said s ON s.donor = w.donor \
            AND s.part = w.part AND s.source = w.source AND s.batch = w.batch WHERE w.donor = $1 \
            ORDER BY w.batch, w.part, w.source
            """, [.int(donor)]
        ) { row in
            found.append(
                Saying(
                    batch: row.int(0), part: Int(row.int(1)), day: CalendarDate(dayNumber: Int(row.int(2))),
                    words: row.text(3)))
        }
        return found
    }

    /// Whether a batch that stands has to do with a donor.
    private func isNeeded(_ donor: Int64, without gone: Set<Int64>) throws -> Bool {
        let list = "(" + gone.sorted().map(String.init).joined(separator: ", ") + ")"
        return try connection.integer(
            """
            SELECT EXISTS (SELECT 1 FROM entry e WHERE e.donor = $1 AND e.batch NOT IN \(list)) \
            OR EXISTS (SELECT 1 FROM soft_credit s JOIN entry e ON e.id = s.entry WHERE s.donor = $1 \
            AND e.batch NOT IN \(list)) OR EXISTS (SELECT 1 FROM donor_link l WHERE l.donor = $1 \
            AND l.batch NOT IN \(list)) OR EXISTS (SELECT 1 FROM solicitation s WHERE s.donor = $1)
            """, [.int(donor)]) == 1
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
