import CampaignKit

/// The summed changes equal the rows that they were summed from.
enum DayDeltaCheck: LedgerCheck {
    static let code = "day-totals"
    static let title = "The sums by day differ from the rows"
    static let isDeep = false
    static let explanation = """
        Every figure is read from sums by day and place. They must equal the gifts and commitments they were summed \
        from; a difference means that the file was changed behind the program's back. Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let rows = """
            SELECT batch, class, raised, received, outstanding, gifts, commitments, place, day FROM commitment_delta \
            UNION ALL SELECT batch, class, effect, effect, 0, 1, 1, place, day FROM entry WHERE simple = 1
            """
        let columns =
            "sum(raised), sum(received), sum(outstanding), sum(gifts), sum(commitments), sum(raised * (day % 97))"
        // Changes that cancel out on their day are not stored.
        let isSome = """
            HAVING sum(raised) <> 0 OR sum(received) <> 0 OR sum(outstanding) <> 0 OR sum(gifts) <> 0 \
            OR sum(commitments) <> 0 OR sum(raised * (day % 97)) <> 0
            """
        let group = "GROUP BY batch, place, class \(isSome)"
        let summed = "SELECT batch, place, class, \(columns) FROM (\(rows)) \(group)"
        let stored = "SELECT batch, place, class, \(columns) FROM day_delta \(group)"
        var differing: [Int64] = []
        try connection.rows(
            """
            SELECT coalesce(a.batch, 0) FROM (SELECT * FROM (\(summed) EXCEPT \(stored)) \
            UNION ALL SELECT * FROM (\(stored) EXCEPT \(summed))) a GROUP BY a.batch ORDER BY 1 LIMIT 100
            """
        ) { differing.append($0.int(0)) }
        return differing.map { batch in
            Finding(
                code: code, severity: .error, message: "the totals by day differ from the rows of this batch",
                subject: "B-\(batch)", hint: "restore a backup")
        }
    }
}
