import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignReports
import CampaignServices

/// `campaign thank letters`: thanks for gifts without an acknowledgment, as one page to print.
struct ThankLettersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters",
        abstract: "Write thank-you letters for printing, and record that they went out.",
        discussion: """
            Writes build/thank-you.html: thanks for gifts of the last 90 days that have no acknowledgment, \
            oldest first, one letter per donor and day, from the template Reports/letters/thank-you.md in \
            each donor's language. A gift that only a person can thank for, because what was given in return \
            is not recorded, is listed with the reason; the other letters are written. If any donor lacks \
            something the letter shows, no letter is written and all such donors are listed. Nothing is \
            recorded unless --record says that these letters go out; --known-on leaves out gifts that came \
            in after the letters were printed. --each refuses a folder that contains pages from another run.

            'campaign help letters' has the fields of a letter.

            EXAMPLES
              campaign thank letters
              campaign thank letters --since 2026-11-01 --limit 3 -o proof.html
              campaign thank letters --pdf
              campaign thank letters --record --known-on B-31
            """)

    @OptionGroup var thanks: ThankOptions
    @OptionGroup var letters: LetterOptions
    @Flag(help: "Record that these letters went out today.") var record = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    /// What its batches say of where they come from.
    static let record = "thank letters --record"

    func run() throws {
        let session = try LetterOptions.session(options)
        try letters.checkLimit()
        let destination = try letters.destination(session, options)
        let due = try thanks.due(session, limit: letters.limit)
        let job = LetterJob(
            books: due.books, directory: destination.directory, today: due.today,
            fallsBack: letters.fallback)
        let (run, findings) = try job.run(due.run.letters, appeal: nil) { _ in ThankYouRun.path }
        session.say(findings)
        let written =
            run.items.isEmpty || letters.dryRun
            ? nil : try destination.write(run, name: "thank-you", title: "Thank-you letters")
        let recorded =
            record
            ? try due.run.record(
                session, directory: destination.directory, command: Self.record, dryRun: letters.dryRun) : nil
        for note in due.run.notes { session.say(note) }
        guard written != .answer else { return }
        try session.writer.write(
            due.document(written: written, recorded: recorded, isDryRun: letters.dryRun))
        if recorded == nil, !due.run.letters.isEmpty, !letters.dryRun {
            session.say("once they are mailed: \(recording(due))")
        }
    }

    /// The command that records these letters: gifts that are posted in the meantime are not in them.
    private func recording(_ due: ThankOptions.Due) -> String {
        let batch = due.books.batch ?? due.books.head?.batch ?? 0
        return "campaign \(Self.record) --known-on B-\(batch)"
            + (thanks.since.map { " --since \($0)" } ?? "")
            + (letters.limit.map { " --limit \($0)" } ?? "")
    }
}
