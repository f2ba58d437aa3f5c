import CampaignKit

/// Sums a batch's changes by day, place and class: the rows that every total is read from.
struct DayDeltaPass {
    let connection: any LedgerConnection
    let batch: Int64
    let firstEntry: Int64
    let lastEntry: Int64

    func run() throws {
        try connection.run("DELETE FROM temp.batch_delta")
        try connection.run(
            """
            INSERT INTO temp.batch_delta SELECT day, place, class, origin, sum(raised), sum(received), \
            sum(outstanding), sum(gifts), sum(commitments) FROM (\(Self.plainGifts("id >= $1 AND id <= $2")) \
            UNION ALL SELECT day, place, class, origin, raised, received, outstanding, gifts, commitments \
            FROM commitment_delta WHERE batch = $3) GROUP BY day, place, class, origin
            """, [.int(firstEntry), .int(lastEntry), .int(batch)])
        try connection.run(
            """
            INSERT INTO day_delta(day, place, batch, class, origin, raised, received, outstanding, gifts, commitments) \
            SELECT day, place, $1, class, origin, raised, received, outstanding, gifts, commitments \
            FROM temp.batch_delta WHERE raised <> 0 OR received <> 0 OR outstanding <> 0 OR gifts <> 0 \
            OR commitments <> 0 ORDER BY day, place, class, origin
            """, [.int(batch)])
    }

    /// The changes that plain gifts stand for without a stored row.
    static func plainGifts(_ condition: String) -> String {
        """
        SELECT day, place, class, day AS origin, effect AS raised, effect AS received, 0 AS outstanding, 1 AS gifts, \
        1 AS commitments FROM entry WHERE simple = 1 AND \(condition)
        """
    }
}
