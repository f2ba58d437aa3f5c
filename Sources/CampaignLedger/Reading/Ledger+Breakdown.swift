public import CampaignKit

extension Ledger {
    /// Tallies by project, appeal, unit or month within each campaign, counted as the plan says.
    ///
    /// One reading of the dated changes serves all kinds. A gift split over several rows counts once in each.
    /// By month, figures are the changes of that month. What is unscheduled is overdue once its campaign has
    /// ended, as in a status report. Without `countingDonors`, rows have no donors and no gift is read alone.
    public func breakdowns(
        by kinds: Set<Breakdown>, plan: Plan, asOf: CalendarDate, knownOn: Int64?, countingDonors: Bool = true
    ) throws(LedgerError) -> [Breakdown: [BreakdownRow]] {
        guard !kinds.isEmpty else { return [:] }
        return try reading { connection in
            try BreakdownReader(connection, plan: plan, asOf: asOf, knownOn: knownOn)
                .rows(by: kinds, countingDonors: countingDonors)
        }
    }

    /// Tallies of one kind.
    public func breakdown(
        by kind: Breakdown, plan: Plan, asOf: CalendarDate, knownOn: Int64?, countingDonors: Bool = true
    ) throws(LedgerError) -> [BreakdownRow] {
        try breakdowns(
            by: [kind], plan: plan, asOf: asOf, knownOn: knownOn, countingDonors: countingDonors)[kind] ?? []
    }
}
