import ArgumentParser

/// `campaign export`: the ledger for other programs.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the ledger for other programs.",
        discussion: """
            EXAMPLES
              campaign export journal -o gifts.journal
              campaign export journal --as-of 2026-06-30 -o year.beancount
              campaign export vcard -o donors.vcf
            """,
        subcommands: [ExportJournalCommand.self, ExportVCardCommand.self])
}
