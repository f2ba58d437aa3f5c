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
            Rows of type application, deadline, spend, transfer, budget and match ('campaign help csv'): a stage \
            on each of its days with its terms, what is due, what was spent and planned, what counts as match, \
            and what was passed on. Imported here it changes nothing. Not in it are gifts and awards with what \
            was paid and met of them, claims, challenges, earlier days of deadlines that moved, what was asked \
            in another currency, and a match by a gift without an id of its own. So in an empty workspace \
            import the files of your gifts and awards first: a transfer needs the money that it is made of, \
            and the stage awarded its award, which is found by the grant_id of those files. An award that was \
            typed here is in no file: type it there too, before the import.

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
        if export.leftOut > 0 {
            let what = Words.count(export.leftOut, "claim or match", plural: "claims and matches")
            session.say("note: \(what) left out")
        }
        guard let file = options.file else { return }
        session.say("\(TerminalText.safe(file)): \(Words.count(export.rows, "row"))")
    }
}
