import CampaignKit

extension ProjectFundReader {
    /// What a project has, from the sums by day; only rows of which more must be known are read.
    ///
    /// Those are what a grant promised, since its period ends, and what was passed on or spent. All else of a
    /// line is one fund of entry 0, so that a report takes as long after a million gifts as after a thousand.
    func sums(of project: String, in campaign: String) throws -> [ProjectFund] {
        let scope = FigureScope.project(project, campaign: campaign)
        let lines = try lines(of: project, in: campaign)
        let costs = try ProjectCosts(connection, asOf: asOf, knownOn: knownOn, project, lines)
        let ends = try expiries()
        var funds: [Key: ProjectFund] = [:]
        try takeTransfers(of: project, &funds)
        let entries = Set(funds.keys.map(\.entry)).union(costs.costs.flatMap(\.entries)).union(ends.keys)
        // Days first: a fund of a transfer alone has the transfer's.
        funds = [:]
        var rest = try total(scope, lines)
        try money(scope, of: entries.sorted()) { part in
            try Self.take(part, lines, &funds)
            let line = lines[part.place] ?? ""
            var sum = rest[line] ?? Sum()
            sum.raised = try Checked.subtract(sum.raised, part.raised)
            sum.received = try Checked.subtract(sum.received, part.received)
            rest[line] = sum
        }
        try takeTransfers(of: project, &funds)
        try takeCosts(costs, &funds)
        for (line, sum) in rest {
            funds[Key(entry: 0, line: line)] = ProjectFund(
                entry: 0, day: asOf, line: line, raised: sum.raised, received: sum.received)
        }
        return Self.list(funds, ends)
    }

    private struct Sum {
        var raised: Int64 = 0
        var received: Int64 = 0
    }

    /// Everything that counts, by line.
    private func total(_ scope: FigureScope, _ lines: [Int64: String]) throws -> [String: Sum] {
        let places = try ScopePlaces(scope, connection)
        guard let subquery = places.subquery else { return [:] }
        let map = DesignationMap(connection)
        let structure = try map.structure(plan)
        let (day, batch) = (places.arguments.count + 1, places.arguments.count + 2)
        let dated = try DatedSums(
            connection, where: "place IN (\(subquery)) AND day <= $\(day) AND batch <= $\(batch)",
            places.arguments + [.day(asOf), .int(knownOn)],
            by: DatedSums.Grain(boundedPlaces: map.boundedPlaces(structure)))
        var sums: [String: Sum] = [:]
        for (key, figures) in dated.sums {
            guard let campaign = places.campaign(of: key.place) else { continue }
            let rule = structure.rule(ofCampaign: campaign)
            guard Tally.counts(key.countClass, under: rule.policy, outside: rule.isOutside(key.origin)) else {
                continue
            }
            var sum = sums[lines[key.place] ?? ""] ?? Sum()
            sum.raised = try Checked.add(sum.raised, figures.raised)
            sum.received = try Checked.add(sum.received, figures.received)
            sums[lines[key.place] ?? ""] = sum
        }
        return sums
    }
}
