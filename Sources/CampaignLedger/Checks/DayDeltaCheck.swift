import CampaignKit

/// The summed changes equal the rows that they were summed from.
enum DayDeltaCheck: LedgerCheck {
    static let code = "day-totals"
    static let proof = LedgerProof.sums
    static let title = "The sums by day differ from the rows"
    static let isDeep = false
    static let explanation = """
        Every figure is read from sums by day and designation. They must equal the gifts and commitments \
        they were summed from; a difference means that the file was changed outside the program. Restore a \
        backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        try differingBatches(connection).map { batch in
            Finding(
                code: code, severity: .error, message: "the totals by day differ from the rows of this batch",
                subject: "B-\(batch)", hint: "restore a backup")
        }
    }

    /// The batches, at most a hundred, whose sums by day differ from their rows in any column.
    static func differingBatches(_ connection: any LedgerConnection) throws -> [Int64] {
        let figures = ["raised", "received", "outstanding", "gifts", "commitments"]
        func columns(_ form: (String) -> String) -> String { figures.map(form).joined(separator: ", ") }
        // What was stored is taken off what was posted: changes that cancel out on their day are not stored.
        let rows = """
            SELECT batch, day, place, class, origin, \(columns { $0 }) FROM commitment_delta \
            UNION ALL SELECT batch, day, place, class, day, effect, effect, 0, 1, 1 FROM entry WHERE simple = 1 \
            UNION ALL SELECT batch, day, place, class, day, raised, 0, raised, 0, commitments FROM grant_delta \
            UNION ALL SELECT batch, day, place, class, origin, \(columns { "-" + $0 }) FROM day_delta
            """
        let differs = figures.map { "\(Portable.sum("\($0)")) <> 0" }.joined(separator: " OR ")
        // A row of zeros changes no sum, and no posting writes one.
        let isZero = figures.map { "\($0) = 0" }.joined(separator: " AND ")
        var differing: [Int64] = []
        try connection.rows(
            """
            SELECT batch FROM (SELECT batch FROM (\(rows)) r GROUP BY batch, day, place, class, origin \
            HAVING \(differs) UNION SELECT batch FROM day_delta WHERE \(isZero)) d GROUP BY batch ORDER BY batch LIMIT 100
            """
        ) { differing.append($0.int(0)) }
        return differing
    }
}
