import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignReports
import CampaignServices

/// `campaign appeal letters`: the letters of an appeal, as one page to print.
struct AppealLettersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters", abstract: "Write an appeal's letters for printing.",
        discussion: """
            Writes build/ID.html: one page with every letter on paper of its own, its address positioned for \
            the window of a #10 envelope, and below it a reply slip with the donor's keycode. Each donor \
            gets the letter that the campaign's file names for the segment, in their language: \
            letters/year-end.he.md next to letters/year-end.md. Everything is checked first; if any donor \
            lacks something the letter shows, no letter is written and all such donors are listed. The same \
            ledger and day give the same bytes; --as-of and --known-on reprint the letters of another day \
            exactly. --unsent leaves out donors already recorded by 'campaign appeal sent'. --each refuses a \
            folder that contains pages from another run, so that those are not mailed by mistake.

            'campaign help letters' has the fields of a letter. Thank-you letters: 'campaign thank letters'.

            EXAMPLES
              campaign appeal letters year-end-letter-2026
              campaign appeal letters year-end-letter-2026 --segment lybunt --limit 3 \\
                  -o proof.html
              campaign appeal letters year-end-letter-2026 --pdf
              campaign appeal letters year-end-letter-2026 --each build/letters
            """)

    @Argument(help: ArgumentHelp("The appeal.", valueName: "id")) var id: String
    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Only donors in these segments.", valueName: "id"))
    var segment: [String] = []
    @Flag(help: "Leave out donors already recorded by 'campaign appeal sent'.") var unsent = false
    @Flag(
        name: .customLong("mail-possible"),
        help: "Also write to donors who may be the same person as one who gave or must not be asked.")
    var mailPossible = false
    @OptionGroup var letters: LetterOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try LetterOptions.session(options)
        try letters.checkLimit()
        let destination = try letters.destination(session, options)
        let rows = try AppealRows(
            session, appeal: id, segments: segment, onlyUnsent: unsent, mailsPossible: mailPossible,
            asOf: time.day, knownOn: time.knownOn)
        try rows.requireLetters()
        let chosen = rows.rows.prefix(letters.limit ?? Int.max).map { Letter(row: $0) }
        let job = LetterJob(
            books: rows.books, directory: rows.directory, today: rows.today, fallsBack: letters.fallback)
        let (run, findings) = try job.run(chosen, appeal: rows.appeal) { rows.letter(for: $0.row) }
        session.say(findings)
        let written =
            letters.dryRun
            ? nil : try destination.write(run, name: rows.appeal.id, title: rows.appeal.name)
        guard written != .answer else { return }
        let document = LetterDocument(
            run: run, provenance: rows.provenance, written: written?.place, isDryRun: letters.dryRun,
            left: rows.rows.count - chosen.count)
        try session.writer.write(document.document)
        for note in rows.mailing.summary { session.say(note) }
    }
}
