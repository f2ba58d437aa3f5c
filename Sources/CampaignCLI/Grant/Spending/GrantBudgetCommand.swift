import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant budget`: what an award may be spent on, version by version.
struct GrantBudgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budget", abstract: "Record the budget of an award, and see it next to its costs.",
        discussion: """
            EXAMPLES
              campaign grant budget set GR-1 salaries=60,000 supplies=25,000 equipment=15,000
              campaign grant budget show GR-1
            """,
        subcommands: [GrantBudgetSetCommand.self, GrantBudgetShowCommand.self],
        defaultSubcommand: GrantBudgetShowCommand.self)
}

struct GrantBudgetSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Record a budget, or its next version.",
        discussion: """
            Categories that are not named keep their amounts; 0 removes one. An earlier version is kept and \
            shown with --as-of. --approved says how the funder agreed to a change.

            EXAMPLES
              campaign grant budget set GR-1 salaries=60,000 supplies=25,000 equipment=15,000
              campaign grant budget set GR-1 supplies=20,000 travel=5,000 --approved 'Letter of 3 May'
              campaign grant budget set GR-1 travel=0 supplies=25,000 --reason 'No journey' --dry-run
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Argument(help: ArgumentHelp("A category and what it may cost.", valueName: "category=amount"))
    var rows: [String]
    @Option(help: ArgumentHelp("The funder's approval of a change.", valueName: "text")) var approved: String?
    @Option(help: ArgumentHelp("Why, kept with the version.", valueName: "text")) var reason: String?
    @OptionGroup var posting: ActOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant budget", posting)
        try StoredText.check(approved, "--approved")
        try StoredText.check(reason, "--reason")
        let line = try desk.reading(on: desk.day).line(grant)
        guard line.money.awarded > 0 else {
            throw CommandError.failed(
                "not-awarded", "GR-\(line.number) has no award on \(desk.day)",
                hint: "campaign grant award GR-\(line.number) --amount A")
        }
        let before = try line.costs().spending.budget
        var budget = before?.rows ?? []
        for text in rows { try Self.put(text, in: &budget, line, desk) }
        guard budget != before?.rows ?? [] else {
            throw CommandError.failed(
                "nothing-to-do", "that is the budget of GR-\(line.number) already",
                hint: "campaign grant budget show GR-\(line.number)")
        }
        guard !budget.isEmpty else {
            throw CommandError.usage(
                "bad-value", "a budget needs a category",
                hint: "campaign grant budget set GR-1 salaries=60,000")
        }
        let words = [approved, reason].compactMap { $0.map(StoredText.line) }.joined(separator: "; ")
        var change = GrantChange(day: desk.day)
        change.spending.budget = SpendingChange.Budget(budget, isApproved: approved != nil, words: words)
        change.spending.award = line.money.awarded
        try desk.say(
            change, of: line.number,
            GrantActWords(
                action: "budget", done: "Recorded a budget of", undone: "Would record a budget of",
                rest: "from \(desk.day.longText)", next: "campaign grant budget show GR-\(line.number)"))
    }

    /// `supplies=25,000` in place of what the category had, or behind the others.
    private static func put(
        _ text: String, in rows: inout [GrantBudgetVersion.Row], _ line: GrantLine, _ desk: GrantDesk
    ) throws {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            throw CommandError.usage(
                "bad-value", "'\(TerminalText.safe(text))' is not CATEGORY=AMOUNT", hint: "supplies=25,000")
        }
        let category = try SpendArgument.category(parts[0], line)
        let minor = try AmountArgument.minorUnits(parts[1], desk.currency)
        guard minor >= 0 else {
            throw CommandError.usage(
                "bad-value", "a budget cannot be below zero", hint: "\(category)=0 removes it")
        }
        guard let index = rows.firstIndex(where: { $0.category == category }) else {
            if minor > 0 { rows.append(GrantBudgetVersion.Row(category, minor)) }
            return
        }
        if minor > 0 { rows[index].amount = minor } else { rows.remove(at: index) }
    }
}

struct GrantBudgetShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a grant's budget next to what was spent.",
        discussion: """
            EXAMPLES
              campaign grant budget show GR-1
              campaign grant budget show GR-1 --from 2026-07-01 --as-of 2026-09-30
              campaign grant budget show GR-1 --json
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("The first day of the period that is looked at.", valueName: "date"))
    var from: CalendarDate?
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let reading = try GrantReading(session, asOf: time.asOf, knownOn: time.knownOn)
        let line = try reading.line(grant)
        let spent = try line.costs(from: from)
        try session.writer.write(
            BudgetSheet(line: line, spent: spent, reading: reading, hasPeriod: from != nil).document)
    }
}

/// A grant's budget and costs in every format.
struct BudgetSheet {
    let line: GrantLine
    let spent: GrantSpent
    let reading: GrantReading
    let hasPeriod: Bool

    private var currency: Currency { reading.currency }
    private var title: String { "Budget of GR-\(line.number) as of \(reading.asOf.longText)" }

    private func money(_ minor: Int64?) -> FieldValue { .money(minor, currency) }

    var fields: FieldList<GrantCosts.Line> {
        let period = Field<GrantCosts.Line>(.figure("This period", "period")) { money($0.period) }
        return FieldList([
            Field(
                TableColumn("Category", key: "category", shrinks: true),
                people: { Cell($0.category.isEmpty ? "without a category" : $0.category) }
            ) { .text($0.category) },
            Field(.figure("Budget", "budget")) { money($0.budget) },
            hasPeriod ? period : Field("period") { money($0.period) },
            Field(.figure("Spent", "spent")) { money($0.spent) },
            Field(.figure("Left", "left")) { money($0.left) },
            Field(.figure("Used", "used")) { .percent($0.share) },
            Field("currency") { _ in .text(currency.code) },
        ])
    }

    var document: Document {
        let rows = spent.costs.lines
        return Document(
            title: title, data: fields.data(rows, caption: title),
            people: fields.people(rows, caption: title).forPeople, json: json, screen: screen)
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.style.bold(title) + "\n\n"
        text +=
            spent.costs.lines.isEmpty
            ? "no budget and no costs\n" : look.render(fields.people(spent.costs.lines).forPeople).text
        if let budget = spent.spending.budget {
            let approved = budget.isApproved ? ", approved by the funder" : ""
            text += "version \(budget.version) of \(budget.day.longText)\(approved)\n"
        }
        if let unassigned = spent.costs.unassigned, unassigned != 0 {
            text += "\(currency.text(unassigned)) of the award is in no category\n"
        }
        return text + "spent \(currency.text(spent.costs.spent)) of \(currency.text(spent.award))\n"
    }

    private var json: JSONValue {
        reading.provenance.document(
            "campaign.budget/1",
            [
                "grant": .string("GR-\(line.number)"), "rows": fields.json(spent.costs.lines),
                "version": .optional(spent.spending.budget.map { "\($0.version)" }),
                "spent": .money(spent.costs.spent, currency), "awarded": .money(spent.award, currency),
                "unassigned": spent.costs.unassigned.map { .money($0, currency) } ?? .null,
            ])
    }
}
