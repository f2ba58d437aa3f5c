import CampaignKit
import Digests

/// Reads what every posting says of itself.
struct BatchReader {
    let connection: any LedgerConnection

    init(_ connection: any LedgerConnection) { self.connection = connection }

    /// Newest first.
    func batches() throws -> [BatchSummary] {
        var list: [BatchSummary] = []
        let withdrawal = try Withdrawal(connection)
        try connection.rows(
            """
            SELECT id, posted_on, posted_at_utc, zone, command, actor, rows, control, hash, fork, reason, left_out FROM batch \
            ORDER BY id DESC
            """
        ) { row in
            list.append(
                BatchSummary(
                    id: row.int(0), postedOn: CalendarDate(dayNumber: Int(row.int(1))),
                    postedAtUTC: row.text(2), zone: row.text(3), command: row.text(4), actor: row.text(5),
                    rows: row.int(6), leftOut: row.int(11), controlMinor: row.int(7),
                    hash: SHA256.hex(row.bytes(8)),
                    reason: row.isNull(10) ? nil : row.text(10), undoneBy: withdrawal.undoneBy[row.int(0)],
                    fork: row.isNull(9) ? nil : row.text(9)))
        }
        return list
    }
}
