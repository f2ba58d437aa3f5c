import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// `campaign forecast`: what a campaign will come to, and when promised money should come.
struct ForecastCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Forecast what a campaign will raise: low, likely, high, and pledged cash by month.",
        discussion: """
            Low, likely and high each name their method: an even pace, the last 28 days, the campaign's own \
            month table, or a similar campaign that has ended (the one named by 'pace: like:ID', or else the \
            last of the same length and season). None is below what has already been raised. Pledged cash by \
            month is shown below: payments settle the oldest installments, write-offs cut the latest. \
            --known-on DAY also shows that day, unless --as-of names another.

            EXAMPLES
              campaign forecast year-end-2026
              campaign forecast center-for-innovation --as-of 2026-06-30
              campaign forecast year-end-2026 --json
            """)

    @Argument(help: ArgumentHelp("The campaign, including those below it.", valueName: "id"))
    var id: String

    @OptionGroup var time: TimeOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let figures = try Snapshot(session, asOf: time.asOf, knownOn: time.knownOn)
        try IDLookup(figures.plan).requireCampaigns([id])
        guard let campaign = figures.plan.campaign(id) else { return }
        let outlook = try CampaignOutlook(campaign, figures)
        try session.writer.write(
            try ForecastDocument(outlook: outlook, provenance: figures.provenance).document())
        figures.noteWhenEmpty(session)
    }
}

/// How a forecast says where its numbers come from.
struct ForecastWords {
    let outlook: CampaignOutlook
    let asOf: CalendarDate

    func method(_ estimate: Forecast.Estimate) -> String {
        let model = outlook.model?.run.id ?? ""
        switch estimate.method {
        case .there: return "what has been raised, and nothing more"
        case .evenly: return "the daily average so far, for the whole run"
        case .recent: return "the daily average of the last \(ForecastBasis.recentDays) days"
        case .schedule: return "the share that its own month table expects by now"
        case .remainder: return "what \(model) still raised after the same day"
        case .share: return "the share of its result that \(model) had on the same day"
        case .ended: return "its last day has passed"
        }
    }

    /// Which campaign it is forecast by and why; nil without one.
    var model: String? {
        guard let model = outlook.model else { return nil }
        let why: String
        switch model.reason {
        case .named: why = "named by pace: like:\(model.run.id)"
        case .season: why = "the last ended campaign of the same length and season"
        case .length: why = "the last ended campaign of the same length"
        }
        return "\(model.run.id) is \(why)"
    }

    /// What the range takes in of applications; nil where there are none that are decided in time.
    func applications(_ cells: OutlookCells) -> String? {
        let open = outlook.applications
        guard open.weighted > 0, outlook.forecast.likely != nil else { return nil }
        let count = Words.count(open.count, "application")
        return "likely includes \(cells.money(open.weighted)) of \(count), weighted by their chances; "
            + "high has \(cells.money(open.high)) of them"
    }

    func missing(_ missing: Forecast.Missing) -> String {
        switch missing {
        case .starts: "a first day: starts in Campaigns/\(outlook.campaign.id).md"
        case .ends: "a last day: ends in Campaigns/\(outlook.campaign.id).md"
        case .days: days
        case .gifts: "a first gift or pledge"
        case .comparable: "a campaign of the same length that has ended: name one with pace: like:ID"
        }
    }

    private var days: String {
        guard let starts = outlook.campaign.starts, starts <= asOf else {
            return "days of its own run: it has not started"
        }
        return "a tenth of its run: it is on day \(starts.days(until: asOf) + 1)"
    }
}
