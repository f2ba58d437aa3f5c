import CampaignKit

/// Reads which reports of ours the installments of promises wait for.
struct GateReader {
    let connection: any LedgerConnection

    /// By the promise's row, in the order in which they were posted.
    func gates(of units: UnitList) throws -> [Int64: [Commitment.Gate]] {
        var reports: [(number: Int64, unit: Int64, gate: Commitment.Gate)] = []
        try connection.rows(
            """
            SELECT id, gates_entry, gates_ord, kind, due, batch FROM due WHERE gates_entry \(units.condition) \
            AND gates_ord IS NOT NULL ORDER BY id
            """, units.arguments
        ) { row in
            let report = Deadline(
                due: CalendarDate(dayNumber: Int(row.int(4))),
                kind: DeadlineKind(rawValue: Int(row.int(3))) ?? .other, batch: row.int(5))
            reports.append((row.int(0), row.int(1), Commitment.Gate(ord: Int(row.int(2)), report: report)))
        }
        // Nearly no promise has one.
        guard !reports.isEmpty else { return [:] }
        let changes = try changes(of: units)
        let inForce = try Withdrawal.inForce(connection)
        var gates: [Int64: [Commitment.Gate]] = [:]
        for (number, unit, gate) in reports {
            var gate = gate
            gate.report.changes = changes[number] ?? []
            gate.report.inForce = inForce
            gates[unit, default: []].append(gate)
        }
        return gates
    }

    private func changes(of units: UnitList) throws -> [Int64: [Deadline.Change]] {
        var changes: [Int64: [Deadline.Change]] = [:]
        try connection.rows(
            """
            SELECT due, seq, batch, day, kind, to_day FROM due_change WHERE due IN (SELECT id FROM due \
            WHERE gates_entry \(units.condition)) ORDER BY due, seq
            """, units.arguments
        ) { row in
            guard let kind = Deadline.ChangeKind(rawValue: Int(row.int(4))) else { return }
            changes[row.int(0), default: []].append(
                Deadline.Change(
                    seq: row.int(1), batch: row.int(2), day: CalendarDate(dayNumber: Int(row.int(3))),
                    kind: kind, to: row.optionalInt(5).map { CalendarDate(dayNumber: Int($0)) }))
        }
        return changes
    }

    /// The promises whose installments wait for a report that a batch said something of, or undid.
    func units(saidBy batch: Int64) throws -> [Int64] {
        let undone = try Withdrawal.inForce(connection).undoneBy.filter { $0.value == batch }.keys
        let batches = ([batch] + undone).sorted().map(String.init).joined(separator: ", ")
        return try connection.integers(
            """
            SELECT DISTINCT gates_entry FROM due WHERE gates_entry IS NOT NULL AND (batch IN (\(batches)) \
            OR id IN (SELECT due FROM due_change WHERE batch IN (\(batches)))) ORDER BY gates_entry
            """)
    }
}

extension CommitmentPass {
    /// Writes what the batch said of reports that installments wait for, as changes of what is overdue.
    ///
    /// Comes after the rows of the batch and all that it says of grants.
    func runGates() throws {
        let units = try GateReader(connection: connection).units(saidBy: batch)
        guard !units.isEmpty else { return }
        var steps: [Step] = []
        for start in stride(from: 0, to: units.count, by: UnitList.most) {
            let part = Array(units[start..<min(start + UnitList.most, units.count)])
            for loaded in try CommitmentLoader(connection: connection).load(part) {
                for delta in try loaded.gateDeltas(before: lastEntry + 1, batch: batch) {
                    steps.append(try step(delta, of: loaded))
                }
            }
        }
        let writer = try connection.bulk("commitment_delta", Self.columns)
        for step in steps { try write(step, to: writer) }
        try writer.finish()
    }
}
