/// Which ended campaigns another may be forecast by.
///
/// Source: `rules.md §2`, Pace. The one that `pace: like:ID` names comes first; then those of the same length
/// and season, then those of the same length, each the most recently ended first.
public enum ComparableCampaigns {
    /// Why a campaign is comparable.
    public enum Reason: String, Sendable { case named, season, length }

    public struct Candidate: Sendable, Equatable {
        public let run: CampaignRun
        public let reason: Reason
    }

    /// Lengths that differ by a quarter or less are the same, and so are seasons that begin within a month.
    public static func candidates(
        for campaign: Campaign, in plan: Plan, asOf: CalendarDate
    ) -> [Candidate] {
        guard let run = CampaignRun(campaign) else { return [] }
        let tree = CampaignTree(plan)
        let family = Set([campaign.id] + tree.descendants(of: campaign.id))
        let others = plan.campaigns.filter { other in
            // What rolls up into the other is part of both: it cannot tell them apart.
            !family.contains(other.id) && !tree.descendants(of: other.id).contains(campaign.id)
        }
        let ended = others.compactMap(CampaignRun.init).filter { $0.hasEnded(by: asOf) }
        var named: [Candidate] = []
        if case .like(let id) = campaign.pace {
            named = ended.filter { $0.id == id }.map { Candidate(run: $0, reason: .named) }
        }
        let alike = ended.filter { run.isAsLong(as: $0) && $0.id != named.first?.run.id }
            .sorted { ($0.ends, $1.id) > ($1.ends, $0.id) }
        let season = alike.filter { run.isOfSeason(of: $0) }
        let length = alike.filter { !run.isOfSeason(of: $0) }
        return named + season.map { Candidate(run: $0, reason: .season) }
            + length.map { Candidate(run: $0, reason: .length) }
    }
}

extension CampaignRun {
    fileprivate func isAsLong(as other: CampaignRun) -> Bool {
        4 * abs(length - other.length) <= max(length, other.length)
    }

    /// Begins within 31 days of the same day of the year.
    fileprivate func isOfSeason(of other: CampaignRun) -> Bool {
        let years = starts.year - other.starts.year
        return (-1...1).contains { shift in
            abs(other.starts.adding(months: 12 * (years + shift)).days(until: starts)) <= 31
        }
    }
}
