public import CampaignKit

extension Snapshot {
    /// Two campaigns on the same day of their runs, the second measured against the first.
    ///
    /// Throws `ComparisonError` where one has not started.
    public func comparison(
        of first: CampaignRun, with second: CampaignRun
    ) throws -> CampaignComparison {
        let days = try CampaignComparison.Days(first: first, second: second, asOf: asOf)
        func side(_ run: CampaignRun, _ day: CalendarDate) throws -> CampaignComparison.Side {
            CampaignComparison.Side(
                run: run, day: day, tally: try tallies(on: day).rolledUp(run.id),
                result: run.hasEnded(by: asOf) ? try tallies(on: run.ends).rolledUp(run.id) : nil)
        }
        return CampaignComparison(
            dayOfRun: days.dayOfRun, first: try side(first, days.first),
            second: try side(second, days.second))
    }

    /// The fiscal year so far against the same days a year before, of a campaign or of everything.
    public func spans(in campaign: String?) throws -> SpanComparison {
        let days = SpanComparison.days(asOf: asOf, fiscalYearStart: plan.organization.fiscalYearStart)
        func span(_ days: (CalendarDate, CalendarDate)) throws -> SpanComparison.Span {
            try SpanComparison.Span(
                first: days.0, last: days.1, before: tally(campaign, on: days.0.adding(days: -1)),
                after: tally(campaign, on: days.1))
        }
        return SpanComparison(present: try span(days.present), past: try span(days.past))
    }

    private func tally(_ campaign: String?, on day: CalendarDate) throws -> Tally {
        let tallies = try tallies(on: day)
        return campaign.map(tallies.rolledUp) ?? tallies[.total]
    }
}
