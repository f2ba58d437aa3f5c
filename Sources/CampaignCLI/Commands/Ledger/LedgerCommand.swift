import ArgumentParser

/// `campaign ledger`: two copies of one ledger.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Compare two copies of a ledger, and bring one into the other.",
        discussion: """
            Where people share the workspace through a synced folder, two of them may post before their computers have \
            met: then there are two ledgers, and one takes the other's place. This computer remembers the newest \
            posting that it saw; a ledger that does not hold it is shown with a warning, and nothing is posted to it. \
            Find the other copy, compare, adopt. Where the loss is known, any command that posts takes --accept-fork \
            REASON, which the posting records.

            EXAMPLES
              campaign ledger compare 'campaign (conflicted copy).sqlite'
              campaign ledger adopt 'campaign (conflicted copy).sqlite' --dry-run
            """,
        subcommands: [LedgerCompareCommand.self, LedgerAdoptCommand.self])
}
