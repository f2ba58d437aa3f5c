import ArgumentParser

/// `campaign donor`: who gives.
struct DonorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "donor", abstract: "List, look up, edit, note, merge and erase donors.",
        discussion: """
            EXAMPLES
              campaign donor list ruiz
              campaign donor show D-7
              campaign donor edit D-7 --do-not-mail yes
              campaign donor merge D-7 D-12
            """,
        subcommands: [
            DonorListCommand.self, DonorShowCommand.self, DonorEditCommand.self, DonorMergeCommand.self,
            DonorUnmergeCommand.self, DonorNoteCommand.self, DonorDuplicatesCommand.self,
            DonorEraseCommand.self,
        ])
}
