import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign pledge add`: a promise with its schedule, read and checked by the very rules of an import.
struct PledgeAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Record a pledge with its schedule.",
        discussion: """
            Equal installments use --installments, --frequency and --first-due; unequal ones are listed, \
            each with its own --installment DATE=AMOUNT. A pledge without a schedule is due on the last \
            day of its campaign. Open-ended monthly giving is not a pledge: its gifts count when they are paid. \
            --award is a grant that a funder awarded; --conditional is owed only once a condition is met.

            EXAMPLES
              campaign pledge add --amount 12,000 --donor D-7 --campaign reading-room \\
                  --installments 12 --frequency monthly --first-due 2027-01-15
              campaign pledge add --name 'Ana Ruiz' --installment 2026-12-01=500 \\
                  --installment 2027-06-01=250
              campaign pledge add --amount 5,000 --donor D-7 --project floor-3 --dry-run
              campaign pledge add --amount 10,000 --donor D-7 --split floor-3=60% \\
                  --split trial-training=40%
              campaign pledge add --award --amount 60,000 --donor D-7 --project floor-3 \\
                  --first-due 2027-03-01
              campaign pledge add --conditional --amount 50,000 --donor D-7 \\
                  --note 'Met when 40 families are housed'
            """)

    @Option(help: ArgumentHelp("The whole amount (default: the sum of --installment).", valueName: "amount"))
    var amount: String?
    @Option(help: ArgumentHelp("The day of the promise (default: today).", valueName: "date"))
    var date: CalendarDate?
    @Option(help: ArgumentHelp("Number of equal installments.", valueName: "count")) var installments: Int?
    @Option(help: ArgumentHelp("weekly, monthly, quarterly, semiannual or annual.", valueName: "frequency"))
    var frequency: String?
    @Option(
        name: .customLong("first-due"),
        help: ArgumentHelp("When the first installment, or the whole, is due.", valueName: "date"))
    var firstDue: CalendarDate?
    @Option(help: ArgumentHelp("One installment; may be repeated.", valueName: "date=amount"))
    var installment: [String] = []
    @Option(
        help: ArgumentHelp(
            "Part of the pledge for one designation; repeat for each.", valueName: "designation=amount"))
    var split: [String] = []
    @Option(help: ArgumentHelp("The donor: D-7, or a source's id.", valueName: "id")) var donor: String?
    @Option(help: ArgumentHelp("The donor's name, for a new donor.", valueName: "name")) var name: String?
    @Option(help: ArgumentHelp("The donor's e-mail.", valueName: "address")) var email: String?
    @Option(help: ArgumentHelp("The campaign.", valueName: "id")) var campaign: String?
    @Option(help: ArgumentHelp("The appeal.", valueName: "id")) var appeal: String?
    @Option(help: ArgumentHelp("The project.", valueName: "id")) var project: String?
    @Option(help: ArgumentHelp("A budget line of the project.", valueName: "id")) var line: String?
    @Option(help: ArgumentHelp("A naming opportunity of the project.", valueName: "id")) var unit: String?
    @Flag(help: "A grant that a funder awarded.") var award = false
    @Flag(help: "Owed only once a condition is met; --note says which.") var conditional = false
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        guard !award || !conditional else {
            throw CommandError.usage(
                "option-conflict", "--award and --conditional cannot be combined",
                hint:
                    "use --conditional for the part that depends on a condition, and add the rest separately")
        }
        let posting = try correction.posting()
        let row = try TypedEntry<Session>(try Session(options), command: "pledge add")
        try TypedPosting(
            row: row, cells: try cells(row), subject: "the pledge", split: split, options: posting,
            isQuiet: options.quiet
        ).run { try footer($0, row) }
    }

    /// The number it got, and what comes first.
    private func footer(_ outcome: ImportOutcome, _ row: TypedEntry<Session>) throws -> String? {
        guard let entry = outcome.firstEntry else { return nil }
        let pledge = try row.ledger().pledge(
            GiftWords.id(entry), PledgeQuery(asOf: row.today, plan: row.loaded.plan)
        ).pledge
        let due = pledge.standing.nextDue.map { ", first due \($0.longText)" } ?? ""
        return "It is P-\(pledge.number)\(due): campaign pledge show P-\(pledge.number)"
    }

    private func cells(_ row: TypedEntry<Session>) throws -> TypedEntry<Session>.Cells {
        guard !isEndless else {
            throw CommandError.usage(
                "installments-missing", "a pledge needs an end: how many installments?",
                hint:
                    "--installments 12; open-ended giving is not a pledge; its gifts count when they are paid: "
                    + "campaign gift add")
        }
        guard installment.isEmpty || (installments == nil && frequency == nil && firstDue == nil) else {
            throw CommandError.usage(
                "option-conflict", "--installment already gives the schedule",
                hint: "leave out --installments, --frequency and --first-due")
        }
        let named: [(String, String?)] = [
            ("type", type.name), ("date", (date ?? row.today).description),
            ("amount", try total(row.currency)), ("campaign", campaign), ("appeal", appeal),
            ("project", project), ("line", line), ("unit", unit), ("donor", donor), ("donor_name", name),
            ("email", email), ("note", correction.note),
            (
                "installments",
                installment.isEmpty ? installments.map(String.init) : installment.joined(separator: "; ")
            ), ("frequency", frequency), ("first_due", firstDue?.description),
        ]
        return named.compactMap { column, value in value.map { (column: column, value: $0) } }
    }

    private var type: EntryType { award ? .award : conditional ? .conditional : .pledge }

    /// Every month, and no one says until when.
    private var isEndless: Bool {
        frequency.map { Frequency(name: $0) != .once } == true && installments == nil
    }

    /// The whole as it was given, else the installments' sum.
    private func total(_ currency: Currency) throws -> String {
        if let amount { return amount }
        guard !installment.isEmpty else {
            throw CommandError.usage("amount-missing", "no amount given", hint: "--amount 12,000")
        }
        var sum: Int64 = 0
        for text in installment {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, CalendarDate(parts[0]) != nil else {
                throw CommandError.usage(
                    "bad-value", "'\(TerminalText.safe(text))' is not DATE=AMOUNT",
                    hint: "--installment 2026-12-01=500")
            }
            do {
                sum = try Checked.add(sum, try AmountArgument.minorUnits(parts[1], currency))
            } catch is MoneyError {
                throw CommandError.failed("amount-overflow", "the installments are too large to add up")
            }
        }
        return Money(minorUnits: sum, currency: currency).plainText
    }
}
