import CampaignKit

/// Running totals equal the figures summed from dated changes and rows.
enum RunningTotalCheck: LedgerCheck {
    static let code = "running-totals"
    static let title = "The running totals differ from the rows"
    static let isDeep = false
    static let explanation = """
        `status` reads one row per campaign. Those rows must equal what the gifts sum to. The next import after a \
        change of plan writes them anew; a difference under the same plan means that the file was changed behind the \
        program's back. Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let totals = NodeTotals(connection: connection)
        guard let state = try totals.state() else { return [] }
        let places = PlaceMap(connection)
        let structure = try places.structure(context.plan)
        guard state.digest == NodeTotals.digest(structure) else { return [] }
        var accumulator = NodeAccumulator(structure)
        try DeltaReader(connection: connection, places: places).add(
            from: "day_delta", where: "day <= $1", [.day(state.throughDay)], to: &accumulator)
        try NodeDonorPass(connection: connection, structure: structure, places: places)
            .count(asOf: state.throughDay, knownOn: state.throughBatch, into: &accumulator)
        let stored = try totals.load()
        let computed = accumulator.result
        return structure.nodes.filter { stored[$0] != computed[$0] }.map { node in
            Finding(
                code: code, severity: .error, message: "the running total differs from the rows",
                subject: node.key,
                hint: "restore a backup, or import into a new ledger")
        }
    }
}
