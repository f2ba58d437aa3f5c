public import CampaignKit
import CampaignLedger

/// Everything that a campaign's forecast is made from, read from a workspace.
public struct CampaignOutlook {
    public let campaign: Campaign
    /// With all descendants.
    public let tally: Tally
    public let forecast: Forecast
    /// The campaign that it is forecast by; nil without one.
    public let model: ComparableCampaigns.Candidate?
    public let schedule: CashSchedule
    /// Post-dated checks next to the pledges, by the first day of the month.
    public let held: [CalendarDate: Int64]
    /// Grants that are asked for and decided before the campaign ends.
    public let applications: OpenApplications

    /// Campaigns of the same length beyond these are too old to tell anything.
    private static let mostCandidates = 5

    public init(_ campaign: Campaign, _ figures: Snapshot) throws {
        let ids = figures.tree(of: campaign.id)
        self.campaign = campaign
        tally = figures.tallies.rolledUp(campaign.id)
        schedule = try figures.cashSchedule(of: ids)
        // A wrong number is never shown: everything that is to come is what status calls outstanding.
        guard tally.isConsistent, try schedule.total() == tally.outstanding else {
            throw StatusReportError.identity(row: campaign.id)
        }
        held = try Self.held(Set(ids), figures)
        let found = try Self.model(for: campaign, figures)
        model = found?.candidate
        applications = try OpenApplications(of: ids, campaign, figures)
        let before = figures.asOf.adding(days: -ForecastBasis.recentDays)
        let looksBack = campaign.starts.map { before >= $0 } ?? false
        var basis = ForecastBasis(
            raised: tally.raised,
            held: try Checked.sum(held.values),
            starts: campaign.starts, ends: campaign.ends,
            asOf: figures.asOf, pace: campaign.pace,
            raisedBefore: looksBack
                ? try figures.raised(inTree: campaign.id, on: [before])[before] ?? 0 : nil,
            model: found?.basis)
        basis.applications = ForecastBasis.Applications(
            likely: applications.weighted, high: applications.high)
        forecast = try Forecast(basis)
    }

    /// Checks that pay a pledge are in its schedule already.
    private static func held(_ ids: Set<String>, _ figures: Snapshot) throws -> [CalendarDate: Int64] {
        let gifts = try figures.heldGifts()
        var months: [CalendarDate: Int64] = [:]
        for gift in gifts {
            for part in gift.parts where ids.contains(part.campaign) && part.raised > 0 {
                let month = gift.day.startOfMonth
                months[month] = try Checked.add(months[month] ?? 0, part.raised)
            }
        }
        return months
    }

    private static func model(
        for campaign: Campaign, _ figures: Snapshot
    ) throws -> (candidate: ComparableCampaigns.Candidate, basis: ForecastBasis.Model)? {
        guard let run = CampaignRun(campaign), !run.hasEnded(by: figures.asOf) else { return nil }
        let candidates = ComparableCampaigns.candidates(
            for: campaign, in: figures.plan, asOf: figures.asOf)
        for candidate in candidates.prefix(mostCandidates) {
            let then = candidate.run.date(ofDay: run.dayOfRun(on: figures.asOf))
            let raised = try figures.raised(inTree: candidate.run.id, on: [then, candidate.run.ends])
            guard let result = raised[candidate.run.ends], result > 0 else { continue }
            return (candidate, ForecastBasis.Model(reached: raised[then] ?? 0, result: result))
        }
        return nil
    }
}
