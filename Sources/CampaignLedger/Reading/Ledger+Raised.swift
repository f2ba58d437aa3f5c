public import CampaignKit

extension Ledger {
    /// What some campaigns together had raised by the end of each of some days: minor units.
    ///
    /// Counted as the plan says.
    /// Sums the dated changes of their places only, and no donors: pace asks for it on every `status`.
    public func raised(
        by campaigns: [String], plan: Plan, asOf days: [CalendarDate], knownOn: Int64?
    ) throws(LedgerError) -> [CalendarDate: Int64] {
        guard let last = days.max() else { return [:] }
        return try reading { connection in
            let structure = try DesignationMap(connection).structure(plan)
            var tallies = Dictionary(days.map { ($0, Tally()) }) { first, _ in first }
            for campaign in campaigns {
                let rule = structure.rule(ofCampaign: campaign)
                try connection.rows(
                    """
                    SELECT class, origin, day, raised FROM day_delta WHERE day <= $1 AND batch <= $2 \
                    AND place IN (SELECT id FROM place WHERE campaign = $3)
                    """, [.day(last), .int(knownOn ?? Int64.max), .text(campaign)]
                ) { row in
                    guard let countClass = CountClass(rawValue: Int(row.int(0))) else { return }
                    let change = CommitmentFigures(raised: row.int(3))
                    let isOutside = rule.isOutside(CalendarDate(dayNumber: Int(row.int(1))))
                    for day in tallies.keys where row.int(2) <= day.dayNumber {
                        try tallies[day, default: Tally()].add(
                            change, of: countClass, under: rule.policy, outside: isOutside)
                    }
                }
            }
            return tallies.mapValues(\.raised)
        }
    }
}
