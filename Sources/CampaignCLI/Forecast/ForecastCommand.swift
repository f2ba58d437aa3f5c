import ArgumentParser
import CampaignKit
import CampaignServices

/// `campaign forecast`: what a campaign will come to, and when promised money should come.
struct ForecastCommand: ParsableCommand {
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
            ForecastDocument(outlook: outlook, provenance: figures.provenance).document())
        figures.noteWhenEmpty(session)
    }
}
