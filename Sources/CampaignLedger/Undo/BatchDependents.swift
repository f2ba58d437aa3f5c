import CampaignKit

/// The rows that taking back a batch would reverse, and what other batches posted on them.
///
/// A row that was voided already has nothing left to reverse, and its void depends on nothing.
struct BatchDependents {
    let connection: any LedgerConnection

    /// The rows of a batch that stand, newest first: what acts on a row is reversed before it.
    func standing(in batch: Int64) throws -> [Int64] {
        var rows: [Int64] = []
        try connection.rows(
            """
            SELECT id FROM (SELECT e.id, \(Withdrawal.void(of: "e")) AS void FROM entry e WHERE e.batch = $1) t \
            WHERE void IS NULL OR void IN (SELECT id FROM entry WHERE batch = $1) ORDER BY id DESC
            """, [.int(batch)]
        ) { rows.append($0.int(0)) }
        return rows
    }

    /// What acts on some rows and is not among them, and what acts on that; newest first.
    func rows(on reversed: [Int64]) throws -> [UndoOutcome.Dependent] {
        var known = Set(reversed)
        var open = reversed
        var found: [UndoOutcome.Dependent] = []
        while let next = open.popLast() {
            for dependent in try acting(on: next) where known.insert(dependent.entry).inserted {
                found.append(dependent)
                open.append(dependent.entry)
            }
        }
        return found.sorted { $0.entry > $1.entry }
    }

    /// What stands and acts on a row; a void and the row that it took back are nothing together.
    private func acting(on entry: Int64) throws -> [UndoOutcome.Dependent] {
        var found: [UndoOutcome.Dependent] = []
        try connection.rows(
            """
            SELECT id, batch, type, day, effect FROM (SELECT x.id, x.batch, x.type, x.day, x.effect, \
            \(Withdrawal.void(of: "x")) AS void FROM entry x WHERE x.id IN (\
            SELECT id FROM entry WHERE target = $1 \
            UNION SELECT id FROM entry WHERE unit = $1 AND unit <> id \
            UNION SELECT entry FROM match_closing WHERE expected = $1) AND x.id <> $1 \
            AND x.type <> $2) t WHERE void IS NULL ORDER BY id
            """, [.int(entry), .int(EntryType.void.rawValue)]
        ) { row in
            guard let type = EntryType(rawValue: Int(row.int(2))) else { return }
            found.append(
                UndoOutcome.Dependent(
                    entry: row.int(0), batch: row.int(1), type: type,
                    day: CalendarDate(dayNumber: Int(row.int(3))), minorUnits: row.int(4), on: entry))
        }
        return found
    }

    /// Edits by hand, later and not taken back, of donors whom a batch made.
    ///
    /// What later imports said of them stays without being asked for: a donor they name is theirs too.
    func edits(ofDonorsMadeBy batch: Int64) throws -> [UndoOutcome.Since] {
        let undone = try Withdrawal(connection).undone
        return try since(
            """
            SELECT c.donor, c.batch FROM donor_change c JOIN donor d ON d.id = c.donor JOIN batch b ON b.id = c.batch \
            WHERE d.batch = $1 AND c.batch > $1 AND b.command LIKE 'donor edit%' AND b.id NOT IN \(undone) \
            ORDER BY c.donor, c.batch
            """, batch)
    }

    /// Thanks that are recorded for a batch's gifts.
    func thanks(for batch: Int64) throws -> [UndoOutcome.Since] {
        try since(
            """
            SELECT c.object_id, c.batch FROM change c JOIN entry e ON e.id = c.object_id \
            WHERE e.batch = $1 AND \(AcknowledgmentFact.condition("c")) ORDER BY c.object_id, c.batch
            """, batch)
    }

    private func since(_ sql: String, _ batch: Int64) throws -> [UndoOutcome.Since] {
        var found: [UndoOutcome.Since] = []
        try connection.rows(sql, [.int(batch)]) {
            found.append(UndoOutcome.Since(id: $0.int(0), batch: $0.int(1)))
        }
        return found
    }

    /// Rows that stand on a receipt.
    func receipted(_ rows: [Int64]) throws -> [Int64] {
        guard try connection.exists("receipt_line") else { return [] }
        return try rows.filter {
            try connection.integer(
                "SELECT EXISTS (SELECT 1 FROM receipt_line WHERE entry = $1)", [.int($0)]) == 1
        }
    }
}
