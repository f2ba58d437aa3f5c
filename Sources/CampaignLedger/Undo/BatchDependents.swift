import CampaignKit

/// The rows that reversing a batch would reverse, and what other batches posted on them.
///
/// A row that was voided already has nothing left to reverse, and its void depends on nothing; but a row that
/// was moved to another donor is there.
struct BatchDependents {
    let connection: any LedgerConnection
    private let withdrawal: Withdrawal
    private let replacements: [Int64: [Replacement]]

    init(_ connection: any LedgerConnection) throws {
        self.connection = connection
        withdrawal = try Withdrawal(connection)
        replacements = try Replacement.all(connection)
    }

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

    /// The rows of a batch that were moved to another donor since.
    func moved(from batch: Int64) throws -> [Int64] {
        guard !replacements.isEmpty else { return [] }
        var rows: [Int64] = []
        try connection.rows("SELECT id FROM entry WHERE batch = $1 ORDER BY id", [.int(batch)]) { row in
            if replacements[row.int(0)] != nil { rows.append(row.int(0)) }
        }
        return rows
    }

    /// What acts on some rows and is not among them, and what acts on that; newest first.
    func rows(on reversed: [Int64]) throws -> [UndoOutcome.Dependent] {
        var known = Set(reversed)
        var open = reversed
        var found: [UndoOutcome.Dependent] = []
        while let next = open.popLast() {
            for dependent in try acting(on: next) + standing(for: next)
            where known.insert(dependent.entry).inserted {
                found.append(dependent)
                open.append(dependent.entry)
            }
        }
        return found.sorted { $0.entry > $1.entry }
    }

    /// What has to be voided, in this order, so that some rows are nothing: what undid another posting's rows
    /// does not bring those again.
    func steps(reversing rows: [Int64]) throws -> [Int64] {
        var steps = Set(rows)
        for row in rows { steps.formUnion(try moves(of: row, with: steps)) }
        for row in steps {
            if let again = try again(after: row), !steps.contains(again) { steps.insert(again) }
        }
        return steps.sorted(by: >)
    }

    /// What stands and acts on a row; a void and the row that it reversed are nothing together.
    private func acting(on entry: Int64) throws -> [UndoOutcome.Dependent] {
        try dependents(
            of: entry,
            """
            SELECT id FROM entry WHERE target = $1 UNION SELECT id FROM entry WHERE unit = $1 AND unit <> id \
            UNION SELECT entry FROM match_closing WHERE expected = $1
            """)
    }

    private func dependents(of entry: Int64, _ rows: String) throws -> [UndoOutcome.Dependent] {
        var found: [UndoOutcome.Dependent] = []
        try connection.rows(
            """
            SELECT id, batch, type, day, effect FROM (SELECT x.id, x.batch, x.type, x.day, x.effect, \
            \(Withdrawal.void(of: "x")) AS void FROM entry x WHERE x.id IN (\(rows)) AND x.id <> $1 \
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

    /// The rows of other donors that stand for a row, however often it was moved.
    private func standing(for entry: Int64) throws -> [UndoOutcome.Dependent] {
        var found: [UndoOutcome.Dependent] = []
        for replacement in replacements[entry] ?? [] where try replacement.isInForce(connection) {
            let rows = try dependents(of: entry, "SELECT \(replacement.new) AS id")
            found += rows.isEmpty ? try standing(for: replacement.new) : rows
        }
        return found
    }

    /// The moves by which a row amounted to its donor, where the row that was moved first is reversed: the
    /// voids on the way, and the rows that they reversed.
    private func moves(of entry: Int64, with rows: Set<Int64>) throws -> Set<Int64> {
        var path: Set<Int64> = []
        var here = entry
        while let move = replacements.values.joined().first(where: { $0.new == here }),
            let void = try move.void(connection), !rows.contains(void)
        {
            path.formUnion([void, move.old])
            here = move.old
        }
        return path
    }

    /// What has to be voided with a void, so that nothing of an undone batch stands again: the void that it
    /// reverses, where that was undone; else the row which they are about, or where that was reversed by
    /// another void since, that one.
    private func again(after void: Int64) throws -> Int64? {
        guard let target = try target(ofVoid: void) else { return nil }
        var (row, depth) = (target, 1)
        while let next = try self.target(ofVoid: row) { (row, depth) = (next, depth + 1) }
        if depth > 1, try isUndone(batchOf: target) { return target }
        guard try withdrawal.undo(of: row, connection) != nil else { return nil }
        guard depth % 2 == 0 else { return row }
        let standing = "SELECT \(Withdrawal.void(of: "e")) FROM entry e WHERE e.id = $1"
        return try connection.first(standing, [.int(row)]) { $0.optionalInt(0) } ?? nil
    }

    private func isUndone(batchOf entry: Int64) throws -> Bool {
        withdrawal.undoneBy[try connection.integer("SELECT batch FROM entry WHERE id = $1", [.int(entry)])]
            != nil
    }

    private func target(ofVoid entry: Int64) throws -> Int64? {
        try connection.first(
            "SELECT target FROM entry WHERE id = $1 AND type = $2",
            [.int(entry), .int(EntryType.void.rawValue)]
        ) { $0.optionalInt(0) } ?? nil
    }

    /// Edits by hand, later and not reversed, of donors a batch made.
    ///
    /// What later imports said of them stays without being asked for: a donor they name is theirs too.
    func edits(ofDonorsMadeBy batch: Int64) throws -> [UndoOutcome.Since] {
        let undone = try Withdrawal(connection).undone
        return try since(
            """
            SELECT c.donor, c.batch FROM donor_change c JOIN donor d ON d.id = c.donor JOIN batch b ON b.id = c.batch \
            WHERE d.batch = $1 AND c.batch > $1 AND \(Portable.begins("b.command", with: "donor edit")) AND b.id NOT IN \(undone) \
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

    /// Which of some rows are on receipts that stand, and the numbers of those.
    func receipts(on rows: [Int64]) throws -> (rows: [Int64], labels: [String]) {
        guard !rows.isEmpty, try connection.exists("receipt") else { return ([], []) }
        let wanted = Set(rows)
        var held: Set<Int64> = []
        var labels: Set<String> = []
        // The register is the smaller side: an undo may reverse a million rows.
        try connection.rows(
            """
            SELECT l.entry, r.label FROM receipt_line l JOIN receipt r ON r.id = l.receipt \
            WHERE l.entry >= $1 AND l.entry <= $2 \
            AND NOT EXISTS (SELECT 1 FROM receipt_void v WHERE v.receipt = l.receipt)
            """, [.int(rows.min() ?? 0), .int(rows.max() ?? 0)]
        ) { row in
            guard wanted.contains(row.int(0)) else { return }
            held.insert(row.int(0))
            labels.insert(row.text(1))
        }
        return (held.sorted(), labels.sorted())
    }

    private func since(_ sql: String, _ batch: Int64) throws -> [UndoOutcome.Since] {
        var found: [UndoOutcome.Since] = []
        try connection.rows(sql, [.int(batch)]) {
            found.append(UndoOutcome.Since(id: $0.int(0), batch: $0.int(1)))
        }
        return found
    }
}
