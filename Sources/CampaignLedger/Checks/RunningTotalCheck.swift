import CampaignKit

/// Running totals equal the figures summed from dated changes and rows.
enum RunningTotalCheck: LedgerCheck {
    static let code = "running-totals"
    static let proof = LedgerProof.sums
    static let title = "The running totals differ from the rows"
    static let isDeep = false
    static let explanation = """
        `status` reads one row per campaign. Those rows must be there, be those of the last batch, and equal \
        the sum of the gifts. The next batch after a change of plan rewrites them; a difference under the \
        same plan means that the file was changed outside the program. Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let totals = NodeTotals(connection: connection)
        guard let last = try totals.lastBatch() else {
            let tables = ["node_state", "node_now", "node_delta", "day_delta", "commitment_delta"]
            let isEmpty = try tables.allSatisfy { try !connection.exists($0) }
            return isEmpty ? [] : [finding("there are totals, but no batch", "ledger")]
        }
        guard let state = try totals.state() else {
            return [finding("the running totals are missing; `status` sums every row instead", "ledger")]
        }
        var found: [Finding] = []
        if state.throughBatch != last.id || state.throughDay != last.postedOn {
            found.append(finding("the running totals are not those of the last batch", "ledger"))
        }
        guard let basis = try NodeBasis.find(state, connection, context) else {
            // Where the plan of the last posting is not known, it may well be that one.
            guard context.postedPlan != nil else { return found }
            return found + [
                finding("the running totals are for no plan that is known here", "ledger", .warning)
            ]
        }
        return try found
            + differing(totals, basis, last).map { finding("the running total differs from the rows", $0) }
    }

    private static func finding(_ message: String, _ subject: String, _ severity: Finding.Severity = .error)
        -> Finding
    {
        Finding(
            code: code, severity: severity, message: message, subject: subject,
            hint: "restore a backup, or import into a new ledger")
    }

    /// The keys of rows that are missing, made up, or other than the rows sum to.
    private static func differing(
        _ totals: NodeTotals, _ basis: NodeBasis, _ last: NodeTotals.LastBatch
    ) throws -> [String] {
        let (structure, places) = (basis.structure, basis.places)
        var accumulator = NodeAccumulator(structure)
        try DeltaReader(connection: totals.connection, places: places).add(
            from: "day_delta", where: "day <= $1", [.day(last.postedOn)], to: &accumulator)
        try NodeDonorPass(connection: totals.connection, structure: structure, places: places)
            .count(asOf: last.postedOn, knownOn: last.id, into: &accumulator)
        let stored = try totals.stored()
        let computed = accumulator.result
        let keys = structure.nodes.map(\.key)
        return structure.nodes.filter { stored[$0.key] != computed[$0] }.map(\.key)
            + stored.keys.filter { !keys.contains($0) }.sorted()
    }
}
