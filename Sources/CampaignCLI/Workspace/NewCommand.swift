import ArgumentParser

/// `campaign new`: files to begin with.
struct NewCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write the file of a new campaign.",
        discussion: """
            EXAMPLES
              campaign new campaign spring-2027 --goal 25000
            """,
        subcommands: [NewCampaignCommand.self])
}
