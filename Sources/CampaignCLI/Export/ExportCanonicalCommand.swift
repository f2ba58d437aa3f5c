import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignServices
import Terminal

/// `campaign export canonical`: grants and transfers as a file that `import` reads.
struct ExportCanonicalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canonical", abstract: "Write grants and transfers as CSV that 'campaign import' reads.",
        discussion: """
            Rows of type application, deadline, spend and transfer ('campaign help csv'): a stage on each of its \
            days, what is due, what was spent, and what was passed on. Gifts, awards, budgets, claims, match and \
            deadlines that were waived are not in it. Imported here it changes nothing. Elsewhere import your \
            gifts first: a transfer needs the money that it is made of, and an award the gift file that has it.

            EXAMPLES
              campaign export canonical -o grants.csv
              campaign export canonical -o grants.csv --force
            """)

    @OptionGroup(title: "Global options") var options: ExportOptions

    func run() throws {
        let session = try Session(options.global())
        let export = try GrantFileExport(session)
        var writer = export.writer
        let bytes = writer.bytes()
        try session.writer.stream { try $0(bytes) }
        guard let file = options.file else { return }
        session.say("\(TerminalText.safe(file)): \(Words.count(export.rows, "row"))")
    }
}
