import CampaignKit

/// A gift that was reversed to be posted again under another donor, and the row that stands for it now.
///
/// The void leads from the old row nowhere: without this an undo of the old row's batch would leave the money
/// standing.
struct Replacement {
    /// `change` rows of this object name the new row, and as `old` the one that it stands for.
    static let object = "move"
    static let replaced: Int64 = 1

    /// The old row.
    var old: Int64
    /// The row that stands for it.
    var new: Int64
    /// The batch of the new row, and of the void of the old one.
    var batch: Int64

    /// Every replacement, by the old row.
    static func all(_ connection: any LedgerConnection) throws -> [Int64: [Replacement]] {
        var found: [Int64: [Replacement]] = [:]
        try connection.rows(
            "SELECT old, object_id, batch FROM change WHERE object = $1 AND kind = $2 ORDER BY id",
            [.text(object), .int(replaced)]
        ) { row in
            found[row.int(0), default: []].append(
                Replacement(old: row.int(0), new: row.int(1), batch: row.int(2)))
        }
        return found
    }

    /// Notes which rows of a batch stand for the one that it voids.
    static func record(_ connection: any LedgerConnection, batch: Int64) throws {
        let void = LedgerValue.int(EntryType.void.rawValue)
        let old = try connection.integer(
            "SELECT target FROM entry WHERE batch = $1 AND type = $2 ORDER BY id LIMIT 1",
            [.int(batch), void])
        guard old > 0 else { return }
        let last = try connection.integer("SELECT max(id) FROM change")
        try connection.run(
            """
            INSERT INTO change(id, batch, object, object_id, kind, old) SELECT $1 + row_number() OVER (ORDER BY e.id), \
            e.batch, CAST($2 AS TEXT), e.id, CAST($3 AS BIGINT), CAST($4 AS BIGINT) FROM entry e \
            WHERE e.batch = $5 AND e.type <> $6
            """, [.int(last), .text(object), .int(replaced), .int(old), .int(batch), void])
    }
}
