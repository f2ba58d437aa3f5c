import CampaignKit

/// Leaves out the other splits of a gift when one of its rows could not be read.
struct RefusedRows {
    let session: ImportSession

    func run(_ outcome: inout ImportOutcome) throws {
        let digests = RowDigests()
        for refused in session.unreadable where !refused.giftID.isEmpty {
            try session.indexKeys()
            let key = digests.key(source: refused.source, id: refused.giftID)
            var lines: [Int] = []
            try session.connection.rows(
                "SELECT line FROM stage WHERE key64 = $1 AND external_id = $2 AND state = 0",
                [.int(key), .text(refused.giftID)]
            ) { lines.append(Int($0.int(0))) }
            guard !lines.isEmpty else { continue }
            for line in lines {
                outcome.add(
                    RowProblem(
                        code: "split-of-rejected", line: line, column: "gift_id",
                        message: "line \(refused.line) of the same gift is refused",
                        value: refused.giftID,
                        hint: "a gift's rows are posted together; mend that line"))
            }
            try session.connection.run(
                "UPDATE stage SET state = $1 WHERE key64 = $2 AND external_id = $3",
                [.int(StageTable.State.rejected.rawValue), .int(key), .text(refused.giftID)])
        }
    }
}
