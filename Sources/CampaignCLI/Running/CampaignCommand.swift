public import ArgumentParser
import CampaignKit
import Terminal

/// The command `campaign`: the root of the tree, and how tests and `main` run it.
public struct CampaignCommand: ParsableCommand {
    public static let version = "0.1.0-dev"

    public static let configuration = CommandConfiguration(
        commandName: "campaign",
        abstract: "Fundraising campaigns as text files, money as an append-only ledger.",
        discussion: """
            Plans live in Campaigns/*.md, gifts in campaign.sqlite. Start with 'campaign init', then 'campaign \
            status'. 'campaign help TOPIC' explains \(Words.alternatives(HelpTopic.names)).

            EXAMPLES
              campaign init
              campaign status
              campaign show year-end-2026
              campaign check
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: "Start",
                subcommands: [
                    InitCommand.self, NewCommand.self, DoctorCommand.self, CheckCommand.self,
                ]),
            CommandGroup(
                name: "Track",
                subcommands: [
                    StatusCommand.self, ListCommand.self, ShowCommand.self, ExplainCommand.self,
                    ForecastCommand.self, CompareCommand.self, PyramidCommand.self,
                ]),
            CommandGroup(
                name: "Record",
                subcommands: [
                    GiftCommand.self, PledgeCommand.self, GrantCommand.self, ProjectCommand.self,
                    DonorCommand.self,
                ]),
            CommandGroup(name: "Import", subcommands: [ImportGroupCommand.self]),
            CommandGroup(name: "Report", subcommands: [ReportCommand.self]),
            CommandGroup(
                name: "Ask and thank",
                subcommands: [
                    SegmentCommand.self, AppealCommand.self, ThankCommand.self, ReceiptCommand.self,
                ]),
            CommandGroup(name: "Export", subcommands: [ExportCommand.self]),
            CommandGroup(
                name: "Data",
                subcommands: [
                    LogCommand.self, BackupCommand.self, RestoreCommand.self, LedgerCommand.self,
                    HelpCommand.self,
                ]),
        ])

    public init() {}

    /// Runs one command line (without the program's name) and returns the exit status.
    public static func run(_ arguments: [String], in context: CommandContext) -> Int32 {
        var context = context
        context.arguments = arguments
        return CommandContext.$current.withValue(context) {
            CommandRunner(context: context).run(arguments).rawValue
        }
    }
}

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
