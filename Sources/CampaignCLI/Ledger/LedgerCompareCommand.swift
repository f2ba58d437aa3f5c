import ArgumentParser
import CampaignLedger
import Terminal

/// `campaign ledger compare`: what two copies share, and what only one of them holds.
struct LedgerCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "List the batches that only one of two ledgers has.",
        discussion: """
            With one file, it is compared with the workspace's ledger. Batches are the same when their \
            hashes are; once two copies differ, all later batches differ too.

            EXAMPLES
              campaign ledger compare 'campaign (conflicted copy).sqlite'
              campaign ledger compare monday.sqlite tuesday.sqlite
              campaign ledger compare backup.sqlite --json
            """)

    @Argument(help: ArgumentHelp("A ledger, or the folder it is in.", valueName: "file"))
    var first: String

    @Argument(
        help: ArgumentHelp("Another ledger (default: the workspace's).", valueName: "other"))
    var second: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let copies: (NamedLedger, NamedLedger) =
            if let second {
                (try NamedLedger(first, session), try NamedLedger(second, session))
            } else {
                (try NamedLedger.own(session), try NamedLedger(first, session))
            }
        try session.writer.write(ComparisonTable(first: copies.0, second: copies.1).document)
    }
}
