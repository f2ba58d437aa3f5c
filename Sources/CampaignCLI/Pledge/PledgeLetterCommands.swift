import ArgumentParser
import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignReports
import CampaignServices

/// `campaign pledge confirm`: thanks for promises, on paper.
struct PledgeConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Write letters that confirm pledges and their schedules.",
        discussion: """
            Writes build/pledge-confirmation.html from the template Reports/letters/pledge-confirmation.md: \
            one letter for each pledge of the last 30 days, or for those that are named. A confirmation is \
            not a tax document; each payment gets its own receipt. Donors in states that want their text on \
            confirmations get it. Nothing is recorded and nothing is mailed.

            EXAMPLES
              campaign pledge confirm P-12
              campaign pledge confirm --since 2026-11-01 --pdf
              campaign pledge confirm P-12 P-13 --each build/confirmations
            """)

    @Argument(help: ArgumentHelp("P-12, or a source's id (default: recent ones).", valueName: "pledge"))
    var pledges: [String] = []
    @Option(help: ArgumentHelp("Pledges of this day or later.", valueName: "date")) var since: CalendarDate?
    @OptionGroup var letters: LetterOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    /// Pledges from this many days before today on, where no one says which.
    private static let usualDays = 30

    func run() throws {
        guard pledges.isEmpty || since == nil else {
            throw CommandError.usage(
                "option-conflict", "pledges and --since cannot be combined", hint: "give one of them")
        }
        let writing = try PledgeLetterWriting(letters, options)
        let first = since ?? writing.today.adding(days: -Self.usualDays)
        let chosen =
            pledges.isEmpty
            ? try writing.reading.all().filter { $0.line.day >= first }
            : try pledges.map { try writing.reading.pledge($0).pledge }
        try writing.write(.confirm(chosen), title: "Pledge confirmations")
    }
}

/// `campaign pledge remind`: what is due of promises, on paper.
struct PledgeRemindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind", abstract: "Write letters about pledge installments that are due.",
        discussion: """
            Writes build/pledge-reminder.html from the template Reports/letters/pledge-reminder.md: one \
            letter for each pledge with an installment that is late or due within 30 days, with what is open \
            of it. A reminder is not a tax document. Donors in states that want their text on reminders get \
            it. Nothing is recorded and nothing is mailed.

            EXAMPLES
              campaign pledge remind
              campaign pledge remind --within 0 --campaign reading-room
              campaign pledge remind --donor D-7 --pdf
            """)

    @Option(help: ArgumentHelp("Late or due within this many days (default: 30).", valueName: "days"))
    var within: Int = 30
    @OptionGroup var filter: PledgeFilterOptions
    @OptionGroup var letters: LetterOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        guard (0...36_525).contains(within) else {
            throw CommandError.usage("bad-value", "--within is a number of days", hint: "--within 30")
        }
        var writing = try PledgeLetterWriting(letters, options)
        try writing.reading.limit(to: filter)
        writing.reading.query.onlyOpen = true
        let until = writing.today.adding(days: within)
        try writing.write(.remind(writing.reading.all(), until: until), title: "Pledge reminders")
    }
}

/// Writes letters about pledges and says which get none.
private struct PledgeLetterWriting {
    let session: Session
    let letters: LetterOptions
    let destination: LetterDestination
    let books: LedgerView
    let today: CalendarDate
    var reading: PledgeReading

    init(_ letters: LetterOptions, _ options: GlobalOptions) throws {
        self.letters = letters
        session = try LetterOptions.session(options)
        try letters.checkLimit()
        destination = try letters.destination(session, options)
        books = try LedgerView(session, knownOn: nil)
        today = try session.today(books.loaded.plan)
        reading = try PledgeReading(session, asOf: today, knownOn: nil)
    }

    func write(_ choice: PledgeLetterRun.Choice, title: String) throws {
        guard let ledger = reading.ledger else { throw ServiceError.nothingPosted }
        let due = try PledgeLetterRun(choice, ledger, reading.plan, today: today)
        let chosen = Array(due.letters.prefix(letters.limit ?? Int.max))
        let job = LetterJob(
            books: books, directory: destination.directory, today: today, fallsBack: letters.fallback)
        let (run, findings) = try job.run(chosen, appeal: nil, kind: choice.kind) { _ in choice.path }
        session.say(findings)
        let written =
            run.items.isEmpty || letters.dryRun
            ? nil : try destination.write(run, name: choice.kind.rawValue, title: title)
        for note in notes(due) { session.say(note) }
        guard written != .answer else { return }
        try session.writer.write(
            LetterDocument(
                run: run, provenance: books.provenance(asOf: today), written: written?.place,
                isDryRun: letters.dryRun, left: due.letters.count - chosen.count
            ).document)
    }

    private func notes(_ due: PledgeLetterRun) -> [String] {
        var notes = PledgeLetterRun.Reason.allCases.compactMap { reason -> String? in
            let pledges = due.leftOut.filter { $0.reason == reason }.map { "P-\($0.pledge)" }
            return pledges.isEmpty ? nil : "no letter for \(pledges.joined(separator: ", ")): \(reason.words)"
        }
        if due.hidden > 0 {
            notes.append("\(Words.count(due.hidden, "pledge")) that staff may not see: no letter")
        }
        return notes + ZIPRemarks(due.letters.map(\.row)).lines
    }
}

extension PledgeLetterRun.Reason {
    /// Lower case first, no full stop.
    fileprivate var words: String {
        switch self {
        case .award: "a funder's award"
        case .otherCurrency: "promised in another currency; write by hand"
        case .noDonor: "no one is known who made it"
        case .deceased: "the donor has died"
        case .doNotMail: "do not mail"
        case .returnedMail: "mail came back"
        case .noName: "the donor has no name"
        case .noAddress: "the donor has no address"
        }
    }
}
