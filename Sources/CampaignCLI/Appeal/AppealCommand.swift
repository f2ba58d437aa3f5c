import ArgumentParser

/// `campaign appeal`: who to ask, what was sent, and what came back.
struct AppealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appeal",
        abstract: "Make an appeal's mailing list, record what was sent, see what came back.",
        discussion: """
            EXAMPLES
              campaign appeal list
              campaign appeal export year-end-letter-2026 -o letters.xlsx
              campaign appeal letters year-end-letter-2026
              campaign appeal sent year-end-letter-2026 --cost 21,500
              campaign appeal show year-end-letter-2026
            """,
        subcommands: [
            AppealListCommand.self, AppealShowCommand.self, AppealExportCommand.self, AppealSentCommand.self,
            AppealLettersCommand.self, AppealLabelsCommand.self,
        ])
}
