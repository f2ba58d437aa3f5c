import CampaignKit

/// Answers for tallies by the shortest way that is exact.
struct TallyReader {
    let connection: any LedgerConnection
    let plan: Plan

    /// Zeros are an answer only where nothing was posted.
    ///
    /// Running totals that are gone, or not those of the last batch, are computed again; dated changes
    /// that are gone are refused.
    func tallies(asOf: CalendarDate, knownOn: Int64?) throws -> Tallies {
        let totals = NodeTotals(connection: connection)
        guard let last = try totals.lastBatch() else {
            guard try !connection.exists("entry") else { throw Self.damaged("its batches are missing") }
            return Tallies()
        }
        try requireDatedChanges()
        let places = DesignationMap(connection)
        let structure = try places.structure(plan)
        let current = try totals.current(structure, last: last)
        let isNow = knownOn.map { $0 >= last.id } ?? true
        if let current, isNow, asOf >= current.throughDay {
            return try now(current, structure, places, asOf: asOf)
        }
        return try summed(
            structure, places, asOf: asOf, knownOn: knownOn ?? last.id, donorsFit: current != nil)
    }

    /// Every figure is a sum of dated changes; without any, either all gifts were reversed or they were
    /// deleted.
    private func requireDatedChanges() throws {
        guard try !connection.exists("day_delta"), try connection.exists("entry") else { return }
        guard try DayDeltaCheck.differingBatches(connection).isEmpty else {
            throw Self.damaged("its sums by day are missing")
        }
    }

    private static func damaged(_ what: String) -> LedgerError {
        LedgerError(
            .damaged, "the ledger was changed by another program: \(what)",
            hint: "restore a backup; campaign check --deep shows what is wrong")
    }

    /// Running totals, and what has fallen due or come of date since they were written.
    private func now(
        _ current: NodeTotals.Current, _ structure: CountingStructure, _ places: DesignationMap,
        asOf: CalendarDate
    ) throws -> Tallies {
        var accumulator = NodeAccumulator(structure, from: current.tallies)
        let since: [LedgerValue] = [.day(current.throughDay), .day(asOf)]
        let reader = DeltaReader(connection: connection, places: places)
        try reader.add(from: "day_delta", where: "day > $1 AND day <= $2", since, to: &accumulator)
        try reader.addDonors(where: "day > $1 AND day <= $2", since, to: &accumulator)
        return accumulator.result
    }

    private func summed(
        _ structure: CountingStructure, _ places: DesignationMap, asOf: CalendarDate, knownOn: Int64,
        donorsFit: Bool
    ) throws -> Tallies {
        var accumulator = NodeAccumulator(structure)
        let limits: [LedgerValue] = [.day(asOf), .int(knownOn)]
        let reader = DeltaReader(connection: connection, places: places)
        try reader.add(from: "day_delta", where: "day <= $1 AND batch <= $2", limits, to: &accumulator)
        if donorsFit {
            try reader.addDonors(amongAll: "day <= $1 AND batch <= $2", limits, to: &accumulator)
        } else {
            let donors = NodeDonorPass(connection: connection, structure: structure, places: places)
            try donors.count(asOf: asOf, knownOn: knownOn, into: &accumulator)
        }
        return accumulator.result
    }
}
