import CampaignKit

/// Sums dated changes into the tallies of nodes.
struct DeltaReader {
    let connection: any LedgerConnection
    let places: DesignationMap

    /// Adds the rows of a table of changes that meet a condition.
    func add(
        from table: String, where condition: String, _ arguments: [LedgerValue],
        to accumulator: inout NodeAccumulator
    ) throws {
        let bounded = try places.boundedPlaces(accumulator.structure)
        let dated = try DatedSums(
            connection, from: table, where: condition, arguments, by: DatedSums.Grain(boundedPlaces: bounded))
        for (key, figures) in dated.sums {
            let campaigns = try places.campaigns(of: key.place)
            if key.place < 0 {
                accumulator.addCounts(
                    figures, of: key.countClass, origin: key.origin, campaigns: campaigns)
            } else {
                try accumulator.add(
                    figures, of: key.countClass, origin: key.origin, campaign: campaigns.first ?? "")
            }
        }
    }

    /// Adds the distinct donors of the changes that meet a condition: those of a few days, found by it.
    func addDonors(
        where condition: String, _ arguments: [LedgerValue], to accumulator: inout NodeAccumulator
    ) throws {
        let sums = ["donors", "first_time"].map(Portable.sum).joined(separator: ", ")
        try addDonors(
            "SELECT node, \(sums) FROM node_delta WHERE \(condition) GROUP BY node", arguments,
            to: &accumulator)
    }

    /// The same where most changes do: all are read in the order of their nodes, and nothing is sorted.
    func addDonors(
        amongAll condition: String, _ arguments: [LedgerValue], to accumulator: inout NodeAccumulator
    ) throws {
        let sums = ["donors", "first_time"].map {
            Portable.sum("CASE WHEN \(condition) THEN \($0) ELSE 0 END")
        }
        .joined(separator: ", ")
        try addDonors("SELECT node, \(sums) FROM node_delta GROUP BY node", arguments, to: &accumulator)
    }

    private func addDonors(
        _ sql: String, _ arguments: [LedgerValue], to accumulator: inout NodeAccumulator
    ) throws {
        var sums = accumulator
        try connection.rows(sql, arguments) { row in
            guard let node = CountingNode(key: row.text(0)) else { return }
            sums.addDonors(row.int(1), firstTime: row.int(2), to: node)
        }
        accumulator = sums
    }
}
