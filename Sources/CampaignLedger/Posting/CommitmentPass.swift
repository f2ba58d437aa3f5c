import CampaignKit

/// Writes what a batch changed of every commitment it touched: new steps minus old steps, dated.
struct CommitmentPass {
    let connection: any LedgerConnection
    let registry: Registry
    let batch: Int64
    let firstEntry: Int64
    let lastEntry: Int64

    /// Fills `touched`; commitments of plain gifts alone need no row of their own.
    func collect() throws {
        try connection.run("DELETE FROM temp.touched")
        try connection.run(
            """
            INSERT INTO temp.touched(unit) SELECT unit FROM entry WHERE id >= $1 AND id <= $2 AND simple = 0 \
            UNION SELECT expected FROM match_closing WHERE entry >= $1 AND entry <= $2
            """, [.int(firstEntry), .int(lastEntry)])
    }

    /// Writes the changes and returns what breaks a limit.
    func run() throws -> [CommitmentLimits.Violation] {
        let loader = CommitmentLoader(connection: connection)
        let writer = try connection.bulk("commitment_delta", Self.columns)
        var violations: [CommitmentLimits.Violation] = []
        try connection.rows("SELECT unit FROM temp.touched ORDER BY unit") { row in
            guard let loaded = try loader.load(row.int(0)) else { return }
            let broken = CommitmentLimits.violations(in: loaded.commitment, from: firstEntry)
            guard broken.isEmpty else {
                violations += broken
                return
            }
            try write(loaded, to: writer)
        }
        return violations
    }

    private func write(_ loaded: CommitmentLoader.Loaded, to writer: any BulkWriter) throws {
        for delta in try loaded.deltas(from: firstEntry, before: .max) {
            writer.int(loaded.unit)
            writer.optional(loaded.donor)
            writer.int(try place(delta.key, loaded.places))
            writer.int(delta.key.day.dayNumber)
            writer.int(batch)
            writer.int(delta.key.countClass.rawValue)
            writer.int(loaded.commitment.origin.dayNumber)
            let figures = delta.figures
            for figure in [
                figures.raised, figures.received, figures.outstanding, figures.gifts, figures.commitments,
            ] {
                writer.int(figure)
            }
            try writer.endRow()
        }
    }

    private func place(_ key: CommitmentDelta.Key, _ places: [Int64]) throws -> Int64 {
        guard key.ordinal == CommitmentDelta.wholeGift else { return places[key.ordinal] }
        return try registry.placeSet(key.group.map { places[$0] })
    }

    static let columns = [
        "unit", "donor", "place", "day", "batch", "class", "origin", "raised", "received", "outstanding",
        "gifts",
        "commitments",
    ]
}
