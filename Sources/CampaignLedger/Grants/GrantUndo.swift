import CampaignKit

/// What an undo has to know of grants: a batch's rows stay and count no more from the undo on.
struct GrantUndo {
    let connection: any LedgerConnection

    /// The grants that a batch said something of.
    func grants(of batch: Int64) throws -> [Int64] {
        try connection.integers(
            "SELECT DISTINCT grant_award FROM (\(GrantTable.mentions)) g WHERE g.batch = $1 ORDER BY grant_award",
            [.int(batch)])
    }

    /// Whether a batch itself says something of a grant, and does not only name it as renewed.
    func isSaid(of grant: Int64, in batch: Int64) throws -> Bool {
        try connection.holds(
            "SELECT 1 FROM (\(GrantTable.rows)) g WHERE g.grant_award = $1 AND g.batch = $2",
            [.int(grant), .int(batch)])
    }

    /// How many rows of grants a batch has.
    func rows(of batch: Int64) throws -> Int {
        try GrantTable.all.reduce(0) { sum, table in
            sum
                + Int(
                    try connection.integer(
                        "SELECT count(*) FROM \(table.name) WHERE batch = $1", [.int(batch)]))
        }
    }

    /// Of the grants that a batch said something of, those that later batches did too: the newest of each.
    ///
    /// Reversed under them, the earlier rows would leave moves that never were allowed.
    func since(_ batch: Int64) throws -> [UndoOutcome.Since] {
        let settled = try Withdrawal(connection).settled
        let touched = try Set(grants(of: batch))
        guard !touched.isEmpty else { return [] }
        var found: [UndoOutcome.Since] = []
        try connection.rows(
            """
            SELECT grant_award, max(batch) FROM (\(GrantTable.mentions)) g WHERE g.batch > $1 \
            AND g.batch NOT IN \(settled) GROUP BY grant_award ORDER BY grant_award
            """, [.int(batch)]
        ) { row in
            guard touched.contains(row.int(0)) else { return }
            found.append(UndoOutcome.Since(id: row.int(0), batch: row.int(1)))
        }
        return found
    }
}
