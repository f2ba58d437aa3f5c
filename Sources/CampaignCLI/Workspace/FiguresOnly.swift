import ArgumentParser
import CampaignKit
import CampaignLedger
import Terminal

/// A command whose answers are figures, or that asks nothing of the ledger: it needs no names.
protocol FiguresCommand: ParsableCommand {}

/// What a login can do that sees figures and no names, as a board's does.
///
/// Every command that is not a `FiguresCommand` would show empty names as if they were facts, "no name" or
/// "no deliverable address", or list rows by which someone who gave without a name could be found.
enum FiguresOnly {
    /// Throws where a command needs names that the login may not read.
    static func requireNames(
        of ledger: Ledger, at location: LedgerLocation, for arguments: [String]
    ) throws(CommandError) {
        guard !ledger.showsNames else { return }
        let line = CommandLineWords(arguments)
        // What changed is a list of rows.
        let listsRows = arguments.contains { $0 == "--diff" || $0.hasPrefix("--diff=") }
        guard listsRows || !(line.path.last is any FiguresCommand.Type) else { return }
        let command = line.commandName + (listsRows ? " --diff" : "")
        throw .failed(
            "figures-only",
            "\(TerminalText.safe(location.name)) shows you figures and no names: \(command) needs names",
            hint:
                "campaign status, show, forecast, and report build work; for more, ask for the role campaign_officer"
        )
    }
}
