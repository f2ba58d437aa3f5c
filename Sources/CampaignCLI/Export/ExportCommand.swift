import ArgumentParser
import Terminal

/// `campaign export`: the ledger for other programs.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the ledger for other programs.",
        discussion: """
            EXAMPLES
              campaign export journal -o gifts.journal
              campaign export journal --as-of 2026-06-30 -o year.beancount
              campaign export vcard -o donors.vcf
              campaign export calendar -o due.ics
              campaign export 360giving -o grants.json
              campaign export grants -o grants.csv
            """,
        subcommands: [
            ExportJournalCommand.self, ExportVCardCommand.self, ExportCalendarCommand.self,
            ExportPublishedCommand.self, ExportGrantsCommand.self, ExportDeadlinesCommand.self,
            ExportSpendingCommand.self, ExportTransfersCommand.self, ExportUnitsCommand.self,
            ExportCanonicalCommand.self,
        ])
}

/// What every command takes, for commands whose `--format` names another program's language.
///
/// The same options as `GlobalOptions` but for `--format`: ArgumentParser refuses one name twice.
struct ExportOptions: ParsableArguments {
    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: ArgumentHelp(
            "Use this workspace instead of the one that contains the current folder.", valueName: "dir"))
    var directory: String?

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Write to a file; its extension sets the format.", valueName: "file"))
    var output: String?

    @Flag(help: "Replace an existing file.") var force = false

    @Option(help: "When to use color.") var color: ColorMode = .auto

    @Flag(name: .shortAndLong, help: "Print only the answer and errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Print more about what is done.")
    var verbose = false

    // Taken, as everywhere, though a file for a program has no tables to fit or page.
    @Flag(help: .hidden) var json = false
    @Flag(help: .hidden) var ascii = false
    @Option(help: .hidden) var width: Int?
    @Flag(name: .customLong("no-pager"), help: .hidden) var noPager = false

    /// The file to write; nil for the standard output.
    var file: String? { output == "-" ? nil : output }

    /// The options that a session is made of.
    func global() throws -> GlobalOptions {
        guard !json else {
            throw CommandError.usage(
                "no-json", "the file is in another program's format, so there is no JSON",
                hint: "campaign gift list --json has the rows, campaign status --json the figures")
        }
        var options = try GlobalOptions.parse([])
        options.directory = directory
        // So that the session guards the file's name as every other; its ending is not one of our formats.
        options.output = output
        options.force = force
        options.format = .table
        options.width = width
        options.color = color
        options.quiet = quiet
        options.verbose = verbose
        return options
    }
}
