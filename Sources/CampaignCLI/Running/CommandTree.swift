import ArgumentParser

/// Every command, for suggestions and for tests that look at all of them.
enum CommandTree {
    /// Commands with the words that name them, without the program's: `new campaign`.
    static var all: [(path: String, command: any ParsableCommand.Type)] {
        below(CampaignCommand.self, prefix: "")
    }

    static var paths: [String] { all.map(\.path) }

    private static func below(
        _ parent: any ParsableCommand.Type, prefix: String
    ) -> [(path: String, command: any ParsableCommand.Type)] {
        parent.configuration.subcommands.flatMap { command in
            let path = prefix + (command.names.first ?? "")
            return [(path, command)] + below(command, prefix: path + " ")
        }
    }
}
