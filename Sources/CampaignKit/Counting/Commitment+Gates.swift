extension Commitment {
    /// What is known of the report that an installment waits for: the newest that was named; nil for none.
    private func gate(ord: Int) -> Deadline? {
        gates.last { gate in
            gate.ord == ord && gate.report.inForce.holds(gate.report.batch, knownOn: gatesKnownOn)
        }?.report
    }

    /// Installments with the day that a report of ours leaves them: what waits for it is late on no day.
    ///
    /// Due on the later of its own day and that of the report (`rules.md §7`).
    func gated(_ standings: [InstallmentStanding], on day: CalendarDate) -> [InstallmentStanding] {
        guard !gates.isEmpty else { return standings }
        var standings = standings
        for index in standings.indices {
            guard let due = standings[index].due, let report = gate(ord: index + 1) else { continue }
            let effective = InstallmentGate(due: due, report: report).due(asOf: day, knownOn: gatesKnownOn)
            standings[index].waits = effective == nil
            // While it waits, the report's own day says when it can come.
            standings[index].due =
                effective ?? max(due, report.due(asOf: day, knownOn: gatesKnownOn))
        }
        return standings
    }

    /// What was said of reports by one batch, as changes of what is overdue; the rows stay as they are.
    public func gateDeltas(ofBatch batch: Int64) throws(MoneyError) -> [CommitmentDelta] {
        guard !gates.isEmpty else { return [] }
        var (before, after) = (self, self)
        before.gatesKnownOn = batch - 1
        after.gatesKnownOn = batch
        return Self.difference(try after.steps(), try before.steps())
    }

    /// The batches that said something of its reports, and those that took such a batch back.
    public var gateBatches: Set<Int64> {
        var batches: Set<Int64> = []
        for gate in gates {
            let said = [gate.report.batch] + gate.report.changes.map(\.batch)
            batches.formUnion(said)
            batches.formUnion(said.compactMap { gate.report.inForce.undoneBy[$0] })
        }
        return batches
    }
}
