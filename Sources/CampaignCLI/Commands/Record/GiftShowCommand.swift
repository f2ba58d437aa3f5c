import ArgumentParser
import CampaignKit
import CampaignLedger

/// `campaign gift show`: everything known of one posted row.
struct GiftShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one gift, pledge or correction, and what acts on it.",
        discussion: """
            EXAMPLES
              campaign gift show G-12
              campaign gift show givebutter:TX-991
              campaign gift show G-12 --json
            """)

    @Argument(help: ArgumentHelp("G-12, SOURCE:ID, or an id of a source.", valueName: "gift")) var gift:
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
        let detail = GiftDetail(record: try ledger.gift(gift), currency: loaded.plan.organization.currency)
        try session.writer.write(detail.document(try session.provenance(loaded, in: directory)))
    }
}
