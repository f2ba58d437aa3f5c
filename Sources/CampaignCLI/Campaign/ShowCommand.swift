import ArgumentParser
import CampaignKit
import CampaignServices

/// `campaign show`: one campaign, appeal or project in detail.
struct ShowCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one campaign, appeal or project in detail.",
        discussion: """
            Ids are unique in a workspace, so the kind is not needed. CSV and TSV have the table: a \
            campaign's appeals and projects, a project's naming opportunities. --known-on DAY also shows \
            that day, unless --as-of names another.

            EXAMPLES
              campaign show year-end-2026
              campaign show floor-3 --as-of 2026-06-30
              campaign show floor-3 --as-of 2026-06-30 --known-on 2026-07-15
              campaign show year-end-2026 --json
            """)

    @Argument(help: ArgumentHelp("The id of a campaign, an appeal or a project.", valueName: "id"))
    var id: String

    @OptionGroup var time: TimeOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let figures = try Snapshot(session, asOf: time.asOf, knownOn: time.knownOn)
        try session.writer.write(document(figures))
        figures.noteWhenEmpty(session)
    }

    private func document(_ figures: Snapshot) throws -> Document {
        let index = PlanIndex(figures.plan)
        if index.campaign(id) != nil { return try CampaignDetail(id: id, figures: figures).document() }
        if let project = index.project(id), let campaign = index.campaign(ofProject: id) {
            return try ProjectDetail(project: project, campaign: campaign, figures: figures).document()
        }
        if let appeal = index.appeal(id), let campaign = index.campaign(ofAppeal: id) {
            return try AppealDetail(appeal: appeal, campaign: campaign, figures: figures).document()
        }
        throw IDLookup(figures.plan).unknown(
            id, kind: "campaign, appeal or project",
            among: index.campaignIDs + index.projectIDs + index.appealIDs)
    }
}
