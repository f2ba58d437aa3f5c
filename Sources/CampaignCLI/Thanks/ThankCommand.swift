import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign thank`: who waits for thanks, the letters, and thanks by hand.
///
/// `campaign thank` is short for `campaign thank list`.
struct ThankCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thank",
        abstract: "See who waits for thanks, write thank-you letters, record thanks by hand.",
        discussion: """
            EXAMPLES
              campaign thank
              campaign thank letters
              campaign thank record G-12
            """,
        subcommands: [ThankListCommand.self, ThankLettersCommand.self, ThankRecordCommand.self],
        defaultSubcommand: ThankListCommand.self)
}

/// Which gifts may wait for thanks: the same words for the list and for the letters.
struct ThankOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only gifts on or after this day (default: the last 90 days).", valueName: "date"))
    var since: CalendarDate?
    @Option(
        help: ArgumentHelp("Show what was known then, with the plan of that time.", valueName: "date|batch"))
    var knownOn: KnownOn?

    /// The thanks that are due today.
    struct Due {
        let books: LedgerView
        let today: CalendarDate
        let run: ThankYouRun

        /// What came of them, in every format.
        func document(
            written: LetterDestination.Written? = nil, recorded: Int? = nil, isDryRun: Bool = false,
            isList: Bool = false
        ) -> Document {
            ThankYouDocument(
                run: run, provenance: books.provenance(asOf: today),
                currency: books.loaded.plan.organization.currency, written: written?.place,
                recorded: recorded, isDryRun: isDryRun, isList: isList
            ).document
        }
    }

    /// Reads them; `limit` is a number of letters.
    func due(_ session: Session, limit: Int? = nil) throws -> Due {
        let books = try LedgerView(session, knownOn: knownOn)
        let today = try session.today(books.loaded.plan)
        guard let ledger = books.ledger else {
            throw CommandError.failed(
                "ledger-missing", "nothing has been posted yet", hint: "campaign import FILE")
        }
        let run = try ThankYouRun(ledger, books, since: since, today: today, limit: limit)
        return Due(books: books, today: today, run: run)
    }
}
