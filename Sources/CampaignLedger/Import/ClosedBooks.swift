import CampaignKit

/// Refuses what acts on or before the closing of the books, unless a reason is given.
///
/// `rules.md §2`.
struct ClosedBooks {
    let session: ImportSession

    func run(_ outcome: inout ImportOutcome) throws {
        guard let closed = session.context.plan.organization.booksClosed, session.options.reopenReason == nil
        else {
            return
        }
        var lines: [Int] = []
        try session.connection.rows(
            "SELECT line FROM stage WHERE state = 0 AND leader = row AND day <= $1 ORDER BY row",
            [.day(closed)]
        ) { lines.append(Int($0.int(0))) }
        for line in lines {
            outcome.add(
                RowProblem(
                    code: "books-closed", line: line, column: "date",
                    message: "the books are closed up to \(closed)",
                    hint: "--reopen REASON posts it and records the reason"))
        }
        try session.connection.run(
            "UPDATE stage SET state = $1 WHERE state = 0 AND day <= $2",
            [.int(StageTable.State.rejected.rawValue), .day(closed)])
    }
}
