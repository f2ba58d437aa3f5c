import ArgumentParser
import CampaignKit
import CampaignLedger
import Terminal

/// `campaign list`: what the plan has.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the campaigns: dates, goal, parent, appeals and projects.",
        discussion: """
            Only the plan is read, not the ledger; 'campaign status' shows the money.

            EXAMPLES
              campaign list
              campaign list --format csv
              campaign list --json
            """)

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let directory = try session.directory()
        let loaded = try session.plan(in: directory)
        let head = try session.ledger(in: directory)?.head()
        let provenance = Provenance(
            asOf: try session.today(loaded.plan), planDigest: loaded.digest, ledgerHead: head?.hash,
            plan: loaded.plan)
        let list = CampaignList(plan: loaded.plan)
        try session.writer.write(
            Document(
                title: "Campaigns", data: list.data, people: list.people,
                json: provenance.document("campaign.list/1", ["rows": .array(list.json)])))
        session.say(loaded.findings)
    }
}
