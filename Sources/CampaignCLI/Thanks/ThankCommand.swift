import ArgumentParser

/// `campaign thank`: who waits for thanks, the letters, and thanks by hand.
///
/// `campaign thank` is short for `campaign thank list`.
struct ThankCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thank",
        abstract: "See who waits for thanks, write thank-you letters, record thanks by hand.",
        discussion: """
            EXAMPLES
              campaign thank
              campaign thank letters
              campaign thank record G-12
            """,
        subcommands: [ThankListCommand.self, ThankLettersCommand.self, ThankRecordCommand.self],
        defaultSubcommand: ThankListCommand.self)
}
