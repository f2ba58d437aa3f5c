import ArgumentParser
import CampaignKit
import CampaignLedger
import Terminal

/// `campaign donor list`: donors by number, or those that a text finds.
struct DonorListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List donors, or find them by name, e-mail or id.",
        discussion: """
            EXAMPLES
              campaign donor list
              campaign donor list ruiz
              campaign donor list --limit 50 --format csv
              campaign donor list example.org --json
            """)

    @Argument(help: ArgumentHelp("Part of a name, an e-mail or a source's id.", valueName: "text")) var text =
        ""
    @Option(help: ArgumentHelp("At most so many.", valueName: "count")) var limit: Int?

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        if let limit, limit < 1 { throw CommandError.usage("bad-value", "--limit is at least 1") }
        let session = try Session(options)
        let directory = try session.directory()
        let loaded = try session.plan(in: directory)
        let currency = loaded.plan.organization.currency
        let ledger = try session.fullLedger(in: directory)
        let today = try session.today(loaded.plan)
        var count = 0
        let list = try StreamedList(
            session: session, schema: "campaign.donors/1",
            provenance: session.provenance(loaded, in: directory))
        try list.write(
            people: DonorListColumns.people, data: DonorListColumns.data,
            rows: { body in
                try ledger?.donors(matching: text, asOf: today, limit: limit) { line in
                    count += 1
                    try body(
                        StreamedList.Row(
                            people: DonorListColumns.people(line, currency),
                            data: DonorListColumns.data(line, currency),
                            json: DonorListColumns.json(line, currency)))
                }
            })
        session.say(ledger == nil ? "no ledger yet: campaign import FILE" : Words.count(count, "donor"))
    }
}
