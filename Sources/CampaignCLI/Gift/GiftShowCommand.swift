import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign gift show`: everything known of one posted row.
struct GiftShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one gift, pledge or correction, and what acts on it.",
        discussion: """
            --as-of and --known-on leave out what acted on it later, or was posted later.

            EXAMPLES
              campaign gift show G-12
              campaign gift show givebutter:TX-991
              campaign gift show G-12 --known-on 2026-01-31
              campaign gift show G-12 --json
            """)

    @Argument(help: ArgumentHelp("G-12, SOURCE:ID, or a source's id.", valueName: "gift")) var gift: String

    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: time.knownOn)
        guard let ledger = books.ledger else {
            throw CommandError.failed(
                "ledger-missing", "nothing has been posted yet", hint: "campaign import FILE")
        }
        let record = try ledger.gift(gift, knownOn: books.batch, until: time.day)
        let detail = GiftDetail(record: record, currency: books.loaded.plan.organization.currency)
        let day = try books.day(time.asOf, session)
        try session.writer.write(detail.document(books.provenance(asOf: day)))
    }
}
