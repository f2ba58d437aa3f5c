import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign log`: every posting, newest last.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "List every batch: who, when, by which command, and its total.",
        discussion: """
            Newest last. AMOUNT is the sum of the entries as they were written, whatever their effect on the \
            figures. The command is kept with the names of its options, never with their values.

            EXAMPLES
              campaign log
              campaign log --limit 20
              campaign log --json
            """)

    @Option(help: ArgumentHelp("Maximum number of rows, the newest.", valueName: "count"))
    var limit: Int?

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        if let limit, limit < 1 { throw CommandError.usage("bad-value", "--limit must be at least 1") }
        let books = try LedgerView(session, knownOn: nil)
        let batches = try books.ledger?.batches() ?? []
        let shown = batches.prefix(limit ?? batches.count).reversed()
        let list = BatchList(batches: Array(shown), currency: books.loaded.plan.organization.currency)
        try session.writer.write(
            list.document(
                "campaign.log/1", title: "Postings", books.provenance(asOf: try books.day(nil, session))))
        if shown.count < batches.count {
            session.say(
                "the newest \(Words.grouped(shown.count)) of \(Words.count(batches.count, "posting"))")
        }
        if batches.isEmpty { session.say("nothing has been posted yet: campaign import FILE") }
    }
}
