import ArgumentParser

/// `campaign import`: a file comes in, what came in is listed, and one posting is reversed.
///
/// `campaign import FILE` is short for `campaign import file FILE`.
struct ImportGroupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import gifts from a CSV file, map its columns, list imports, undo one.",
        discussion: """
            EXAMPLES
              campaign import gifts.csv --dry-run
              campaign import list
              campaign import map gala.csv
              campaign import sources
              campaign import undo B-3 --dry-run
              campaign import payout po_1 --amount 1,204.10
            """,
        subcommands: [
            ImportCommand.self, ImportListCommand.self, ImportMapCommand.self, ImportSourcesCommand.self,
            ImportUndoCommand.self, ImportPayoutCommand.self,
        ],
        defaultSubcommand: ImportCommand.self)
}
