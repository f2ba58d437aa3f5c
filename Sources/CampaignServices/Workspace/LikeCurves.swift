public import CampaignKit

/// Answers `pace: like:ID`: which share of its result a campaign had reached on a day of its run.
public struct LikeCurves {
    private struct Point: Hashable {
        let campaign: String
        let dayOfRun: Int
    }

    private var shares: [Point: PaceShare] = [:]

    /// Asks the ledger for each point that the plan's running campaigns need, and no other.
    public init(_ figures: Snapshot) throws {
        for campaign in figures.plan.campaigns {
            guard case .like(let id) = campaign.pace, let starts = campaign.starts, starts <= figures.asOf,
                let model = figures.plan.campaign(id), let opens = model.starts, let closes = model.ends,
                closes < figures.asOf
            else { continue }
            let day = starts.days(until: figures.asOf) + 1
            let then = min(opens.adding(days: day - 1), closes)
            let raised = try figures.raised(inTree: id, on: [then, closes])
            shares[Point(campaign: id, dayOfRun: day)] = PaceShare(raised[then] ?? 0, of: raised[closes] ?? 0)
        }
    }

    /// The share, or nil when the campaign raised nothing or has not ended.
    public func share(of campaign: String, dayOfRun: Int) -> PaceShare? {
        shares[Point(campaign: campaign, dayOfRun: dayOfRun)]
    }
}
