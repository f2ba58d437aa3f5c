import ArgumentParser

/// `campaign pledge`: what was promised, and what is due of it.
struct PledgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pledge",
        abstract: "Record and change pledges, see what is due, write off what will not be paid.",
        discussion: """
            EXAMPLES
              campaign pledge add --amount 12,000 --name 'Ana Ruiz' --installments 4 \\
                  --frequency quarterly --first-due 2027-01-15
              campaign pledge due --within 30
              campaign pledge show P-12
            """,
        subcommands: [
            PledgeAddCommand.self, PledgeListCommand.self, PledgeShowCommand.self, PledgeDueCommand.self,
            PledgeConfirmCommand.self, PledgeRemindCommand.self, PledgeChangeCommand.self,
            PledgeReturnCommand.self, PledgeWriteOffCommand.self,
        ])
}
