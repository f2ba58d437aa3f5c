import CampaignKit

/// Sums dated changes into the tallies of nodes.
struct DeltaReader {
    let connection: any LedgerConnection
    let places: PlaceMap

    /// Adds the rows of a table of changes that meet a condition.
    func add(
        from table: String, where condition: String, _ arguments: [LedgerValue],
        to accumulator: inout NodeAccumulator
    ) throws {
        // Dates are needed only where a policy leaves out what is outside a period, and for gifts over
        // several places.
        let origin =
            accumulator.structure.hasBoundedPeriods ? "origin" : "CASE WHEN place < 0 THEN origin ELSE 0 END"
        var failure: (any Error)?
        var sums = accumulator
        try connection.rows(
            """
            SELECT place, class, \(origin) AS since, sum(raised), sum(received), sum(outstanding), sum(gifts), \
            sum(commitments) FROM \(table) WHERE \(condition) GROUP BY place, class, since
            """, arguments
        ) { row in
            guard failure == nil, let countClass = CountClass(rawValue: Int(row.int(1))) else { return }
            let figures = CommitmentFigures(
                raised: row.int(3), received: row.int(4), outstanding: row.int(5), gifts: row.int(6),
                commitments: row.int(7))
            let day = CalendarDate(dayNumber: Int(row.int(2)))
            let campaigns = try places.campaigns(of: row.int(0))
            if row.int(0) < 0 {
                sums.addCounts(figures, of: countClass, origin: day, campaigns: campaigns)
            } else {
                do {
                    try sums.add(figures, of: countClass, origin: day, campaign: campaigns.first ?? "")
                } catch {
                    failure = error
                }
            }
        }
        if let failure { throw failure }
        accumulator = sums
    }

    /// Adds the distinct donors that meet a condition.
    func addDonors(
        where condition: String, _ arguments: [LedgerValue], to accumulator: inout NodeAccumulator
    ) throws {
        var sums = accumulator
        try connection.rows(
            "SELECT node, sum(donors), sum(first_time) FROM node_delta WHERE \(condition) GROUP BY node",
            arguments
        ) { row in
            guard let node = CountingNode(key: row.text(0)) else { return }
            sums.addDonors(row.int(1), firstTime: row.int(2), to: node)
        }
        accumulator = sums
    }
}
