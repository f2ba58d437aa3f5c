import CampaignKit

/// Receipt numbers that another copy of the ledger issued: pages under them are with donors, and the register
/// here does not have them.
///
/// `ledger adopt` keeps them in the table `change`, by number and year; the words and raw values are stored
/// and hashed: never change one. They are not issued here again, and the audit names them until the receipt
/// is void there.
struct NumberElsewhere: Hashable {
    static let object = "receipt_number"
    private static let issued: Int64 = 1
    private static let voided: Int64 = 2

    let year: Int64
    let number: Int64

    /// Those of a year of issue, or all, with the batch here that brought each in, and whether it is void in
    /// the other copy.
    static func all(
        _ year: Int?, _ connection: any LedgerConnection
    ) throws -> [NumberElsewhere: (batch: Int64, isVoid: Bool)] {
        var found: [NumberElsewhere: (batch: Int64, isVoid: Bool)] = [:]
        try connection.rows(
            """
            SELECT c.object_id, c.new, c.kind, c.batch FROM change c WHERE c.object = $1 \
            AND (c.new = $2 OR $2 = 0) ORDER BY c.id
            """, [.text(object), .int(year ?? 0)]
        ) { row in
            let number = NumberElsewhere(year: row.int(1), number: row.int(0))
            switch row.int(2) {
            case issued: found[number] = (row.int(3), false)
            case voided: found[number]?.isVoid = true
            default: break
            }
        }
        return found
    }

    /// The highest of a year; 0 for none.
    ///
    /// The table has no index on them, and is long where many were thanked: a ledger that took in no other is
    /// not asked, as a run of statements would be with every batch.
    static func last(of year: Int, _ connection: any LedgerConnection) throws -> Int64 {
        guard try connection.holds("SELECT 1 FROM batch WHERE command = 'ledger adopt'") else { return 0 }
        return try connection.integer(
            "SELECT max(c.object_id) FROM change c WHERE c.object = $1 AND c.kind = $2 AND c.new = $3",
            [.text(object), .int(issued), .int(year)])
    }

    /// Keeps what a batch of another copy issued, and which of those numbers it voided; returns how many rows
    /// that took.
    static func take(
        from theirs: any LedgerConnection, batch: Int64, to ours: any LedgerConnection, as here: Int64
    ) throws -> Int {
        let columns = "SELECT r.number, r.year, r.day FROM receipt r"
        let known = try all(nil, ours)
        var next = try ours.integer("SELECT max(id) FROM change") + 1
        var count = 0
        for (kind, sql) in [
            (issued, "\(columns) WHERE r.batch = $1 ORDER BY r.id"),
            (voided, "\(columns) JOIN receipt_void v ON v.receipt = r.id WHERE v.batch = $1 ORDER BY r.id"),
        ] {
            var rows: [(number: NumberElsewhere, day: Int64)] = []
            try theirs.rows(sql, [.int(batch)]) { row in
                rows.append((NumberElsewhere(year: row.int(1), number: row.int(0)), row.int(2)))
            }
            for row in rows where kind == issued || known[row.number] != nil {
                try ours.run(
                    """
                    INSERT INTO change(id, batch, object, object_id, kind, day, new) \
                    VALUES ($1, $2, $3, $4, $5, $6, $7)
                    """,
                    [
                        .int(next), .int(here), .text(object), .int(row.number.number), .int(kind),
                        .int(row.day), .int(row.number.year),
                    ])
                (next, count) = (next + 1, count + 1)
            }
        }
        return count
    }
}
