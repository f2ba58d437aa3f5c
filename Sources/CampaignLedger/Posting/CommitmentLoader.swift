import CampaignKit

/// Reads a commitment back with everything posted on it.
struct CommitmentLoader {
    let connection: any LedgerConnection

    /// A commitment, and what of its root a delta needs.
    struct Loaded {
        var commitment: Commitment
        var unit: Int64
        var donor: Int64?
        /// Whether some row of it is in another currency.
        var isForeign: Bool
        var isSimple: Bool
        /// The place of each split, and after them those that something was moved to.
        var places: [Int64]
    }

    /// A commitment by its root's row; nil where that is none.
    func load(_ unit: Int64) throws -> Loaded? { try load([unit]).first }

    /// Commitments in the order of `units`, which name each once; those that are none are left out.
    func load(_ units: [Int64]) throws -> [Loaded] {
        var found: [Loaded] = []
        found.reserveCapacity(units.count)
        for start in stride(from: 0, to: units.count, by: UnitList.most) {
            let part = Array(units[start..<min(start + UnitList.most, units.count)])
            let reading = CommitmentReading(connection: connection)
            try reading.read(part)
            found += part.compactMap { reading.loaded[$0] }
        }
        return found
    }

    /// The commitments that a query names in the first column of its rows, each once, in the query's order.
    ///
    /// Many are loaded together; memory does not grow with their number.
    func each(_ query: String, _ arguments: [LedgerValue] = [], _ body: (Loaded) throws -> Void) throws {
        var units: [Int64] = []
        func flush() throws {
            for loaded in try load(units) { try body(loaded) }
            units.removeAll(keepingCapacity: true)
        }
        try connection.portions(query, arguments, read: { $0.int(0) }) { unit in
            units.append(unit)
            if units.count == UnitList.most { try flush() }
        }
        try flush()
    }
}

extension CommitmentLoader.Loaded {
    /// The steps that the root's own row stands for without any stored change: a plain gift on its day.
    var implied: Commitment.Steps {
        guard isSimple, let event = commitment.events.first else { return [:] }
        let key = CommitmentDelta.Key(ordinal: 0, countClass: commitment.baseClass, day: event.day)
        return [
            key: CommitmentFigures(raised: event.effect, received: event.effect, gifts: 1, commitments: 1)
        ]
    }

    /// What the rows from `first` on, and below `end`, changed: the rows of one batch.
    ///
    /// What the batch says of reports that installments wait for comes after its rows (`gateDeltas`).
    func deltas(from first: Int64, before end: Int64, batch: Int64) throws -> [CommitmentDelta] {
        let old = unit >= first ? implied : try known(before: first, batch).steps()
        return Commitment.difference(try known(before: end, batch).steps(), old)
    }

    /// What a batch whose rows end below `end` said of reports that installments wait for.
    func gateDeltas(before end: Int64, batch: Int64) throws -> [CommitmentDelta] {
        guard unit < end else { return [] }
        return try known(before: end, batch).gateDeltas(ofBatch: batch)
    }

    /// The commitment as it was before a row was posted.
    private func known(before entry: Int64, _ batch: Int64) -> Commitment {
        var known = commitment
        known.gatesKnownOn = batch - 1
        guard entry < .max else { return known }
        known.events.removeAll { $0.entry >= entry }
        known.destinations = known.destinations.filter { $0.key < entry }
        return known
    }
}
