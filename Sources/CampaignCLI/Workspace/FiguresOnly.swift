import CampaignKit
import CampaignLedger
import Terminal

/// What a login can do that sees figures and no names, as a board's does.
///
/// Everything else would show empty names as if they were facts, "no name" or "no deliverable address", or
/// list rows by which someone who gave without a name could be found.
enum FiguresOnly {
    /// The commands whose answers are figures, by the words that name them.
    static let commands: Set<String> = [
        "status", "list", "show", "forecast", "compare", "pyramid", "project list", "appeal list",
        "appeal show", "report list", "report new", "report check", "report verify", "report widget", "log",
        "doctor", "init", "new", "ledger roles",
    ]

    /// Throws where a command needs names that the login may not read.
    static func requireNames(
        of ledger: Ledger, at location: LedgerLocation, for arguments: [String]
    ) throws(CommandError) {
        guard !ledger.showsNames else { return }
        let line = CommandLineWords(arguments)
        // What changed is a list of rows.
        let listsRows = arguments.contains { $0 == "--diff" || $0.hasPrefix("--diff=") }
        guard listsRows || !commands.contains(line.subcommand) else { return }
        let command = line.commandName + (listsRows ? " --diff" : "")
        throw .failed(
            "figures-only",
            "\(TerminalText.safe(location.name)) shows you figures and no names: \(command) needs names",
            hint:
                "campaign status, show, compare, and forecast work; for more, ask for the role campaign_officer"
        )
    }
}
