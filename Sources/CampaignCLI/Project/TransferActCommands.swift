import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

struct TransferAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Pass received money on to a grantee of the project.",
        discussion: """
            --to names a partner that the plan gives a grantee:, or a donor's number. --from names the \
            gifts to take; without it what expires first is taken. What the board would have to know needs \
            a reason, and 'campaign check' says so from then on.

            EXAMPLES
              campaign project transfer add floor-3 --to hospital --amount 400,000 \\
                  --agreement 2026-05-01 --line equipment --report-due 2027-05-01
              campaign project transfer add floor-3 --to D-9 --amount 60,000 --from G-12 \\
                  --agreement 2026-05-01 --dry-run
              campaign project transfer add floor-3 --to hospital --amount 60,000 \\
                  --agreement 2026-05-01 --over-cap 'Board vote of 3 May'
              campaign project transfer add floor-3 --to hospital --amount 200,000 \\
                  --currency ILS --rate 0.27 --agreement 2026-05-01
            """)

    @Argument(help: ArgumentHelp("The project's id.", valueName: "project")) var project: String
    @Option(help: ArgumentHelp("The grantee: as in the plan, or D-9.", valueName: "grantee")) var to: String
    @Option(help: ArgumentHelp("How much.", valueName: "amount")) var amount: String
    @Option(help: ArgumentHelp("The currency of --amount.", valueName: "code")) var currency: String?
    @Option(help: ArgumentHelp("What one unit of that currency is worth.", valueName: "rate"))
    var rate: String?
    @Option(help: ArgumentHelp("The budget line that it is for.", valueName: "line")) var line: String?
    @Option(help: ArgumentHelp("Only from this gift; may be repeated.", valueName: "gift")) var from:
        [String] = []
    @Option(help: ArgumentHelp("The day of the agreement with the grantee.", valueName: "date"))
    var agreement: CalendarDate?
    @Option(help: ArgumentHelp("When a report on its use is due.", valueName: "date"))
    var reportDue: CalendarDate?
    @Option(help: ArgumentHelp("Why it may be above the cap.", valueName: "reason")) var overCap: String?
    @Option(help: ArgumentHelp("Why it may come before the approval.", valueName: "reason"))
    var beforeApproval: String?
    @Option(help: ArgumentHelp("Why it may come before the agreement.", valueName: "reason"))
    var beforeAgreement: String?
    @Option(help: ArgumentHelp("Kept with it.", valueName: "text")) var note: String?
    @OptionGroup var posting: ActOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try TransferDesk(try Session(options), "project transfer add", posting)
        let found = try ProjectArgument.read(project, desk.row.loaded.plan)
        if let line, !found.project.lines.contains(where: { $0.id == line }) {
            throw IDLookup.unknown(
                line, kind: "budget line of \(project)", among: found.project.lines.map(\.id))
        }
        let asked = try AskedAmount(base: desk.row.currency, currency: currency, rate: rate)
            .read(amount, "--amount")
        let minor = asked.minor
        guard minor > 0 else {
            throw CommandError.usage(
                "bad-value", "--amount must be above zero", hint: "write it without a sign")
        }
        var transfer = NewTransfer(
            minor, on: desk.day, campaign: found.campaign, project: project, line: line ?? "")
        try desk.row.grantee(to, of: found.project, &transfer)
        if !from.isEmpty {
            let ledger = try desk.row.ledger()
            transfer.from = Set(try from.map { try ledger.gift($0).line.id })
        }
        (transfer.agreement, transfer.reportDue) = (agreement, reportDue)
        transfer.foreign = asked.foreign
        let reasons: [(TransferException, String, String?)] = [
            (.overCap, "--over-cap", overCap), (.beforeApproval, "--before-approval", beforeApproval),
            (.beforeAgreement, "--before-agreement", beforeAgreement),
        ]
        for (exception, option, reason) in reasons {
            transfer.exceptions[exception] = try desk.words(reason, option)
        }
        transfer.note = try desk.words(note, "--note") ?? ""
        let outcome = try desk.row.post(transfer, reopen: posting.reopen, dryRun: posting.dryRun)
        try desk.write(outcome, of: project, done: "Passed on", undone: "Would pass on", amount: minor)
    }
}

struct TransferReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Record what a grantee reported of a transfer's use.",
        discussion: """
            EXAMPLES
              campaign project transfer report T-3 --spent equipment=380,000 --on 2027-05-01
              campaign project transfer report T-3 --note 'Letter of 1 May' --dry-run
            """)

    @Argument(help: ArgumentHelp("T-3.", valueName: "transfer")) var transfer: String
    @Option(help: ArgumentHelp("What was spent on a line; may be repeated.", valueName: "line=amount"))
    var spent: [String] = []
    @Option(help: ArgumentHelp("A reference, kept with it.", valueName: "text")) var note: String?
    @OptionGroup var posting: ActOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try TransferDesk(try Session(options), "project transfer report", posting)
        var step = TransferStep(
            try TransferArgument.read(transfer), .reported, on: desk.day,
            words: try desk.words(note, "--note") ?? "")
        let record = try desk.row.ledger().transfers().first { $0.number == step.transfer }
        let lines =
            PlanIndex(desk.row.loaded.plan).project(record?.place.project ?? "")?.lines.map(\.id) ?? []
        for text in spent {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else {
                throw CommandError.usage(
                    "bad-value", "'\(TerminalText.safe(text))' is not LINE=AMOUNT",
                    hint: "--spent equipment=380,000")
            }
            guard record == nil || lines.contains(parts[0]) else {
                throw IDLookup.unknown(parts[0], kind: "budget line", among: lines)
            }
            step.spent.append((parts[0], try desk.amount(parts[1], "--spent")))
        }
        try desk.post(step, done: "Recorded the report on", undone: "Would record the report on")
    }
}

struct TransferReturnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "Record money that a grantee gave back.",
        discussion: """
            It is on hand again in the lines that it came from, and the cap has room for it.

            EXAMPLES
              campaign project transfer return T-3 --amount 20,000
              campaign project transfer return T-3 --amount 20,000 --on 2027-06-01 --dry-run
            """)

    @Argument(help: ArgumentHelp("T-3.", valueName: "transfer")) var transfer: String
    @Option(help: ArgumentHelp("How much came back.", valueName: "amount")) var amount: String
    @Option(help: ArgumentHelp("Kept with it.", valueName: "text")) var note: String?
    @OptionGroup var posting: ActOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try TransferDesk(try Session(options), "project transfer return", posting)
        let step = TransferStep(
            try TransferArgument.read(transfer), .returned, on: desk.day,
            amount: try desk.amount(amount, "--amount"), words: try desk.words(note, "--note") ?? "")
        try desk.post(step, done: "Recorded what came back of", undone: "Would record what came back of")
    }
}

struct TransferReassignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reassign", abstract: "Let another gift stand for one that a transfer was made of.",
        discussion: """
            For a gift that was refunded after its money was passed on. The other gift must have as much on \
            hand for the same line, or flexible. It acts on the transfer's own day, and 'campaign import undo' \
            undoes it.

            EXAMPLES
              campaign project transfer reassign T-3 --from G-1 --to G-2 --reason 'G-1 was refunded'
              campaign project transfer reassign T-3 --from G-1 --to G-2 --reason 'Refund' --dry-run
            """)

    @Argument(help: ArgumentHelp("T-3.", valueName: "transfer")) var transfer: String
    @Option(help: ArgumentHelp("The gift or pledge that it was made of: G-1.", valueName: "gift"))
    var from: String
    @Option(help: ArgumentHelp("The one that stands for it: G-2.", valueName: "gift")) var to: String
    @Option(help: ArgumentHelp("Why, kept with it.", valueName: "text")) var reason: String
    @OptionGroup var posting: ActOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try TransferDesk(try Session(options), "project transfer reassign", posting)
        var step = TransferStep(
            try TransferArgument.read(transfer), .reassigned, on: desk.day,
            words: try desk.words(reason, "--reason") ?? "")
        let ledger = try desk.row.ledger()
        (step.from, step.to) = (try ledger.gift(from).line.id, try ledger.gift(to).line.id)
        guard step.from != step.to else {
            throw CommandError.usage(
                "option-conflict", "--from and --to are the same gift", hint: "--to G-2")
        }
        try desk.post(step, done: "Reassigned", undone: "Would reassign")
    }
}

struct TransferVoidCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void", abstract: "Void a transfer that never happened; it acts on its own day.",
        discussion: """
            EXAMPLES
              campaign project transfer void T-3 --reason 'Typed twice'
              campaign project transfer void T-3 --reason 'Typed twice' --dry-run
            """)

    @Argument(help: ArgumentHelp("T-3.", valueName: "transfer")) var transfer: String
    @Option(help: ArgumentHelp("Why, kept with it.", valueName: "text")) var reason: String
    @OptionGroup var posting: ActOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try TransferDesk(try Session(options), "project transfer void", posting)
        let step = TransferStep(
            try TransferArgument.read(transfer), .voided, on: desk.day,
            words: try desk.words(reason, "--reason") ?? "")
        try desk.post(step, done: "Voided", undone: "Would void")
    }
}

/// One act on what is passed on.
struct TransferDesk {
    let row: TypedEntry<Session>
    let posting: ActOptions
    let day: CalendarDate

    init(_ session: Session, _ command: String, _ options: ActOptions) throws {
        try ReopenReason.check(options.reopen)
        row = try TypedEntry<Session>(session, command: command)
        posting = options
        day = options.on ?? row.today
    }

    func amount(_ text: String, _ option: String) throws(CommandError) -> Int64 {
        let minor = try AmountArgument.minorUnits(text, row.currency)
        guard minor > 0 else {
            throw .usage("bad-value", "\(option) must be above zero", hint: "write it without a sign")
        }
        return minor
    }

    func words(_ text: String?, _ option: String) throws(CommandError) -> String? {
        try StoredText.check(text, option)
        return text.map(StoredText.line)
    }

    func post(_ step: TransferStep, done: String, undone: String) throws {
        let outcome = try row.post(step, reopen: posting.reopen, dryRun: posting.dryRun)
        let record = try row.session.ledger(in: row.directory)?.transfers().first {
            $0.number == step.transfer
        }
        try write(outcome, of: record?.place.project ?? "", done: done, undone: undone, amount: nil)
    }

    func write(
        _ outcome: ProjectOutcome, of project: String, done: String, undone: String, amount: Int64?
    ) throws {
        if let refusal = outcome.refusal {
            throw CommandError.project(refusal, place: project, row.currency)
        }
        let number = "T-\(outcome.transfer ?? 0)"
        let what = amount.map { "\(row.currency.text($0)) as \(number)" } ?? number
        let headline = ActHeadline.text(
            done: "\(done) \(what)", undone: "\(undone) \(what)", batch: outcome.batch)
        try write(outcome, headline, number)
    }

    private func write(_ outcome: ProjectOutcome, _ headline: String, _ number: String) throws {
        let (currency, isDryRun) = (row.currency, posting.dryRun)
        let fields = FieldList<TransferSources.Part>([
            Field(TableColumn("Gift", key: "gift")) { .id("G", $0.entry) },
            Field("line") { .text($0.line) },
            Field(.figure("Amount", "amount")) { .money($0.amount, currency) },
        ])
        let provenance = try row.session.provenance(row.loaded, in: row.directory)
        let sources = outcome.sources.map { source in
            let line = source.line.isEmpty ? "flexible" : source.line
            return (label: "G-\(source.entry)", value: "\(currency.text(source.amount)), \(line)")
        }
        try row.session.writer.write(
            Document(
                title: headline, data: fields.data(outcome.sources), people: fields.people(outcome.sources),
                json: provenance.document(
                    "campaign.transfer_posting/1",
                    [
                        "transfer": .string(number), "sources": fields.json(outcome.sources),
                        "new_grantee": .optional(outcome.newGrantee.map { "D-\($0)" }),
                        "batch": .optional(outcome.batch.map { "B-\($0)" }), "dry_run": .bool(isDryRun),
                    ])
            ) { look in
                look.style.bold(TerminalText.safe(headline)) + "\n"
                    + (sources.isEmpty ? "" : "\n" + FactSheet.lines(sources, look))
                    + (outcome.newGrantee.map { "\nThe grantee is new: D-\($0)\n" } ?? "")
                    + (outcome.batch == nil ? "" : "\nNext: campaign project transfer show \(number)\n")
            })
    }
}

extension TypedEntry<Session> {
    /// Who receives it: a partner's grantee, made a donor at its first transfer, or a donor's number.
    func grantee(_ text: String, of project: FundedProject, _ transfer: inout NewTransfer) throws {
        guard let partner = project.partners.first(where: { $0.grantee == text }) else {
            guard text.uppercased().hasPrefix("D-") else {
                throw IDLookup.unknown(
                    text, kind: "grantee of \(project.id)", among: project.partners.compactMap(\.grantee))
            }
            transfer.grantee = GrantReading.number(try donorNumber(text), "D")
            return
        }
        let known = try session.ledger(in: directory)?.transfers() ?? []
        if let before = known.last(where: { $0.went(to: partner.name) }) {
            transfer.grantee = before.grantee
        } else {
            var details = DonorDetails()
            details.organization = partner.name
            details.kind = .organization
            transfer.newGrantee = details
        }
    }
}
