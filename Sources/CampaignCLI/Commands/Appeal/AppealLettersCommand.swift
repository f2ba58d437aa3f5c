import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignReports
import CampaignServices
import Terminal

/// `campaign appeal letters`: the letters of an appeal, or thanks, as one page to print.
struct AppealLettersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters", abstract: "Write an appeal's letters, or thank-you letters, for printing.",
        discussion: """
            Writes build/ID.html: one page with every letter on paper of its own, its address positioned for \
            the window of a #10 envelope, and below it a reply slip with the donor's keycode. Each donor \
            gets the letter that the campaign's file names for the segment, in their language: \
            letters/year-end.he.md next to letters/year-end.md. Everything is checked first; if any donor \
            lacks something the letter shows, no letter is written and all such donors are listed. The same \
            ledger and day give the same bytes; --as-of and --known-on reprint the letters of another day \
            exactly. --unsent leaves out donors already recorded by 'campaign appeal sent'. --each refuses a \
            folder that contains pages from another run, so that those are not mailed by mistake.

            With --thank: thanks for gifts of the last 90 days that have no acknowledgment, oldest first, \
            with the number of days each has waited. A gift that only a person can thank for, because what \
            was given in return is not recorded, is listed with the reason; the other letters are written. \
            Nothing is recorded unless --record says that these letters go out; --known-on leaves out gifts \
            that came in after the letters were printed.

            'campaign help letters' has the fields of a letter.

            EXAMPLES
              campaign appeal letters year-end-letter-2026
              campaign appeal letters year-end-letter-2026 --segment lybunt --limit 3 -o proof.html
              campaign appeal letters year-end-letter-2026 --pdf
              campaign appeal letters year-end-letter-2026 --each build/letters
              campaign appeal letters --thank --since 2026-11-01
              campaign appeal letters --thank --record
            """)

    @Argument(help: ArgumentHelp("The appeal.", valueName: "id")) var id: String?
    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Only donors in these segments.", valueName: "id"))
    var segment: [String] = []
    @Option(help: ArgumentHelp("Only the first N letters, as a proof.", valueName: "count")) var limit: Int?
    @Option(help: ArgumentHelp("Write one file per letter into this folder.", valueName: "dir"))
    var each: String?
    @Flag(help: "Leave out donors already recorded by 'campaign appeal sent'.") var unsent = false
    @Flag(
        name: .customLong("mail-possible"),
        help: "Also write to donors who may be the same person as one who gave or must not be asked.")
    var mailPossible = false
    @Flag(help: "Write a PDF; needs WeasyPrint or Chromium.") var pdf = false
    @Flag(help: "Send the default letter to donors whose language has none.") var fallback = false
    @Flag(name: .customLong("dry-run"), help: "Check everything, write nothing.") var dryRun = false
    @Flag(help: "Thank for gifts without an acknowledgment.") var thank = false
    @Option(help: ArgumentHelp("With --thank: only gifts on or after this day.", valueName: "date"))
    var since: CalendarDate?
    @Flag(help: "With --thank: record that these letters went out today.") var record = false
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try LetterOptions.session(options)
        if let limit, limit < 1 {
            throw CommandError.usage(
                "bad-value", "--limit must be above zero", hint: "leave it out for all letters")
        }
        guard thank else { return try appealLetters(session) }
        guard time.asOf == nil else {
            throw CommandError.usage(
                "option-conflict", "--as-of goes with an appeal's letters",
                hint: "with --thank use --since, and --known-on to reprint earlier letters")
        }
        guard id == nil, segment.isEmpty, !unsent, !mailPossible else {
            throw CommandError.usage(
                "option-conflict", "--thank covers the gifts of every appeal",
                hint: "leave out the appeal, --segment, --unsent and --mail-possible")
        }
        try thanks(session)
    }

    private func appealLetters(_ session: Session) throws {
        guard let id else {
            throw CommandError.usage(
                "which-appeal", "no appeal given", hint: "campaign appeal list shows the appeals; or use --thank")
        }
        guard since == nil, !record else {
            throw CommandError.usage(
                "option-conflict", "--since and --record go with --thank",
                hint: "campaign appeal sent \(TerminalText.safe(id)) records an appeal's letters")
        }
        let destination = try destination(session)
        let rows = try AppealRows(
            session, appeal: id, segments: segment, onlyUnsent: unsent, mailsPossible: mailPossible,
            asOf: time.day, knownOn: time.knownOn)
        try rows.requireLetters()
        let letters = rows.rows.prefix(limit ?? Int.max).map { Letter(row: $0) }
        let job = LetterJob(
            books: rows.books, directory: rows.directory, today: rows.today, fallsBack: fallback)
        let (run, notes) = try job.run(letters, appeal: rows.appeal) { rows.letter(for: $0.row) }
        session.say(notes)
        let written =
            dryRun ? nil : try destination.write(run, name: rows.appeal.id, title: rows.appeal.name)
        guard written != "" || dryRun else { return }
        let document = LetterDocument(
            run: run, provenance: rows.provenance, written: written, isDryRun: dryRun,
            left: rows.rows.count - letters.count)
        try session.writer.write(document.document)
        for note in rows.mailing.summary { session.say(note) }
    }

    private func thanks(_ session: Session) throws {
        let destination = try destination(session)
        let books = try Books(session, knownOn: time.knownOn)
        let directory = destination.directory
        let plan = books.loaded.plan
        let today = try session.today(plan)
        guard let ledger = books.rows else {
            throw CommandError.failed(
                "ledger-missing", "nothing has been posted yet", hint: "campaign import FILE")
        }
        let due = try ThankYouRun(ledger, books, since: since, today: today, limit: limit)
        let job = LetterJob(books: books, directory: directory, today: today, fallsBack: fallback)
        let (run, notes) = try job.run(due.letters, appeal: nil) { _ in ThankYouRun.path }
        session.say(notes)
        let written =
            run.items.isEmpty || dryRun
            ? nil : try destination.write(run, name: "thank-you", title: "Thank-you letters")
        let recorded = record ? try due.record(session, directory: directory, dryRun: dryRun) : nil
        for note in due.notes { session.say(note) }
        guard written != "" else { return }
        let document = ThankYouDocument(
            run: due, provenance: books.provenance(asOf: today), currency: plan.organization.currency,
            written: written, recorded: recorded, isDryRun: dryRun)
        try session.writer.write(document.document)
        if recorded == nil, !due.letters.isEmpty, !dryRun {
            // Gifts that are posted in the meantime are not in these letters.
            let batch = books.batch ?? books.head?.batch ?? 0
            session.say(
                "once they are mailed: campaign appeal letters --thank --record --known-on B-\(batch)"
                    + (since.map { " --since \($0)" } ?? "") + (limit.map { " --limit \($0)" } ?? ""))
        }
    }

    private func destination(_ session: Session) throws -> LetterDestination {
        try LetterDestination(
            session, directory: session.directory(), output: options.output, each: each, isPDF: pdf)
    }
}
