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
            Equal installments are --installments, --frequency and --first-due; others are written out, each with its \
            own --installment DATE=AMOUNT. Without a schedule a pledge is due when its campaign ends. Giving every month \
            without an end is not a pledge: its gifts count when they are paid. --award is a grant that a funder awarded; \
            --conditional is one that is owed only as a condition is met.

            EXAMPLES
              campaign pledge add --amount 12,000 --donor D-7 --campaign reading-room --installments 12 --frequency monthly --first-due 2027-01-15
              campaign pledge add --name 'Ana Ruiz' --installment 2026-12-01=500 --installment 2027-06-01=250
              campaign pledge add --amount 5,000 --donor D-7 --project floor-3 --dry-run
              campaign pledge add --amount 10,000 --donor D-7 --split floor-3=60% --split trial-training=40%
              campaign pledge add --award --amount 60,000 --donor D-7 --project floor-3 --first-due 2027-03-01
              campaign pledge add --conditional --amount 50,000 --donor D-7 --note 'Met when 40 families are housed'
            """)

    @Option(help: ArgumentHelp("The whole; the sum of --installment when left out.", valueName: "amount"))
    var amount: String?
    @Option(help: ArgumentHelp("The day of the promise; today when left out.", valueName: "date"))
    var date: CalendarDate?
    @Option(help: ArgumentHelp("How many equal installments.", valueName: "count")) var installments: Int?
    @Option(help: ArgumentHelp("weekly, monthly, quarterly, semiannual or annual.", valueName: "frequency"))
    var frequency: String?
    @Option(
        name: .customLong("first-due"),
        help: ArgumentHelp("When the first installment, or the whole, is due.", valueName: "date"))
    var firstDue: CalendarDate?
    @Option(help: ArgumentHelp("One installment; may be repeated.", valueName: "date=amount"))
    var installment: [String] = []
    @Option(help: ArgumentHelp("A part of the pledge for a place; once for each.", valueName: "place=amount"))
    var split: [String] = []
    @Option(help: ArgumentHelp("The donor: D-7, or an id of a source.", valueName: "id")) var donor: String?
    @Option(help: ArgumentHelp("The donor's name when they are new.", valueName: "name")) var name: String?
    @Option(help: ArgumentHelp("The donor's e-mail.", valueName: "address")) var email: String?
    @Option(help: ArgumentHelp("The campaign.", valueName: "id")) var campaign: String?
    @Option(help: ArgumentHelp("The appeal.", valueName: "id")) var appeal: String?
    @Option(help: ArgumentHelp("The project.", valueName: "id")) var project: String?
    @Option(help: ArgumentHelp("A budget line of the project.", valueName: "id")) var line: String?
    @Option(help: ArgumentHelp("A unit of the project.", valueName: "id")) var unit: String?
    @Flag(help: "A grant that a funder awarded.") var award = false
    @Flag(help: "Owed only as a condition is met; --note says which.") var conditional = false
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        guard !award || !conditional else {
            throw CommandError.usage(
                "option-conflict", "a promise is an award or conditional",
                hint: "--conditional for what depends on a condition, and a second row for what does not")
        }
        let posting = try correction.posting()
        let row = try TypedRow(try Session(options), command: "pledge add")
        try TypedPosting(
            row: row, cells: try cells(row), subject: "the pledge", split: split, options: posting,
            isQuiet: options.quiet
        ).run { try footer($0, row) }
    }

    /// The number it got, and what comes first.
    private func footer(_ outcome: ImportOutcome, _ row: TypedRow) throws -> String? {
        guard let entry = outcome.firstEntry else { return nil }
        let pledge = try row.ledger().pledge(
            GiftWords.id(entry), PledgeQuery(asOf: row.today, plan: row.loaded.plan)
        ).pledge
        let due = pledge.standing.nextDue.map { ", first due \($0.longText)" } ?? ""
        return "It is P-\(pledge.number)\(due): campaign pledge show P-\(pledge.number)"
    }

    private func cells(_ row: TypedRow) throws -> TypedRow.Cells {
        guard !isEndless else {
            throw CommandError.usage(
                "installments-missing", "a pledge has an end: how many installments?",
                hint:
                    "--installments 12; giving without an end is no pledge, its gifts count when they are paid: "
                    + "campaign gift add")
        }
        guard installment.isEmpty || (installments == nil && frequency == nil && firstDue == nil) else {
            throw CommandError.usage(
                "option-conflict", "--installment writes the schedule out",
                hint: "leave --installments, --frequency and --first-due out")
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

    /// Every month, and nobody says until when.
    private var isEndless: Bool {
        frequency.map { Frequency(name: $0) != .once } == true && installments == nil
    }

    /// The whole as it was given, else the installments' sum.
    private func total(_ currency: Currency) throws -> String {
        if let amount { return amount }
        guard !installment.isEmpty else {
            throw CommandError.usage("amount-missing", "how much?", hint: "--amount 12,000")
        }
        var sum: Int64 = 0
        for text in installment {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, CalendarDate(parts[0]) != nil else {
                throw CommandError.usage(
                    "bad-value", "'\(TerminalText.safe(text))' is no DATE=AMOUNT",
                    hint: "--installment 2026-12-01=500")
            }
            do {
                sum = try Checked.add(sum, try AmountArgument.minorUnits(parts[1], currency))
            } catch is MoneyError {
                throw CommandError.failed("amount-overflow", "the installments are too large to be summed")
            }
        }
        return Money(minorUnits: sum, currency: currency).plainText
    }
}
