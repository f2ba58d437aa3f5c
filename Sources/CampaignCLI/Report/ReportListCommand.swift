import ArgumentParser
import CampaignKit
import CampaignServices

/// `campaign report list`: which templates there are.
struct ReportListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the reports: title, campaign, and who may read them.",
        discussion: """
            EXAMPLES
              campaign report list
              campaign report list --json
            """)

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let files = try ReportFiles(directory: session.directory())
        let books = try LedgerView(session, knownOn: nil)
        let list = ReportList(files: files.all, plan: books.loaded.plan)
        let provenance = books.provenance(asOf: try session.today(books.loaded.plan))
        try session.writer.write(
            Document(
                title: "Reports", data: list.data, people: list.people,
                json: provenance.document("campaign.reports/1", ["rows": list.json])))
        if files.all.isEmpty { session.say(files.choice) }
        if list.hasErrors { session.say("campaign report check lists the problems") }
    }
}
