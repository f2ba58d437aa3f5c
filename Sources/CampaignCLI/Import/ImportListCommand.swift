import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign import list`: what was imported, newest last.
struct ImportListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the imports, newest last.",
        discussion: """
            Each import is one batch. The name of its file is not kept, but its rows' source and ids are \
            shown, and --json has the file's SHA-256 (sha256sum FILE). 'campaign gift list --batch B-3' \
            shows its rows, 'campaign import undo B-3' undoes it. 'campaign log' lists every batch, \
            including those posted by hand.

            EXAMPLES
              campaign import list
              campaign import list --json
            """)

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: nil)
        let batches = try (books.rows?.batches() ?? []).reversed().filter(\.isImport)
        let list = BatchList(batches: Array(batches), currency: books.loaded.plan.organization.currency)
        try session.writer.write(
            list.document(
                "campaign.imports/1", title: "Imports",
                books.provenance(asOf: try books.day(nil, session))))
        if batches.isEmpty { session.say("nothing has been imported yet: campaign import FILE") }
    }
}
