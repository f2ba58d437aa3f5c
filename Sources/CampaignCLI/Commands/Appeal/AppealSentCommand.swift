import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignLedger
import Terminal

/// `campaign appeal sent`: records which pieces went out.
struct AppealSentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sent",
        abstract: "Record who was asked, in which segment, when and at what cost.",
        discussion: """
            Without --from, the pieces are the letters of 'campaign appeal export' on the day they went out. With \
            --from they are the rows of that export, as a file that lines may have been taken out of. The cost is \
            spread over the pieces, to the cent. A donor is recorded once for an appeal: a second run says who was \
            there already and posts only what is new. 'campaign appeal show' then has the response rate.

            EXAMPLES
              campaign appeal sent year-end-letter-2026 --cost 21,500 --dry-run
              campaign appeal sent year-end-letter-2026 --on 2026-11-02 --cost 21,500 --from letters.csv
              campaign appeal sent year-end-email-2026 --json
            """)

    @Argument(help: ArgumentHelp("The id of the appeal.", valueName: "appeal")) var id: String
    @Option(help: ArgumentHelp("The day they went out (default: today).", valueName: "date"))
    var on: CalendarDate?
    @Option(help: ArgumentHelp("What all of them cost together.", valueName: "amount")) var cost: String?
    @Option(help: ArgumentHelp("The list that went out, as CSV.", valueName: "file")) var from: String?
    @Flag(name: .customLong("dry-run"), help: "Do everything but keep nothing.") var dryRun = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let directory = try session.directory()
        let (loaded, planText) = try session.planWithText(in: directory)
        let (campaign, appeal) = try AppealMailing.find(id, PlanIndex(loaded.plan))
        let today = try session.today(loaded.plan)
        let day = on ?? today
        guard day <= today else {
            throw CommandError.usage(
                "bad-value", "\(day) has not come yet", hint: "record the pieces on the day they go out")
        }
        let currency = loaded.plan.organization.currency
        let costMinor = try cost.map { try AmountArgument.minorUnits($0, currency) }
        if let costMinor, costMinor < 0 {
            throw CommandError.usage("bad-value", "--cost is not below zero", hint: "write it without a sign")
        }
        // Asked for reading first: opening for writing would make a ledger where there is none.
        guard try session.ledger(in: directory) != nil,
            let ledger = try Ledger.open(path: directory + "/" + Ledger.fileName, access: .write)
        else {
            throw CommandError.failed(
                "ledger-missing", "nothing was posted yet", hint: "campaign import FILE")
        }
        let pieces = try pieces(session, campaign, appeal, currency, day)
        let outcome = try ledger.recordSolicitations(
            pieces, costMinor: costMinor,
            try session.postingContext(loaded, planText, command: commandRecord), dryRun: dryRun)
        try refuseUnknown(outcome)
        let report = SentReport(
            appeal: appeal, campaign: campaign.id, day: day, pieces: pieces, outcome: outcome,
            hasCost: costMinor != nil, isDryRun: dryRun,
            provenance: try session.provenance(loaded, in: directory))
        try session.writer.write(report.document)
        for line in report.remarks { session.say(line) }
    }

    /// What the batch records of the command: names of options, never their values.
    private var commandRecord: String {
        var words = ["appeal sent"]
        if on != nil { words.append("--on") }
        if cost != nil { words.append("--cost") }
        if from != nil { words.append("--from") }
        return words.joined(separator: " ")
    }

    private func pieces(
        _ session: Session, _ campaign: Campaign, _ appeal: Appeal, _ currency: Currency, _ day: CalendarDate
    ) throws -> [Solicitation] {
        func place(_ keycode: String) -> Place {
            Place(campaign: campaign.id, appeal: appeal.id, keycode: keycode)
        }
        guard let from else {
            let mailing = try AppealMailing(appeal: id, Books(session, knownOn: nil).closed, asOf: day)
            for line in mailing.summary { session.say(line) }
            return mailing.list.rows.map { row in
                Solicitation(
                    donor: row.donor, place: place(row.keycode), segment: row.segment, day: day,
                    askMinor: row.asks.first)
            }
        }
        let source = try FileByteSource(path: session.context.absolute(from))
        let list = try MailedListReader(appeal: appeal, currency: currency).read(source)
        guard list.problems.isEmpty else { throw refused(list.problems, from) }
        return list.pieces.map { piece in
            Solicitation(
                donor: piece.donor, place: place(piece.keycode), segment: piece.segment, day: day,
                askMinor: piece.askMinor)
        }
    }

    /// All the rows that cannot be used, at once.
    private func refused(_ problems: [RowProblem], _ file: String) -> CommandError {
        let name = TerminalText.safe(file)
        var error = CommandError.failed(
            "list-refused",
            "\(Words.count(problems.count, "row")) of \(name) cannot be recorded, so nothing was",
            hint: "campaign appeal export \(id) -o FILE.csv writes such a list")
        error.findings = problems.map { problem in
            Finding(
                code: problem.code, severity: .error,
                message: (problem.column.isEmpty ? "" : "\(problem.column): ") + problem.message,
                location: SourceLocation(file: name, line: problem.line), hint: problem.hint)
        }
        return error
    }

    private func refuseUnknown(_ outcome: SolicitationOutcome) throws {
        guard let first = outcome.unknown.first else { return }
        let count = outcome.unknown.count
        throw CommandError.failed(
            "unknown-donor",
            "\(Words.count(count, "number")) of the list \(count == 1 ? "is" : "are") no donor's here, "
                + "D-\(first) first; nothing was recorded",
            hint: "is the list of another workspace?")
    }
}
