import ArgumentParser

/// `campaign gift`: one gift at a time.
struct GiftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gift", abstract: "Record, look up and correct gifts.",
        discussion: """
            EXAMPLES
              campaign gift add --amount 250 --campaign year-end-2026 --name 'Ana Ruiz' \\
                  --method check
              campaign gift list --campaign year-end-2026 --since 2026-11-01
              campaign gift show G-12
              campaign gift refund G-12 --amount 50
            """,
        subcommands: [
            GiftAddCommand.self, GiftListCommand.self, GiftShowCommand.self, GiftRefundCommand.self,
            GiftVoidCommand.self, GiftAdjustCommand.self, GiftCorrectCommand.self, GiftMoveCommand.self,
            GiftDisposedCommand.self,
        ])
}
