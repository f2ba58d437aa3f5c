import ArgumentParser
import CampaignKit
import CampaignLedger
import Terminal

/// `campaign donor show`: one donor, their years and their gifts.
struct DonorShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one donor: details, giving by year, gifts.",
        discussion: """
            EXAMPLES
              campaign donor show D-7
              campaign donor show sample:AF-104
              campaign donor show D-7 --json
            """)

    @Argument(help: ArgumentHelp("D-7, SOURCE:ID, or an id of a source.", valueName: "donor")) var donor:
        String

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let directory = try session.directory()
        let loaded = try session.plan(in: directory)
        guard let ledger = try session.fullLedger(in: directory) else {
            throw CommandError.failed(
                "ledger-missing", "nothing was posted yet", hint: "campaign import FILE")
        }
        let record = try ledger.donor(donor, asOf: try session.today(loaded.plan))
        let detail = DonorDetail(record: record, currency: loaded.plan.organization.currency)
        try session.writer.write(detail.document(try session.provenance(loaded, in: directory)))
    }
}
