import CampaignKit

/// Reverses what a batch said of donors: details, suppressions, ids, and the donors that it made.
///
/// What other batches said stays. A donor that the batch made and that nothing else needs is no one again; an
/// id that it gave is no one's, so that the rows can be imported again. Run inside the posting that undoes
/// it, after its rows and before `DonorWriter.postChanges`.
struct DonorUndo {
    let connection: any LedgerConnection
    let writer: DonorWriter
    /// The batch that reverses.
    let batch: Int64
    let day: CalendarDate

    /// Returns how many donors changed, and how many are no one again.
    func run(_ undone: Int64) throws -> (changed: Int, gone: Int) {
        let need = try DonorNeed(connection, undone, takenBackBy: batch)
        try SaidOfDonors(connection: connection, batch: batch).takeBack(undone, on: day)
        var count = (changed: 0, gone: 0)
        for donor in try need.donors(of: undone) {
            switch try takeBack(donor, need) {
            case .same: break
            case .changed: count.changed += 1
            case .gone: count.gone += 1
            }
        }
        return count
    }

    private enum Fate { case same, changed, gone }

    /// What would be known of a donor without what some batches said, and undone ones did; nil for no one.
    func known(_ donor: Int64, without batches: Set<Int64>) throws -> DatedDetails? {
        let told = try versions(of: donor)
        guard let now = told.last, now.isPresent else { return nil }
        var result = try tellAgain(told, donor, without: batches.union(settled(Withdrawal(connection))))
        let first = batches.min() ?? .max
        // As after an undo: a number that rows have keeps its name, unless someone took it away since.
        if var before = told.last(where: { $0.batch < first })?.dated {
            for part in [DonorPart.name, .email] where part.isEmpty(in: now.dated.details) {
                before.take(part, from: now.dated.details, on: nil)
            }
            DonorNeed.keepWhoItIs(of: before, in: &result)
        }
        return result
    }

    /// The same of someone who stands for another: what was last known of them by their own number.
    func lastKnown(ofAlias donor: Int64) throws -> DatedDetails? {
        let told = try versions(of: donor)
        guard let last = told.last?.dated else { return nil }
        let withdrawal = try Withdrawal(connection)
        guard told.contains(where: { withdrawal.undoneBy[$0.batch] != nil }) else { return last }
        var result = try tellAgain(told, donor, without: settled(withdrawal))
        DonorNeed.keepWhoItIs(of: last, in: &result)
        return result
    }

    /// The batches that say nothing: undone ones, and those that undid them.
    private func settled(_ withdrawal: Withdrawal) -> Set<Int64> {
        withdrawal.undoes.union(withdrawal.undoneBy.keys)
    }

    private func takeBack(_ donor: Int64, _ need: DonorNeed) throws -> Fate {
        // Someone who was erased stays as they are, with the ids by which later rows are theirs.
        guard try !Tombstones(connection).isErased(donor) else { return .same }
        let isNeeded = try need.isNeeded(donor)
        let isKept = try isNeeded || !need.isOfUndone(donor)
        try need.returnIDs(of: donor, isKept: isKept)
        let told = try versions(of: donor)
        // A donor that was erased or removed stays as it is.
        guard let now = told.last, now.isPresent else { return .same }
        guard isKept else {
            try writer.remove(donor)
            return .gone
        }
        var result = try tellAgain(told, donor, without: settled(need.withdrawal))
        if isNeeded { DonorNeed.keepWhoItIs(of: now.dated, in: &result) }
        guard result != now.dated else { return .same }
        try writer.replace(donor, with: result, on: day)
        return .changed
    }

    /// What is known of a donor without what undone batches, and their undoing, left.
    private func tellAgain(
        _ told: [Version], _ donor: Int64, without gone: Set<Int64>
    ) throws -> DatedDetails {
        var heard = try sayings(of: donor).filter { !gone.contains($0.batch) }[...]
        var history = DonorHistory()
        for version in told {
            history.take(version.dated, counts: !gone.contains(version.batch))
            let next = told.first { $0.batch > version.batch }?.batch ?? .max
            while let saying = heard.first, saying.batch < next {
                hear(saying, &history)
                heard.removeFirst()
            }
        }
        return history.known ?? DatedDetails()
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
            SELECT p.batch, p.present, \(DonorColumns.dated("p")) FROM (SELECT \(columns), 1 AS present \
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

    /// What sources also said of a donor, in the order of their batches.
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
}
