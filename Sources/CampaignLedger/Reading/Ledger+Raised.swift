public import CampaignKit

extension Ledger {
    /// What some campaigns together had raised by the end of a day, counted as the plan says: minor units.
    ///
    /// Sums the dated changes of their places only, and no donors: pace asks for it on every `status`.
    public func raised(
        by campaigns: [String], plan: Plan, asOf: CalendarDate, knownOn: Int64?
    ) throws(LedgerError) -> Int64 {
        try reading { connection in
            let structure = try PlaceMap(connection).structure(plan)
            var sum = Tally()
            for campaign in campaigns {
                let rule = structure.rule(ofCampaign: campaign)
                try connection.rows(
                    """
                    SELECT class, origin, sum(raised) FROM day_delta WHERE day <= $1 AND batch <= $2 \
                    AND place IN (SELECT id FROM place WHERE campaign = $3) GROUP BY class, origin
                    """, [.day(asOf), .int(knownOn ?? Int64.max), .text(campaign)]
                ) { row in
                    guard let countClass = CountClass(rawValue: Int(row.int(0))) else { return }
                    try sum.add(
                        CommitmentFigures(raised: row.int(2)), of: countClass, under: rule.policy,
                        outside: rule.isOutside(CalendarDate(dayNumber: Int(row.int(1)))))
                }
            }
            return sum.raised
        }
    }
}
