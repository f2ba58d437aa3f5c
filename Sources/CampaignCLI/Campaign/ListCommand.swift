import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign list`: what the plan has.
struct ListCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the campaigns: dates, goal, parent, appeals and projects.",
        discussion: """
            Only the plan is read, not the ledger; 'campaign status' shows the money.

            EXAMPLES
              campaign list
              campaign list --format csv
              campaign list --known-on 2025-12-31
              campaign list --json
            """)

    @Option(help: ArgumentHelp("List the plan as it was then.", valueName: "date|batch"))
    var knownOn: KnownOn?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: knownOn)
        let loaded = books.loaded
        let provenance = books.provenance(asOf: try books.day(nil, session))
        let list = CampaignList(plan: loaded.plan)
        try session.writer.write(
            Document(
                title: "Campaigns", data: list.data, people: list.people,
                json: provenance.document("campaign.list/1", ["rows": list.json])))
        session.say(loaded.findings)
    }
}
