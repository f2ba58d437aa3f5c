import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign appeal list`: every appeal of the plan with what it raised and sent.
struct AppealListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the appeals: dates, channel, goal, raised, pieces sent, cost.",
        discussion: """
            Raised is what 'campaign status --by appeal' shows. Sent counts the pieces that 'campaign appeal \
            sent' has recorded. Cost is the recorded cost, or else the planned one.

            EXAMPLES
              campaign appeal list
              campaign appeal list --campaign year-end-2026
              campaign appeal list --as-of 2025-12-31 --format csv
              campaign appeal list --json
            """)

    @Option(help: ArgumentHelp("Only this campaign.", valueName: "id")) var campaign: String?
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let figures = try Snapshot(session, asOf: time.asOf, knownOn: time.knownOn)
        if let campaign { try IDLookup(figures.plan).requireCampaigns([campaign]) }
        let sent = try figures.rows?.solicitationTotals(asOf: figures.asOf, knownOn: figures.batch) ?? [:]
        let list = AppealList(
            plan: figures.plan, campaign: campaign, money: try figures.breakdown(by: .appeal), sent: sent)
        try session.writer.write(
            Document(
                title: "Appeals", data: list.data, people: list.people,
                json: figures.provenance.document("campaign.appeals/1", ["rows": list.json])))
        if list.isEmpty {
            session.say("no appeals in the plan yet: a campaign's file lists them under appeals:")
        }
        figures.noteWhenEmpty(session)
    }
}
