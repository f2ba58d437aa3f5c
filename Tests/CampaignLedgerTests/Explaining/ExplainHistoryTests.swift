import CampaignKit
import CampaignLedger
import TestSupport
import Testing

/// Whatever happened and was moved since: the rows behind a figure make the figure.
@Suite("Explained: histories")
struct ExplainHistoryTests {
    /// What `status` says of a node, with what is overdue in campaigns that have ended.
    private func expected(
        _ figure: TallyFigure, _ node: CountingNode, _ tallies: Tallies, _ plan: Plan, _ day: CalendarDate
    ) -> Int64 {
        let value = figure.value(in: tallies[node])
        guard figure == .overdue else { return value }
        let scope = node.scope(plan)
        return plan.campaigns.filter { $0.ends.map { $0 < day } ?? false }.reduce(value) { sum, campaign in
            scope.holds(Designation(campaign: campaign.id))
                ? sum + tallies[.own(campaign.id)].unscheduled : sum
        }
    }

    @Test(arguments: Seeds.forRun(count: 1))
    func everyFigureOfEveryRowOnAnyDay(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed ^ 0xE1)
        let history = HistoryBuilder.history(seed: seed).withMoves(&random)
        let ledger = try TestLedger(plan: seed.isMultiple(of: 2) ? .mixed : .small)
        let batches = history.batches(4, &random)
        try ledger.post(batches)
        for (name, plan) in Plan.policies {
            ledger.plan = plan
            for day in history.someDays(1, &random).prefix(1) {
                let known = Int64.random(in: 1...Int64(batches.count), using: &random)
                let tallies = try ledger.tallies(day.description, knownOn: known)
                for node in TallyComparison.nodes {
                    // A few for each node: over nodes, plans and seeds each figure comes often.
                    for figure in TallyFigure.allCases.shuffled(using: &random).prefix(8) {
                        let value = try ledger.explain(
                            figure, node.scope(plan), day.description, knownOn: known
                        ).value(of: figure)
                        let wanted = expected(figure, node, tallies, plan, day)
                        #expect(
                            value == wanted,
                            "seed \(seed) \(name) \(node.key).\(figure.rawValue) as of \(day) known on \(known)"
                        )
                    }
                }
            }
        }
    }

    @Test(arguments: Seeds.forRun(count: 1))
    func breakdownsToo(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed ^ 0xE2)
        let history = HistoryBuilder.history(seed: seed).withMoves(&random)
        let ledger = try TestLedger(plan: .mixed)
        try ledger.post(history.batches(3, &random))
        for day in history.someDays(1, &random).prefix(1) {
            let rows = try ledger.ledger.breakdown(by: .project, plan: ledger.plan, asOf: day, knownOn: nil)
            for row in rows {
                let scope = FigureScope.project(row.key, campaign: row.campaign)
                for figure in TallyFigure.allCases {
                    let value = try ledger.explain(figure, scope, day.description).value(of: figure)
                    #expect(
                        value == figure.value(in: row.tally),
                        "seed \(seed) \(row.campaign)/\(row.key).\(figure.rawValue) as of \(day)")
                }
            }
        }
    }

    /// The parts of campaigns are those of the total, row by row.
    @Test(arguments: Seeds.forRun(count: 1))
    func theTotalIsTheSumOfItsRows(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed ^ 0xE3)
        let history = HistoryBuilder.history(seed: seed).withMoves(&random)
        let ledger = try TestLedger(plan: .mixed)
        try ledger.post(history.batches(2, &random))
        for figure in [TallyFigure.raised, .received, .outstanding, .exchange, .overdue] {
            var byRow: [Int64: Int64] = [:]
            for campaign in ["", "a", "b", "c", "gone", "top"] {
                for part in try ledger.explain(figure, .campaigns([campaign]), "2027-06-30").counted {
                    byRow[part.id, default: 0] += part.part
                }
            }
            // A commitment that totals nothing in one campaign, or in all, is not listed there.
            let total = try ledger.explain(figure, .total, "2027-06-30")
            #expect(byRow.values.reduce(0, +) == total.sum, "seed \(seed) \(figure.rawValue)")
        }
    }

    @Test(arguments: Seeds.forRun(count: 3))
    func oldFiguresAndChangesAreNewFigures(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed ^ 0xE4)
        let history = HistoryBuilder.history(seed: seed).withMoves(&random)
        let ledger = try TestLedger(plan: .mixed)
        let batches = history.batches(5, &random)
        try ledger.post(batches)
        for _ in 0..<6 {
            let days = history.someDays(2, &random)
            let known = [0, 1].map { _ in Int64.random(in: 0...Int64(batches.count), using: &random) }
                .sorted()
            guard let first = days.first, let last = days.last else { continue }
            let query = ChangeQuery(
                from: ChangeQuery.State(asOf: first, batch: known[0]),
                to: ChangeQuery.State(asOf: last, batch: known[1]), plan: ledger.plan)
            var sums: [String: [Int64]] = [:]
            try ledger.ledger.changes(query) { part in
                let parts = [part.raisedMinor, part.receivedMinor, part.outstandingMinor]
                sums[part.campaign] = zip(sums[part.campaign] ?? [0, 0, 0], parts).map { $0 + $1 }
            }
            let then = try ledger.tallies(first.description, knownOn: known[0])
            let now = try ledger.tallies(last.description, knownOn: known[1])
            for campaign in ["", "a", "b", "c", "gone", "top"] {
                let (old, new) = (then[.own(campaign)], now[.own(campaign)])
                let difference = [
                    new.raised - old.raised, new.received - old.received, new.outstanding - old.outstanding,
                ]
                #expect(
                    sums[campaign] ?? [0, 0, 0] == difference,
                    "seed \(seed) \(campaign) \(first) B-\(known[0]) to \(last) B-\(known[1])")
            }
        }
    }
}
