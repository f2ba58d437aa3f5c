import CampaignKit
import Digests

/// Reads what every posting says of itself.
struct BatchReader {
    let connection: any LedgerConnection

    init(_ connection: any LedgerConnection) { self.connection = connection }

    /// Newest first.
    func batches() throws -> [BatchSummary] {
        var list: [BatchSummary] = []
        var entries: [(first: Int64, last: Int64)] = []
        let withdrawal = try Withdrawal(connection)
        try connection.rows(
            """
            SELECT id, posted_on, posted_at_utc, zone, command, actor, rows, control, hash, fork, reason, \
            first_entry, last_entry, file_sha, left_out FROM batch ORDER BY id DESC
            """
        ) { row in
            entries.append((row.int(11), row.int(12)))
            list.append(
                BatchSummary(
                    id: row.int(0), postedOn: CalendarDate(dayNumber: Int(row.int(1))),
                    postedAtUTC: row.text(2), zone: row.text(3), command: row.text(4), actor: row.text(5),
                    rows: row.int(6), leftOut: row.int(14),
                    fileSHA: row.isNull(13) ? nil : SHA256.hex(row.bytes(13)),
                    controlMinor: row.int(7), hash: SHA256.hex(row.bytes(8)),
                    reason: row.isNull(10) ? nil : row.text(10), undoneBy: withdrawal.undoneBy[row.int(0)],
                    fork: row.isNull(9) ? nil : row.text(9)))
        }
        for index in list.indices where list[index].rows > 0 { list[index].ends = try ends(entries[index]) }
        return list
    }

    /// What its first and its last row are called; numbers of rows that were left out are no one's.
    private func ends(_ entries: (first: Int64, last: Int64)) throws -> [String] {
        let ends = try ["ORDER BY e.id", "ORDER BY e.id DESC"].compactMap { order in
            try connection.first(
                """
                SELECT e.id, s.name, e.external_id FROM entry e JOIN source s ON s.id = e.source \
                WHERE e.id >= $1 AND e.id <= $2 \(order) LIMIT 1
                """, [.int(entries.first), .int(entries.last)]
            ) { row in
                let id = row.isNull(2) ? "" : row.text(2)
                let isOurs = id.isEmpty || row.text(1) == ImportSession.manualSource
                return isOurs ? "G-\(row.int(0))" : "\(row.text(1)):\(id)"
            }
        }
        return ends.first == ends.last ? Array(ends.prefix(1)) : ends
    }
}
