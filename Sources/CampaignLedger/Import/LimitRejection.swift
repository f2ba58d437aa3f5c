import CampaignKit

/// Leaves out rows that break a rule once references are settled, and all that refers to what is left out.
struct LimitRejection {
    let session: ImportSession

    func run(_ violations: [CommitmentLimits.Violation], _ outcome: inout ImportOutcome) throws {
        for violation in violations {
            try StageTable.mark(violation.entry - session.baseEntry, .rejected, session.connection)
        }
        try cascade(&outcome)
    }

    /// Leaves out what refers to rows that are left out, and what refers to that.
    func cascade(_ outcome: inout ImportOutcome) throws {
        let connection = session.connection
        let rejected = StageTable.State.rejected.rawValue
        var changed = true
        while changed {
            var lines: [Int] = []
            let condition = """
                state = 0 AND needs = 1 AND EXISTS (SELECT 1 FROM stage t WHERE t.state = \(rejected) AND \
                t.row <> stage.row AND (t.row IN (stage.unit - $1, stage.target - $1) OR stage.matches IS NOT NULL \
                AND t.row IN (SELECT c.expected - $1 FROM stage_closing c WHERE c.entry = $1 + stage.row)))
                """
            try connection.rows("SELECT line FROM stage WHERE \(condition)", [.int(session.baseEntry)]) {
                lines.append(Int($0.int(0)))
            }
            for line in lines {
                outcome.add(
                    RowProblem(
                        code: "refers-to-rejected", line: line,
                        message: "it refers to a row that is left out",
                        hint: "fix that row first"))
            }
            try connection.run(
                "UPDATE stage SET state = \(rejected) WHERE \(condition)", [.int(session.baseEntry)])
            changed = !lines.isEmpty
        }
    }
}
