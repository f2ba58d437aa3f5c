import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant spend`: what a grant paid for.
///
/// `campaign grant spend GR-1 …` is short for `campaign grant spend add GR-1 …`.
struct GrantSpendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spend", abstract: "Record what a grant paid for, and list it.",
        discussion: """
            Spending changes neither raised nor received. What should not have been spent is recorded too: \
            'campaign check' lists it.

            EXAMPLES
              campaign grant spend GR-1 --amount 1,250 --category supplies --payee 'Lab Depot'
              campaign grant spend GR-1 --file ledger.csv
              campaign grant spend list GR-1
            """,
        subcommands: [GrantSpendAddCommand.self, GrantSpendListCommand.self],
        defaultSubcommand: GrantSpendAddCommand.self)
}

struct GrantSpendAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Record a cost, what came back of one, or a bookkeeper's file.",
        discussion: """
            --on is the day of the cost. Categories are free words; overhead rates leave out equipment, \
            subaward, capital, rent, tuition, scholarships, participant-support and patient-care, in part or \
            whole. --reverses takes a cost off again, all of it or the amount given. --file reads a CSV with \
            date and amount, and perhaps category, payee, reference, id, paid, line, kind, note and class; \
            rows that were recorded before are left out, so that a longer file can be read again.

            EXAMPLES
              campaign grant spend add GR-1 --amount 1,250 --on 2026-11-02 --category supplies \\
                  --payee 'Lab Depot' --ref 4711 --line floor-3/equipment
              campaign grant spend add GR-1 --amount 800 --cost-share --source G-12
              campaign grant spend add GR-1 --reverses S-3 --amount 200 --note 'Returned chairs'
              campaign grant spend add GR-1 --file ledger.csv --class 'Reading room' --dry-run
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("How much.", valueName: "amount")) var amount: String?
    @Option(help: ArgumentHelp("What was bought, in a word.", valueName: "word")) var category: String?
    @Option(help: ArgumentHelp("The budget line of a project.", valueName: "project/line")) var line: String?
    @Option(help: ArgumentHelp("Who was paid.", valueName: "name")) var payee: String?
    @Option(help: ArgumentHelp("The invoice, or another reference.", valueName: "text")) var ref: String?
    @Option(help: ArgumentHelp("Kept with it.", valueName: "text")) var note: String?
    @Option(help: ArgumentHelp("The day it was paid, if another.", valueName: "date")) var paid: CalendarDate?
    @Flag(help: "Overhead, charged as such.") var indirect = false
    @Flag(name: .customLong("cost-share"), help: "Paid from another source than the award.")
    var costShare = false
    @Option(help: ArgumentHelp("The gift that paid cost share.", valueName: "gift")) var source: String?
    @Flag(name: .customLong("pre-award"), help: "The funder agreed to costs before the award.")
    var preAward = false
    @Option(help: ArgumentHelp("The cost that it takes off again: S-3.", valueName: "spend"))
    var reverses: String?
    @Option(help: ArgumentHelp("The currency of --amount.", valueName: "code")) var currency: String?
    @Option(help: ArgumentHelp("What one unit of that currency is worth.", valueName: "rate"))
    var rate: String?
    @Option(help: ArgumentHelp("A bookkeeper's CSV.", valueName: "file")) var file: String?
    @Option(name: .customLong("class"), help: ArgumentHelp("Only its rows of this class.", valueName: "text"))
    var part: String?
    @OptionGroup var posting: ActOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant spend", posting)
        let known = try desk.line(grant)
        var change = GrantChange(day: desk.day)
        if let file {
            try requireAlone()
            change.spending = try SpendingFileArgument(file: file, part: part, desk: desk).read(known)
        } else {
            change.spending.spends = [try spend(known, desk)]
        }
        try desk.say(change, of: known.number, words(change.spending, desk))
    }

    /// What a file says of a row it says itself.
    private func requireAlone() throws(CommandError) {
        let others: [(String, Bool)] = [
            ("--amount", amount != nil), ("--category", category != nil), ("--line", line != nil),
            ("--payee", payee != nil), ("--ref", ref != nil), ("--note", note != nil),
            ("--paid", paid != nil), ("--indirect", indirect), ("--cost-share", costShare),
            ("--source", source != nil), ("--pre-award", preAward), ("--reverses", reverses != nil),
            ("--currency", currency != nil), ("--rate", rate != nil),
        ]
        guard let other = others.first(where: \.1) else { return }
        throw .usage(
            "option-conflict", "--file and \(other.0) cannot be combined", hint: "the file has it as a column"
        )
    }

    private func words(_ spending: SpendingChange, _ desk: GrantDesk) throws -> GrantActWords {
        let next = "campaign grant spend list \(grant)"
        if let file {
            return GrantActWords(
                action: "spend", done: "Recorded costs of", undone: "Would record costs of",
                rest: "from \(TerminalText.safe(file))", next: next)
        }
        let sum = try spending.spends.map(\.amount).sum()
        let amount = desk.text(abs(sum)) + (sum < 0 ? " less" : "")
        return GrantActWords(
            action: "spend", done: "Recorded \(amount) spent of", undone: "Would record \(amount) spent of",
            rest: "on \(desk.day.longText)", next: next)
    }

    private func spend(_ known: GrantLine, _ desk: GrantDesk) throws -> Spend {
        for (option, text) in [("--payee", payee), ("--ref", ref), ("--note", note)] {
            try StoredText.check(text, option)
        }
        let before = try reverses.map { try SpendArgument.read($0, known) }
        let asked = try amount.map { text in
            try AskedAmount(base: desk.currency, currency: currency, rate: rate).read(text, "--amount")
        }
        guard let minor = asked?.minor ?? before?.amount else {
            throw CommandError.usage("amount-missing", "how much was it?", hint: "--amount 1,250, or --file")
        }
        guard minor > 0 else {
            throw CommandError.usage(
                "bad-value", "--amount must be above zero", hint: "--reverses S-3 takes a cost off again")
        }
        var spend = Spend(before == nil ? minor : -minor, on: desk.day, category: "")
        spend.foreign = before == nil ? asked?.foreign : nil
        spend.category = try category(known) ?? before?.category ?? ""
        spend.place = try line.map { try PlaceArgument.read($0, desk.plan) } ?? before?.place
        spend.paid = paid == desk.day ? nil : paid
        spend.flags = before?.flags ?? flags
        spend.source = try source.map { try desk.row.ledger().gift($0).line.id } ?? before?.source
        spend.reverses = before?.number
        spend.words = Spend.Words(
            payee: StoredText.line(payee ?? before?.words.payee ?? ""),
            reference: StoredText.line(ref ?? ""), note: StoredText.line(note ?? ""))
        guard source == nil || costShare || before != nil else {
            throw CommandError.usage(
                "option-conflict", "--source names what paid for cost share", hint: "add --cost-share")
        }
        return spend
    }

    private var flags: Spend.Flags {
        var flags: Spend.Flags = []
        if indirect { flags.insert(.indirect) }
        if costShare { flags.insert(.costShare) }
        if preAward { flags.insert(.preAward) }
        return flags
    }

    private func category(_ known: GrantLine) throws(CommandError) -> String? {
        guard let category else { return nil }
        return try SpendArgument.category(category, known)
    }
}

/// `S-3`, and the words for costs, on the command line.
enum SpendArgument {
    static func read(_ text: String, _ line: GrantLine) throws(CommandError) -> Spend {
        let spends = line.spending?.at(line.asOf, knownOn: line.knownOn).spends ?? []
        if let number = GrantReading.number(text, "S"),
            let found = spends.first(where: { $0.number == number })
        {
            return found
        }
        throw .failed(
            "unknown-spend", "GR-\(line.number) has no cost \(TerminalText.safe(text))",
            hint: "campaign grant spend list GR-\(line.number)")
    }

    /// A word as it is stored; throws for one that nearly is a word that changes the overhead.
    static func category(_ text: String, _ line: GrantLine) throws(CommandError) -> String {
        try StoredText.check(text, "--category")
        let word = CostCategory.stored(StoredText.line(text))
        guard !word.isEmpty, word.count <= 60 else {
            throw .usage("bad-value", "a category is a word or two", hint: "--category supplies")
        }
        let budget = line.spending?.at(line.asOf, knownOn: line.knownOn).budget?.rows.map(\.category) ?? []
        guard let meant = CostCategory.meant(by: word, among: budget) else { return word }
        throw .usage(
            "unknown-category", "'\(TerminalText.safe(word))' is nearly a category that overhead leaves out",
            hint: DidYouMean.question(meant) + " if not, choose another word")
    }
}

/// A bookkeeper's file of what was spent.
struct SpendingFileArgument {
    let file: String
    let part: String?
    let desk: GrantDesk

    func read(_ line: GrantLine) throws -> SpendingChange {
        let path = desk.row.session.context.absolute(file)
        let read = try SpendingFileReader(currency: desk.currency, part: part)
            .read(FileByteSource(path: path))
        var problems = read.problems
        var change = SpendingChange()
        change.leavesOutKnown = true
        for row in read.rows {
            var spend = row.spend
            do throws(CommandError) {
                if !spend.category.isEmpty {
                    spend.category = try SpendArgument.category(spend.category, line)
                }
                if !row.place.isEmpty { spend.place = try PlaceArgument.read(row.place, desk.plan) }
                change.spends.append(spend)
            } catch {
                problems.append(
                    RowProblem(
                        code: error.code, line: row.line, message: error.message, hint: error.hint))
            }
        }
        try refuse(problems)
        guard read.parts.count < 2 else {
            throw CommandError.failed(
                "several-classes",
                "the file has rows of \(Words.count(read.parts.count, "class", plural: "classes"))",
                hint: "--class '\(TerminalText.safe(read.parts.sorted().last ?? ""))' takes those of one")
        }
        guard !change.spends.isEmpty else {
            throw CommandError.failed(
                "no-rows", "\(TerminalText.safe(file)) has no row to record",
                hint: part == nil ? "is it the right file?" : "is --class spelled as in the file?")
        }
        return change
    }

    private func refuse(_ problems: [RowProblem]) throws(CommandError) {
        guard problems.isEmpty else { throw .refused(problems, of: TerminalText.safe(file), "recorded") }
    }
}
