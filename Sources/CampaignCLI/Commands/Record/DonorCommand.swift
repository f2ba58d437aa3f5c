import ArgumentParser

/// `campaign donor`: who gives.
struct DonorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "donor", abstract: "List and look up donors.",
        discussion: """
            EXAMPLES
              campaign donor list ruiz
              campaign donor show D-7
            """,
        subcommands: [DonorListCommand.self, DonorShowCommand.self])
}
