extension StatusReport {
    /// The report of a plan and its tallies at the end of `asOf`.
    ///
    /// - `selected`: ids of campaigns to show, each with its descendants, without total; none shows
    /// everything.
    /// - `like`: answers for `pace: like:ID`, see `Pace.evaluate`.
    ///
    /// Throws when figures contradict each other: a wrong number is never shown.
    public static func build(
        plan: Plan, tallies: Tallies, asOf: CalendarDate, selected: [String] = [],
        like: (_ campaign: String, _ dayOfRun: Int) -> PaceShare? = { _, _ in nil }
    ) throws(StatusReportError) -> StatusReport {
        let tree = CampaignTree(plan)
        let overdue = OverdueSums(plan: plan, tallies: tallies, asOf: asOf)
        var rows: [StatusRow] = []
        for (campaign, depth) in tree.depthFirst(from: selected) {
            let below = tree.descendants(of: campaign.id)
            let tally = below.isEmpty ? tallies[.own(campaign.id)] : tallies.rolledUp(campaign.id)
            let row = StatusRow(
                id: campaign.id, name: campaign.name, parent: campaign.parent, depth: depth,
                goal: campaign.goal?.minorUnits, tally: tally, own: tallies[.own(campaign.id)],
                overdue: try overdue.sum(tally.overdue, of: [campaign.id] + below, row: campaign.id),
                starts: campaign.starts, ends: campaign.ends,
                pace: Pace.evaluate(
                    rule: campaign.pace, goal: campaign.goal?.minorUnits, starts: campaign.starts,
                    ends: campaign.ends, asOf: asOf, raised: tally.raised, like: like),
                policy: campaign.counting)
            rows.append(row)
        }
        let known = Set(plan.campaigns.map(\.id))
        let vanished = tallies.campaigns.filter { id in
            !known.contains(id) && tallies[.own(id)] != Tally()
                && (selected.isEmpty || selected.contains(id))
        }
        rows += vanished.map { id in
            let own = tallies[.own(id)]
            return StatusRow(id: id, name: id, tally: own, own: own, overdue: own.overdue, isVanished: true)
        }
        let isWhole = selected.isEmpty
        let report = StatusReport(
            asOf: asOf, currency: plan.organization.currency, rows: rows,
            unassigned: isWhole ? tallies[.own("")] : nil,
            total: isWhole ? try total(of: rows, tallies: tallies, overdue: overdue, asOf: asOf) : nil,
            findings: vanished.map(Self.vanished))
        try report.verify()
        return report
    }

    private static func total(
        of rows: [StatusRow], tallies: Tallies, overdue: OverdueSums, asOf: CalendarDate
    ) throws(StatusReportError) -> StatusTotal {
        let roots = rows.filter { $0.depth == 0 }
        let running = roots.filter { !$0.hasEnded(by: asOf) }
        let shortfalls = roots.compactMap { row in
            row.endedShort(by: asOf).flatMap {
                $0 > 0 ? StatusTotal.Shortfall(id: row.id, minorUnits: $0) : nil
            }
        }
        let goal = try sum(roots.compactMap(\.goal))
        let tally = tallies[.total]
        return StatusTotal(
            goal: goal, runningGoal: try sum(running.compactMap(\.goal)),
            toGo: goal == nil ? nil : try sum(running.compactMap(\.toGo)) ?? 0,
            endedShort: goal == nil ? nil : try sum(shortfalls.map(\.minorUnits)) ?? 0,
            shortfalls: shortfalls, overGoal: try sum(roots.compactMap(\.overGoal)), tally: tally,
            overdue: try overdue.sum(tally.overdue, of: rows.map(\.id), row: "total"))
    }

    /// The sum, or nil of nothing.
    private static func sum(_ amounts: [Int64]) throws(StatusReportError) -> Int64? {
        guard !amounts.isEmpty else { return nil }
        var sum: Int64 = 0
        for amount in amounts {
            do throws(MoneyError) { sum = try Checked.add(sum, amount) } catch {
                throw .overflow(row: "total")
            }
        }
        return sum
    }

    /// Every row keeps the identity, and the rows' own money with the unassigned is the total.
    private func verify() throws(StatusReportError) {
        for row in rows where !row.tally.isConsistent || !row.own.isConsistent {
            throw .identity(row: row.id)
        }
        guard let unassigned, let total else { return }
        guard unassigned.isConsistent else { throw .identity(row: "unassigned") }
        guard total.tally.isConsistent else { throw .identity(row: "total") }
        // 128 bits: that a sum does not fit must not read as a contradiction.
        for field in [\Tally.raised, \.received, \.outstanding] {
            let parts = rows.map(\.own) + [unassigned]
            let sum = parts.reduce(Int128(0)) { $0 + Int128($1[keyPath: field]) }
            guard sum == Int128(total.tally[keyPath: field]) else { throw .total }
        }
    }
}

/// Overdue money that only the plan can tell.
///
/// Promises without a schedule are due when their campaign has ended.
struct OverdueSums {
    let plan: Plan
    let tallies: Tallies
    let asOf: CalendarDate

    /// `scheduled` and what is unscheduled in those of `campaigns` that ended before the day.
    func sum(
        _ scheduled: Int64, of campaigns: [String], row: String
    ) throws(StatusReportError) -> Int64 {
        var sum = scheduled
        for id in campaigns {
            guard let ends = plan.campaign(id)?.ends, ends < asOf else { continue }
            do throws(MoneyError) {
                sum = try Checked.add(sum, tallies[.own(id)].unscheduled)
            } catch {
                throw .overflow(row: row)
            }
        }
        return sum
    }
}
