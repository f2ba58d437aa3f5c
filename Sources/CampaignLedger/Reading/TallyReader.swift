import CampaignKit

/// Answers for tallies by the shortest way that is exact.
struct TallyReader {
    let connection: any LedgerConnection
    let plan: Plan

    func tallies(asOf: CalendarDate, knownOn: Int64?) throws -> Tallies {
        let totals = NodeTotals(connection: connection)
        guard let state = try totals.state() else { return Tallies() }
        let places = PlaceMap(connection)
        let structure = try places.structure(plan)
        let fits = state.digest == NodeTotals.digest(structure)
        let isNow = knownOn == nil || knownOn.map { $0 >= state.throughBatch } == true
        if fits, isNow, asOf >= state.throughDay {
            return try now(totals, state, structure, places, asOf: asOf)
        }
        return try summed(
            structure, places, asOf: asOf, knownOn: knownOn ?? state.throughBatch, donorsFit: fits)
    }

    /// Running totals, and what has fallen due or come of date since they were written.
    private func now(
        _ totals: NodeTotals, _ state: NodeTotals.State, _ structure: CountingStructure, _ places: PlaceMap,
        asOf: CalendarDate
    ) throws -> Tallies {
        var accumulator = NodeAccumulator(structure, from: try totals.load())
        let since: [LedgerValue] = [.day(state.throughDay), .day(asOf)]
        let reader = DeltaReader(connection: connection, places: places)
        try reader.add(from: "day_delta", where: "day > $1 AND day <= $2", since, to: &accumulator)
        try reader.addDonors(where: "day > $1 AND day <= $2", since, to: &accumulator)
        return accumulator.result
    }

    private func summed(
        _ structure: CountingStructure, _ places: PlaceMap, asOf: CalendarDate, knownOn: Int64,
        donorsFit: Bool
    ) throws -> Tallies {
        var accumulator = NodeAccumulator(structure)
        let limits: [LedgerValue] = [.day(asOf), .int(knownOn)]
        let reader = DeltaReader(connection: connection, places: places)
        try reader.add(from: "day_delta", where: "day <= $1 AND batch <= $2", limits, to: &accumulator)
        if donorsFit {
            try reader.addDonors(where: "day <= $1 AND batch <= $2", limits, to: &accumulator)
        } else {
            let donors = NodeDonorPass(connection: connection, structure: structure, places: places)
            try donors.count(asOf: asOf, knownOn: knownOn, into: &accumulator)
        }
        return accumulator.result
    }
}
