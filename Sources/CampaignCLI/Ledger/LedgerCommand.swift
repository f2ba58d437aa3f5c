import ArgumentParser

/// `campaign ledger`: two copies of one ledger, and the place where it is.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Compare two copies of a ledger, bring one into the other, or move it.",
        discussion: """
            When people share the workspace through a synced folder, two of them may post before their \
            computers have synced: then there are two ledgers, and one replaces the other. This computer \
            remembers the newest batch it saw; a ledger without that batch is shown with a warning, and \
            nothing is posted to it. Find the other copy, compare, adopt. When the loss is accepted, any \
            command that posts takes --accept-fork REASON, which the batch records. When several people post, \
            move the ledger to a server: 'campaign help office'.

            EXAMPLES
              campaign ledger compare 'campaign (conflicted copy).sqlite'
              campaign ledger adopt 'campaign (conflicted copy).sqlite' --dry-run
              campaign ledger move postgresql://db.example.org/fund
            """,
        subcommands: [
            LedgerCompareCommand.self, LedgerAdoptCommand.self, LedgerMoveCommand.self,
            LedgerRolesCommand.self, LedgerTrustCommand.self,
        ])
}
