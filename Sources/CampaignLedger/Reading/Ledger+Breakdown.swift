public import CampaignKit

extension Ledger {
    /// Tallies by project, appeal, unit or month within each campaign, counted as the plan says.
    ///
    /// A gift split over several rows counts once in each. By month, figures are the changes of that month.
    /// Without `countingDonors` the rows have no donors, and no gift is read one by one.
    /// Else what is unscheduled is overdue once its campaign has ended, as in a status report.
    public func breakdown(
        by kind: Breakdown, plan: Plan, asOf: CalendarDate, knownOn: Int64?, countingDonors: Bool = true
    ) throws(LedgerError) -> [BreakdownRow] {
        try reading { connection in
            let places = PlaceMap(connection)
            let structure = try places.structure(plan)
            let ended = plan.campaigns.filter { $0.ends.map { $0 < asOf } ?? false }.map(\.id)
            let reader = BreakdownReader(
                connection: connection, structure: structure, kind: kind, ended: Set(ended))
            return try reader.rows(
                asOf: asOf, knownOn: knownOn ?? Int64.max, countingDonors: countingDonors)
        }
    }
}
