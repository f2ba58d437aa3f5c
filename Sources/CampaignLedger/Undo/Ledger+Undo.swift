import CampaignKit

extension Ledger {
    /// Reverses all that a batch posted, or nothing: a posting of its own, with a void for each row.
    ///
    /// `withDependents` also reverses what other batches posted on those rows. Throws where there is no such
    /// batch, where it posted nothing that can be reversed, or where that was done already.
    public func undo(
        batch: Int64, _ context: PostingContext, _ options: ImportOptions, withDependents: Bool
    ) throws -> UndoOutcome {
        var outcome = UndoOutcome()
        var rows: [Int64] = []
        try reading { connection in
            try Self.requireUndoable(batch, connection)
            let reader = try BatchDependents(connection)
            rows = try reader.standing(in: batch)
            outcome.dependents = try reader.rows(on: rows + reader.moved(from: batch))
            if withDependents { rows += outcome.dependents.map(\.entry) }
            rows = try reader.steps(reversing: rows)
            outcome.edits = try reader.edits(ofDonorsMadeBy: batch)
            outcome.thanks = try reader.thanks(for: batch)
        }
        outcome.rows = rows.count
        guard outcome.receipted.isEmpty, outcome.isFree || withDependents else { return outcome }
        var options = options
        options.undoes = batch
        // What acts on a row names it: nothing that it looks like can be meant.
        options.possibleDuplicates = .post
        let posted = try importRows(context, options) { session in
            for row in rows { try session.add(Self.void(of: row, on: context.postedOn)) }
        }
        outcome.batch = posted.batch
        outcome.isAccepted = posted.isAccepted
        outcome.changes = posted.changes
        outcome.donors = posted.undoneDonors.changed
        outcome.newDonors = posted.undoneDonors.gone
        outcome.problems = posted.problems
        return outcome
    }

    /// The line of a void is the number of the row that it reverses, so that problems can name it.
    private static func void(of entry: Int64, on day: CalendarDate) -> ImportedEntry {
        var row = ImportedEntry(
            line: Int(entry), source: ImportSession.manualSource, type: .void, date: day, day: day,
            basis: .stated, minorUnits: 0)
        row.reverses = "G-\(entry)"
        return row
    }

    private static func requireUndoable(_ batch: Int64, _ connection: any LedgerConnection) throws {
        let last = try connection.integer("SELECT max(id) FROM batch")
        guard batch >= 1, batch <= last else {
            throw LedgerError(
                .unknownBatch, "no batch B-\(batch)",
                hint: last == 0
                    ? "nothing has been posted yet" : "the last one is B-\(last): campaign import list"
            )
        }
        let withdrawal = try Withdrawal(connection)
        if let by = withdrawal.undoneBy[batch],
            try BatchDependents(connection).standing(in: batch).isEmpty
        {
            throw LedgerError(
                .unknownBatch, "B-\(batch) was undone before, by B-\(by)", hint: "campaign import list")
        }
        if withdrawal.undoes.contains(batch) {
            let undone = withdrawal.undoneBy.first { $0.value == batch }.map { "B-\($0.key)" } ?? "another"
            throw LedgerError(
                .unknownBatch, "B-\(batch) is itself the undo of \(undone)",
                hint: "import the file of \(undone) again")
        }
        let holds = try connection.holds(
            """
            SELECT 1 FROM entry WHERE batch = $1 UNION ALL SELECT 1 FROM donor_change WHERE batch = $1
            """, [.int(batch)])
        guard holds else {
            throw LedgerError(
                .unknownBatch, "B-\(batch) posted no gifts and no donors",
                hint: "pieces that were recorded as sent: campaign appeal sent APPEAL --void B-\(batch)")
        }
    }
}
