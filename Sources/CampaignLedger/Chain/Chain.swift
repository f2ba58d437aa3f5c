import CampaignKit

/// The chain of hashes over batches: each covers its header, its canonical rows and the hash before it.
enum Chain {
    static let format: Int64 = 3
    static let genesis = [UInt8](repeating: 0, count: 32)

    /// What a batch's hash covers besides its rows.
    struct Header: Equatable {
        var id: Int64
        var format: Int64
        var postedAtUTC: String
        var postedOn: Int64
        var zone: String
        var today: Int64?
        var actor: String
        var command: String
        var planDigest: [UInt8]
        var fileSHA: [UInt8]?
        var rows: Int64
        var leftOut: Int64
        var control: Int64
        var firstEntry: Int64
        var lastEntry: Int64
        var reason: String?
        /// Of a ledger that had lost a batch, why it was accepted; of an adopted batch, which one it was.
        var fork: String?
        var previous: [UInt8]
    }

    /// The hash of a batch over its header and the digest of each table's rows: the same code posts and
    /// verifies.
    ///
    /// `entries` is the digest of its entries where they were sealed as they were written; else, and always
    /// to verify, they are read back from the ledger.
    static func hash(
        _ header: Header, _ connection: any LedgerConnection, entries: [UInt8]? = nil
    ) throws -> [UInt8] {
        let hasher = CanonicalHasher()
        write(header, to: hasher)
        for table in tables {
            hasher.text(table.name)
            if table.name == "entry", let entries {
                hasher.blob(entries)
            } else {
                hasher.blob(try digest(of: table, header, connection))
            }
        }
        return hasher.digest()
    }

    private static func digest(
        of table: Table, _ header: Header, _ connection: any LedgerConnection
    ) throws -> [UInt8] {
        let hasher = CanonicalHasher(capacity: 1 << 16)
        let range = table.byEntry ? [header.firstEntry, header.lastEntry] : [header.id]
        try connection.rows(table.sql, range.map(LedgerValue.int)) { row in
            for index in 0..<row.count { hasher.column(row, index) }
        }
        return hasher.digest()
    }

    private static func write(_ header: Header, to hasher: CanonicalHasher) {
        hasher.text("campaign-batch/3")
        hasher.int(header.id)
        hasher.int(header.format)
        hasher.text(header.postedAtUTC)
        hasher.int(header.postedOn)
        hasher.text(header.zone)
        hasher.optional(header.today)
        hasher.text(header.actor)
        hasher.text(header.command)
        hasher.blob(header.planDigest)
        hasher.optional(header.fileSHA)
        hasher.int(header.rows)
        hasher.int(header.leftOut)
        hasher.int(header.control)
        hasher.int(header.firstEntry)
        hasher.int(header.lastEntry)
        hasher.optional(header.reason)
        hasher.optional(header.fork)
        hasher.blob(header.previous)
    }

    /// What the hash of each batch covers besides its rows, and the hash, oldest first; of all, or of those
    /// that a condition on `batch` holds for.
    static func headers(
        _ connection: any LedgerConnection, where condition: String = "1 = 1"
    ) throws -> [(header: Header, hash: [UInt8])] {
        var list: [(header: Header, hash: [UInt8])] = []
        try connection.rows(
            """
            SELECT id, format, posted_at_utc, posted_on, zone, today, actor, command, plan_digest, file_sha, rows, \
            left_out, control, first_entry, last_entry, reason, fork, prev, hash FROM batch WHERE \(condition) ORDER BY id
            """
        ) { row in
            let header = Header(
                id: row.int(0), format: row.int(1), postedAtUTC: row.text(2), postedOn: row.int(3),
                zone: row.text(4),
                today: row.optionalInt(5), actor: row.text(6), command: row.text(7), planDigest: row.bytes(8),
                fileSHA: row.isNull(9) ? nil : row.bytes(9), rows: row.int(10), leftOut: row.int(11),
                control: row.int(12),
                firstEntry: row.int(13), lastEntry: row.int(14), reason: row.isNull(15) ? nil : row.text(15),
                fork: row.isNull(16) ? nil : row.text(16), previous: row.bytes(17))
            list.append((header, row.bytes(18)))
        }
        return list
    }

    /// The tables that have rows outside every batch: no hash covers those.
    static func strays(_ connection: any LedgerConnection, lastEntry: Int64) throws -> [String] {
        let lastBatch = try connection.integer("SELECT max(id) FROM batch")
        return try tables.filter { table in
            try connection.holds(
                "SELECT 1 FROM \(table.name) WHERE \(table.key) NOT BETWEEN 1 AND $1",
                [.int(table.byEntry ? lastEntry : lastBatch)])
        }.map(\.name)
    }

    /// Every table whose rows a batch's hash covers.
    static var sealedTables: [String] { tables.map(\.name) }

    /// How many rows of a table belong to a batch or its entries.
    static func count(
        _ name: String, batch: Int64, _ firstEntry: Int64, _ lastEntry: Int64,
        _ connection: any LedgerConnection
    ) throws -> Int64 {
        guard let table = tables.first(where: { $0.name == name }) else { return 0 }
        let range = table.byEntry ? [firstEntry, lastEntry] : [batch, batch]
        return try connection.integer(
            "SELECT count(*) FROM \(name) WHERE \(table.key) BETWEEN $1 AND $2", range.map(LedgerValue.int))
    }

    private struct Table {
        var name: String
        var sql: String
        /// Whether rows are found by their entry's id range, or by their batch.
        var byEntry: Bool
        /// The column that is looked at.
        var key = "batch"
    }

    private static func batched(_ name: String, _ columns: String, order: String) -> Table {
        Table(
            name: name, sql: "SELECT \(columns) FROM \(name) WHERE batch = $1 ORDER BY \(order)",
            byEntry: false)
    }

    private static func ranged(_ name: String, _ columns: String, key: String, order: String) -> Table {
        let condition = "\(key) >= $1 AND \(key) <= $2"
        return Table(
            name: name, sql: "SELECT \(columns) FROM \(name) WHERE \(condition) ORDER BY \(order)",
            byEntry: true, key: key)
    }

    private static let tables =
        [
            batched("source", "id, name", order: "id"),
            batched("place", "id, \(PlaceColumns.names.joined(separator: ", "))", order: "id"),
            batched("place_set", "id, members", order: "id"),
            batched("donor", "id", order: "id"),
            batched("donor_link_change", "source, external_id, donor", order: "source, external_id"),
            batched("donor_change", "donor, day, kind, suppressions, personal_digest", order: "donor"),
            batched("donor_said", "donor, part, source, day, personal_digest", order: "donor, part, source"),
            batched("donor_merge", "alias, donor", order: "alias"),
            batched("donor_tombstone", "donor, ord, kind, salt, digest", order: "donor, ord"),
            ranged(
                "entry", EntryColumns.names.joined(separator: ", "), key: "id", order: "id"),
            ranged("split", "entry, ord, place, amount", key: "entry", order: "entry, ord"),
            ranged(
                "promise", "id, batch, entry, source, name, name64, is_grant", key: "entry", order: "entry"),
            ranged("installment", "entry, ord, due, amount", key: "entry", order: "entry, ord"),
            ranged("soft_credit", "entry, ord, donor, kind, amount", key: "entry", order: "entry, ord"),
            batched("base_currency", "currency, exponent", order: "batch"),
            ranged("surplus", "entry, kind", key: "entry", order: "entry"),
            ranged("entry_alias", "entry, kind, value", key: "entry", order: "entry, kind, value"),
            ranged("match_closing", "entry, ord, expected, amount", key: "entry", order: "entry, ord"),
            batched("solicitation", "id, donor, place, segment, day, cost, ask", order: "id"),
            batched("receipt", ReceiptColumns.names.joined(separator: ", "), order: "id"),
            batched("receipt_line", "receipt, ord, entry, amount, deductible, single", order: "receipt, ord"),
            batched("receipt_void", "receipt, day, entry, personal_digest", order: "receipt"),
            batched("change", "id, object, object_id, kind, day, old, new, personal_digest", order: "id"),
        ]
        + GrantTable.all.map { table in
            batched(
                table.name, table.sealed.joined(separator: ", "), order: table.key.joined(separator: ", "))
        }
}
