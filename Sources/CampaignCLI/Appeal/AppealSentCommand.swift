import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign appeal sent`: records which pieces went out.
struct AppealSentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sent",
        abstract: "Record who was asked, in which segment, when, and at what cost.",
        discussion: """
            Without --from, the pieces are the letters of 'campaign appeal export' on the day they went out. \
            With --from they are the rows of that export, in a file from which rows may have been removed. \
            The cost is spread over the pieces, to the cent. A donor is recorded once per appeal: a second \
            run lists those already recorded and posts only what is new. 'campaign appeal show' then has the \
            response rate.

            A wrong recording is voided with --void and its batch, which --list shows; then record it again. \
            Nothing is deleted: the void is a batch of its own, and --known-on still shows what was known \
            before it.

            EXAMPLES
              campaign appeal sent year-end-letter-2026 --cost 21,500 --dry-run
              campaign appeal sent year-end-letter-2026 --on 2026-11-02 --cost 21,500 \\
                  --from letters.csv
              campaign appeal sent year-end-letter-2026 --list
              campaign appeal sent year-end-letter-2026 --void B-12 --dry-run
            """)

    @Argument(help: ArgumentHelp("The id of the appeal.", valueName: "appeal")) var id: String
    @Option(help: ArgumentHelp("The day they went out (default: today).", valueName: "date"))
    var on: CalendarDate?
    // Unconditional: -5 is then refused with a reason, and not taken for an option.
    @Option(
        parsing: .unconditional, help: ArgumentHelp("The total cost of all pieces.", valueName: "amount"))
    var cost: String?
    @Option(help: ArgumentHelp("The list that went out, as CSV.", valueName: "file")) var from: String?
    @Flag(
        name: .customLong("mail-possible"),
        help: "Also write to donors who may be the same person as one who gave or must not be asked.")
    var mailPossible = false
    @Flag(help: "Show what was recorded and what was voided.") var list = false
    @Option(help: ArgumentHelp("Void what this batch recorded: B-12.", valueName: "batch"))
    var void: String?
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options, reading: from.map { [$0] } ?? [])
        let directory = try session.directory()
        let (loaded, planText) = try session.planWithText(in: directory)
        let (campaign, appeal) = try AppealMailing.find(id, PlanIndex(loaded.plan))
        let today = try session.today(loaded.plan)
        let day = on ?? today
        if list || void != nil {
            try refuseOthers()
        } else {
            try check(day, appeal, campaign, today)
        }
        let currency = loaded.plan.organization.currency
        let costMinor = try cost.map { try AmountArgument.minorUnits($0, currency) }
        if let costMinor, costMinor < 0 {
            throw CommandError.usage(
                "bad-value", "--cost cannot be below zero", hint: "write it without a sign")
        }
        let ledger =
            try list
            ? session.ledger(in: directory) ?? session.postedLedger(in: directory)
            : session.postedLedger(in: directory)
        if list || void != nil {
            let postings = SentPostings(appeal: appeal, ledger: ledger)
            let context = try session.postingContext(loaded, planText, command: commandRecord)
            let voided = try void.map { try postings.void($0, context, dryRun: dryRun) }
            session.context.posted.note(batch: voided?.batch)
            return try session.writer.write(
                postings.document(voided, isDryRun: dryRun, session.provenance(loaded, in: directory)))
        }
        let source = SentPieces(
            context: session, campaign: campaign, appeal: appeal, currency: currency, day: day,
            mailsPossible: mailPossible)
        let pieces = try self.pieces(source, session)
        let outcome = try ledger.recordSolicitations(
            pieces, costMinor: costMinor,
            try session.postingContext(loaded, planText, command: commandRecord), dryRun: dryRun)
        session.context.posted.note(batch: outcome.batch)
        try refuseUnknown(outcome)
        let report = SentReport(
            appeal: appeal, campaign: campaign.id, day: day, pieces: pieces, outcome: outcome,
            doubtful: from == nil ? [] : try source.doubtful(pieces, ledger), hasCost: costMinor != nil,
            isDryRun: dryRun,
            provenance: try session.provenance(loaded, in: directory))
        try session.writer.write(report.document)
        for line in report.remarks { session.say(line) }
    }

    /// The rows of the file that is named, or those of the appeal's own list.
    private func pieces(_ source: SentPieces, _ session: Session) throws -> [Solicitation] {
        if let from {
            return try source.listed(FileByteSource(path: session.context.absolute(from)), named: from)
        }
        let (pieces, mailing) = try source.exported()
        for line in mailing.summary { session.say(line) }
        return pieces
    }

    /// The day must be one on which the appeal can have gone out.
    private func check(
        _ day: CalendarDate, _ appeal: Appeal, _ campaign: Campaign, _ today: CalendarDate
    ) throws(CommandError) {
        guard day <= today else {
            throw .usage(
                "bad-value", "\(day) is in the future", hint: "record the pieces on the day they go out")
        }
        guard let starts = appeal.starts, day < starts else { return }
        throw .usage(
            "bad-value", "\(day) is before \(appeal.id) starts, on \(starts)",
            hint:
                "--on is the day they went out; if it was that day, fix starts: in Campaigns/\(campaign.id).md"
        )
    }

    /// What only recording takes.
    private func refuseOthers() throws(CommandError) {
        guard on == nil, cost == nil, from == nil, !(list && void != nil) else {
            throw .usage(
                "option-conflict", "--list and --void cannot be combined with other options",
                hint: "void what was wrong, then record it again with --on, --cost and --from")
        }
    }

    /// What the batch records of the command: names of options, never their values.
    private var commandRecord: String {
        var words = ["appeal sent"]
        if on != nil { words.append("--on") }
        if cost != nil { words.append("--cost") }
        if from != nil { words.append("--from") }
        if void != nil { words.append("--void") }
        return words.joined(separator: " ")
    }

    private func refuseUnknown(_ outcome: SolicitationOutcome) throws {
        guard let first = outcome.unknown.first else { return }
        let count = outcome.unknown.count
        throw CommandError.failed(
            "unknown-donor",
            "\(Words.count(count, "number")) in the list \(count == 1 ? "does" : "do") not belong to a donor here, "
                + "D-\(first) first; nothing was recorded",
            hint: "is the list from another workspace?")
    }
}
