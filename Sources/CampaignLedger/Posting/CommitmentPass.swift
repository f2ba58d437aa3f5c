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
        try connection.run("DELETE FROM touched")
        try connection.run(
            """
            INSERT INTO touched(unit) SELECT unit FROM entry WHERE id >= $1 AND id <= $2 AND simple = 0 \
            UNION SELECT expected FROM match_closing WHERE entry >= $1 AND entry <= $2
            """, [.int(firstEntry), .int(lastEntry)])
    }

    /// Writes the changes and returns what breaks a limit.
    func run() throws -> [CommitmentLimits.Violation] {
        let loader = CommitmentLoader(connection: connection)
        let writer = try connection.bulk("commitment_delta", Self.columns)
        var violations: [CommitmentLimits.Violation] = []
        // Written apart from loading, in portions: no statement comes between the rows.
        var steps: [Step] = []
        func flush() throws {
            for step in steps { try write(step, to: writer) }
            try writer.finish()
            steps.removeAll(keepingCapacity: true)
        }
        func take(_ loaded: CommitmentLoader.Loaded) throws {
            let broken = CommitmentLimits.violations(in: loaded.commitment, from: firstEntry)
            violations += broken
            guard broken.isEmpty else { return }
            for delta in try loaded.deltas(from: firstEntry, before: .max, batch: batch) {
                steps.append(try step(delta, of: loaded))
            }
        }
        try eachPortion { units in
            for loaded in try loader.load(units) { try take(loaded) }
            if steps.count >= 1000 { try flush() }
        }
        try flush()
        return violations
    }

    /// Hands over the touched commitments, as many at a time as are loaded together.
    private func eachPortion(_ body: ([Int64]) throws -> Void) throws {
        var last = Int64.min
        while true {
            let units = try connection.integers(
                "SELECT unit FROM touched WHERE unit > $1 ORDER BY unit LIMIT \(UnitList.most)", [.int(last)])
            guard let end = units.last else { return }
            try body(units)
            last = end
        }
    }

    func step(_ delta: CommitmentDelta, of loaded: CommitmentLoader.Loaded) throws -> Step {
        Step(
            unit: loaded.unit, donor: loaded.donor, place: try place(delta.key, loaded.places),
            origin: loaded.commitment.origin, delta: delta)
    }

    /// One row to be written.
    struct Step {
        let unit: Int64
        let donor: Int64?
        let place: Int64
        let origin: CalendarDate
        let delta: CommitmentDelta
    }

    func write(_ step: Step, to writer: any BulkWriter) throws {
        let (key, figures) = (step.delta.key, step.delta.figures)
        writer.int(step.unit)
        writer.optional(step.donor)
        writer.int(step.place)
        writer.int(key.day.dayNumber)
        writer.int(batch)
        writer.int(key.countClass.rawValue)
        writer.int(step.origin.dayNumber)
        writer.int(figures.raised)
        writer.int(figures.received)
        writer.int(figures.outstanding)
        writer.int(figures.gifts)
        writer.int(figures.commitments)
        try writer.endRow()
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
