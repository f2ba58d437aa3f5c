import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign pyramid`: a campaign's gift table against what came.
struct PyramidCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "pyramid",
        abstract: "Show a campaign's gift table: needed, given or pledged, missing, donors to ask.",
        discussion: """
            The tiers are those of 'gift_table' in the campaign's file; without one, the standard table for \
            its goal. A gift or pledge counts in the highest tier that it fills, with what it adds to \
            raised; a surplus in one tier counts in the tiers below. --known-on DAY also shows that day, \
            unless --as-of names another.

            EXAMPLES
              campaign pyramid center-for-innovation
              campaign pyramid center-for-innovation --as-of 2026-06-30
              campaign pyramid center-for-innovation --format csv
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
        guard let pyramid = try figures.giftPyramid(of: campaign) else {
            throw CommandError.failed(
                "no-gift-table", "\(id) has neither a goal nor a gift_table with tiers",
                hint: "add goal: and gift_table: auto to Campaigns/\(id).md")
        }
        try session.writer.write(
            PyramidDocument(campaign: campaign, pyramid: pyramid, provenance: figures.provenance).document())
        if campaign.giftTable == nil {
            session.say("no gift_table in Campaigns/\(id).md: this is the standard one for its goal")
        }
        figures.noteWhenEmpty(session)
    }
}
