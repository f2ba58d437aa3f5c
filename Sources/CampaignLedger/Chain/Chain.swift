import CampaignKit
import Digests

/// The chain of hashes over batches: each covers its header, its canonical rows and the hash before it.
enum Chain {
    static let format: Int64 = 1
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
        var previous: [UInt8]
    }

    /// The hash of a batch, its rows read back from the ledger: the same code posts and verifies.
    static func hash(_ header: Header, _ connection: any LedgerConnection) throws -> [UInt8] {
        let hasher = SHA256()
        var buffer = CanonicalBytes()
        write(header, to: &buffer)
        for table in tables {
            var isNamed = !table.isLater
            if isNamed { buffer.text(table.name) }
            let range = table.byEntry ? [header.firstEntry, header.lastEntry] : [header.id]
            try connection.rows(table.sql, range.map(LedgerValue.int)) { row in
                if !isNamed { buffer.text(table.name) }
                isNamed = true
                for index in 0..<row.count { buffer.column(row, index) }
                if buffer.bytes.count > 1 << 20 {
                    hasher.update(buffer.bytes)
                    buffer.removeAll()
                }
            }
        }
        hasher.update(buffer.bytes)
        return hasher.finish()
    }

    private static func write(_ header: Header, to buffer: inout CanonicalBytes) {
        buffer.text("campaign-batch/1")
        buffer.int(header.id)
        buffer.int(header.format)
        buffer.text(header.postedAtUTC)
        buffer.int(header.postedOn)
        buffer.text(header.zone)
        buffer.optional(header.today)
        buffer.text(header.actor)
        buffer.text(header.command)
        buffer.blob(header.planDigest)
        buffer.blob(header.fileSHA ?? [])
        buffer.int(header.rows)
        buffer.int(header.leftOut)
        buffer.int(header.control)
        buffer.int(header.firstEntry)
        buffer.int(header.lastEntry)
        buffer.text(header.reason ?? "")
        buffer.blob(header.previous)
    }

    /// The tables that have rows outside every batch: no hash covers those.
    static func strays(_ connection: any LedgerConnection, lastEntry: Int64) throws -> [String] {
        let lastBatch = try connection.integer("SELECT max(id) FROM batch")
        return try tables.filter { table in
            try connection.integer(
                "SELECT EXISTS (SELECT 1 FROM \(table.name) WHERE \(table.key) NOT BETWEEN 1 AND $1)",
                [.int(table.byEntry ? lastEntry : lastBatch)]) == 1
        }.map(\.name)
    }

    private struct Table {
        var name: String
        var sql: String
        /// Whether rows are found by their entry's id range, or by their batch.
        var byEntry: Bool
        /// The column that is looked at.
        var key = "batch"
        /// Whether it came after format 1: a batch without rows of it has the hash that it always had.
        var isLater = false
    }

    private static func batched(
        _ name: String, _ columns: String, order: String, isLater: Bool = false
    ) -> Table {
        Table(
            name: name, sql: "SELECT \(columns) FROM \(name) WHERE batch = $1 ORDER BY \(order)",
            byEntry: false, isLater: isLater)
    }

    private static func ranged(_ name: String, _ columns: String, key: String, order: String) -> Table {
        let condition = "\(key) >= $1 AND \(key) <= $2"
        return Table(
            name: name, sql: "SELECT \(columns) FROM \(name) WHERE \(condition) ORDER BY \(order)",
            byEntry: true, key: key)
    }

    private static let tables = [
        batched("source", "id, name", order: "id"),
        batched("place", "id, campaign, appeal, project, line, unit, keycode", order: "id"),
        batched("place_set", "id, members", order: "id"),
        batched("donor", "id", order: "id"),
        batched("donor_link", "source, external_id, donor", order: "source, external_id"),
        batched("donor_change", "donor, kind, suppressions, personal_digest", order: "donor"),
        ranged(
            "entry",
            """
            id, batch, line, source, external_id, key64, content64, print64, type, donor, date, day, basis, amount, \
            currency, original, fx_rate, fx_source, fee, unit, payment, measure, effect, exchange, class, simple, \
            target, closes, place, anonymity, method, delivery, received, postmark, postmark_kind, deposited, cleared, \
            deposit_id, receipted_by, benefit_value, benefit_cost, benefit_flags, personal_digest
            """, key: "id", order: "id"),
        ranged("split", "entry, ord, place, amount", key: "entry", order: "entry, ord"),
        ranged("promise", "id, entry, source, name, name64, is_grant", key: "entry", order: "entry"),
        ranged("installment", "entry, ord, due, amount", key: "entry", order: "entry, ord"),
        ranged("soft_credit", "entry, ord, donor, kind, amount", key: "entry", order: "entry, ord"),
        batched("solicitation", "id, donor, place, segment, day, cost, ask", order: "id", isLater: true),
        batched(
            "change", "id, object, object_id, kind, day, old, new, personal_digest", order: "id",
            isLater: true),
    ]
}
