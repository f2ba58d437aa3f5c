public import CampaignKit
import CampaignLedger

/// What a campaign can still expect, and how it came to where it is.
extension Snapshot {
    /// When what is promised to some campaigns will be paid; its total is their outstanding.
    public func cashSchedule(of campaigns: [String]) throws -> CashSchedule {
        var schedule = CashSchedule(asOf: asOf)
        try ledger?.openPromises(campaigns: campaigns, plan: plan, asOf: asOf, knownOn: batch) { promise in
            try schedule.add(promise) { plan.campaign($0)?.ends }
        }
        return schedule
    }

    /// The same of a campaign with its descendants, or of everything, verified against the status.
    public func cashSchedule(ofTree id: String?) throws -> CashSchedule {
        let schedule = try cashSchedule(of: id.map(tree) ?? Set(tallies.campaigns + [""]).sorted())
        let tally = id.map(tallies.rolledUp) ?? tallies[.total]
        // A wrong number is never shown: everything that is to come is what status calls outstanding.
        guard try schedule.total() == tally.outstanding else {
            throw StatusReportError.identity(row: id ?? "total")
        }
        return schedule
    }

    /// A campaign's gift table against what came; nil without a table and without a goal.
    public func giftPyramid(of campaign: Campaign) throws -> GiftPyramid? {
        let rows: [GiftTable.Row]
        if case .tiers(let tiers) = campaign.giftTable {
            rows = try GiftTable.rows(tiers: tiers)
        } else {
            guard let goal = campaign.goal else { return nil }
            rows = GiftTable.standard(goal: goal)
        }
        var pyramid = GiftPyramid(rows)
        try ledger?.commitmentSizes(campaigns: tree(of: campaign.id), plan: plan, asOf: asOf, knownOn: batch)
        { try pyramid.add($0) }
        // A wrong number is never shown: what is in the tiers is what status calls raised.
        guard try pyramid.total() == tallies.rolledUp(campaign.id).raised else {
            throw StatusReportError.identity(row: campaign.id)
        }
        return pyramid
    }

    /// A campaign through its run; nil without a first and a last day.
    ///
    /// `like` is a campaign whose curve is its schedule, in the place of its own.
    public func course(of campaign: Campaign, like other: String? = nil) throws -> CampaignCourse? {
        let rule = other.map { PaceRule.like(campaign: $0) } ?? campaign.pace
        guard let run = CampaignRun(campaign) else { return nil }
        let days = CampaignCourse.days(of: run, asOf: asOf)
        let raised = try raised(inTree: campaign.id, on: days.filter { $0 <= asOf })
        let like = try shares(of: rule, run, on: days)
        return CampaignCourse(
            run, rule: rule, asOf: asOf, raised: raised,
            forecast: try CampaignOutlook(campaign, self).forecast
        ) { like[$0] }
    }

    /// Which share of its result the campaign that another is measured by had on the same days of its run.
    private func shares(
        of rule: PaceRule, _ run: CampaignRun, on days: [CalendarDate]
    ) throws -> [CalendarDate: PaceShare] {
        guard case .like(let id) = rule, let model = plan.campaign(id).flatMap(CampaignRun.init),
            model.hasEnded(by: asOf)
        else { return [:] }
        let then = Dictionary(
            uniqueKeysWithValues: days.filter { $0 >= run.starts }.map {
                ($0, model.date(ofDay: run.dayOfRun(on: $0)))
            })
        let raised = try raised(inTree: id, on: Array(Set(then.values)) + [model.ends])
        return then.compactMapValues { PaceShare(raised[$0] ?? 0, of: raised[model.ends] ?? 0) }
    }
}
