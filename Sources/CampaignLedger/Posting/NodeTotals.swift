import CampaignKit
import Digests

/// The running totals of every node: one row each, so that `status` costs the same at any size.
struct NodeTotals {
    let connection: any LedgerConnection

    struct State {
        var digest: [UInt8]
        var throughDay: CalendarDate
        var throughBatch: Int64
    }

    func state() throws -> State? {
        try connection.first(
            "SELECT structure_digest, through_day, through_batch FROM node_state WHERE id = 1"
        ) { row in
            State(
                digest: row.bytes(0), throughDay: CalendarDate(dayNumber: Int(row.int(1))),
                throughBatch: row.int(2))
        }
    }

    static func digest(_ structure: CountingStructure) -> [UInt8] {
        SHA256.digest(Array(structure.canonicalText.utf8))
    }

    /// Every stored row by its key, also those that no plan has a node for.
    func stored() throws -> [String: Tally] {
        var rows: [String: Tally] = [:]
        try connection.rows("SELECT node, \(NodeColumns.names.joined(separator: ", ")) FROM node_now") {
            rows[$0.text(0)] = NodeColumns.tally($0, from: 1)
        }
        return rows
    }

    /// The totals and the day that they were written, when they can be relied on; nil where they are missing,
    /// incomplete, of another plan or of another batch than the last.
    ///
    /// It costs the same at any size: a row per campaign, and one look into the dated donor counts.
    func current(_ structure: CountingStructure, last: LastBatch?) throws -> Current? {
        guard let last, let state = try state(), state.digest == Self.digest(structure),
            state.throughBatch == last.id, state.throughDay == last.postedOn
        else { return nil }
        let rows = try stored()
        guard Set(rows.keys) == Set(structure.nodes.map(\.key)) else { return nil }
        let tallies = Tallies(
            Dictionary(structure.nodes.map { ($0, rows[$0.key] ?? Tally()) }) { first, _ in first })
        if tallies[.total].donors != 0, try !connection.exists("node_delta") { return nil }
        return Current(throughDay: state.throughDay, tallies: tallies)
    }

    struct Current {
        var throughDay: CalendarDate
        var tallies: Tallies
    }

    /// The newest posting, which the totals must have taken in.
    struct LastBatch {
        var id: Int64
        var postedOn: CalendarDate
    }

    func lastBatch() throws -> LastBatch? {
        try connection.first("SELECT id, posted_on FROM batch ORDER BY id DESC LIMIT 1") { row in
            LastBatch(id: row.int(0), postedOn: CalendarDate(dayNumber: Int(row.int(1))))
        }
    }

    /// Brings the totals up to a batch that has just been written, `batch_delta` still holding its
    /// changes.
    func update(
        batch: Int64, postedOn: CalendarDate, structure: CountingStructure, donors: NodeDonorPass
    ) throws {
        let digest = Self.digest(structure)
        let reader = DeltaReader(connection: connection, places: donors.places)
        var accumulator: NodeAccumulator
        if let old = try current(structure, last: try lastBatch()) {
            try donors.write(from: batch, everyone: false)
            accumulator = NodeAccumulator(structure, from: old.tallies)
            let gap = (after: old.throughDay, until: postedOn)
            try reader.add(
                from: "day_delta", where: "day > $1 AND day <= $2 AND batch < $3",
                [.day(gap.after), .day(gap.until), .int(batch)], to: &accumulator)
            try reader.add(from: "batch_delta", where: "day <= $1", [.day(postedOn)], to: &accumulator)
            try reader.addDonors(
                where: "(day > $1 AND day <= $2) OR (batch = $3 AND day <= $1)",
                [.day(gap.after), .day(gap.until), .int(batch)], to: &accumulator)
        } else {
            try connection.run("DELETE FROM node_delta")
            try donors.write(from: 0, everyone: true)
            accumulator = NodeAccumulator(structure)
            try reader.add(from: "day_delta", where: "day <= $1", [.day(postedOn)], to: &accumulator)
            try reader.addDonors(amongAll: "day <= $1", [.day(postedOn)], to: &accumulator)
        }
        try save(accumulator.result, structure, digest: digest, batch: batch, day: postedOn)
    }

    private func save(
        _ tallies: Tallies, _ structure: CountingStructure, digest: [UInt8], batch: Int64, day: CalendarDate
    ) throws {
        try connection.run("DELETE FROM node_now")
        let writer = try connection.bulk("node_now", ["node"] + NodeColumns.names)
        for node in structure.nodes {
            let tally = tallies[node]
            writer.text(node.key)
            for field in Tally.fields { writer.int(tally[keyPath: field]) }
            try writer.endRow()
        }
        try writer.finish()
        try connection.run("DELETE FROM node_state")
        try connection.run(
            "INSERT INTO node_state(id, structure_digest, through_day, through_batch) VALUES (1, $1, $2, $3)",
            [.bytes(digest), .day(day), .int(batch)])
    }
}
