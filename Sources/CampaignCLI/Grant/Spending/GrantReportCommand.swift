import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant report`: the figures that a funder asks for.
struct GrantReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Show the figures of a grant that its funder asks for.",
        discussion: """
            Costs are shown by category next to the budget: those of the reporting period (--from), and those \
            to date. --template funder writes a page from Reports/grants/funder.md, whose {grant} blocks are \
            about this grant. --sf-425 gives the lines of the federal financial report; it needs the orders \
            that are not yet costs, which are in no ledger.

            EXAMPLES
              campaign grant report GR-1
              campaign grant report GR-1 --from 2026-07-01 --as-of 2026-09-30 -o report.csv
              campaign grant report GR-1 --template funder
              campaign grant report GR-1 --sf-425 --unliquidated 15,000
              campaign grant report GR-1 --sf-425 --unliquidated 0 --program-income 1,200 --json
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("The first day of the reporting period.", valueName: "date"))
    var from: CalendarDate?
    @Flag(name: .customLong("sf-425"), help: "The lines of the federal financial report.") var federal = false
    @Option(help: ArgumentHelp("Ordered, and not yet a cost.", valueName: "amount")) var unliquidated: String?
    @Option(help: ArgumentHelp("Program income that was earned.", valueName: "amount"))
    var programIncome: String?
    @Option(help: ArgumentHelp("A file of Reports/grants, as a page about this grant.", valueName: "id"))
    var template: String?
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        guard federal || (unliquidated == nil && programIncome == nil) else {
            throw CommandError.usage(
                "option-conflict", "--unliquidated and --program-income are lines of the federal report",
                hint: "add --sf-425")
        }
        guard template == nil || !(federal || from != nil) else {
            throw CommandError.usage(
                "option-conflict", "--template cannot be combined with \(federal ? "--sf-425" : "--from")",
                hint: "write from: 2026-07-01 in the template's {grant} block")
        }
        if let template { return try page(template) }
        let session = try Session(options)
        let reading = try GrantReading(session, asOf: time.asOf, knownOn: time.knownOn)
        let line = try reading.line(grant)
        guard !line.pledges.isEmpty else {
            throw CommandError.failed(
                "not-awarded", "GR-\(line.number) has no award on \(reading.asOf)",
                hint: "campaign grant award GR-\(line.number) --amount A")
        }
        let spent = try line.costs(from: from)
        guard federal else {
            let sheet = GrantReportSheet(line: line, spent: spent, reading: reading, from: from)
            return try session.writer.write(sheet.document)
        }
        let report = try federalReport(line, spent, reading)
        let sheet = FederalSheet(
            line: line, spent: spent, reading: reading, lines: try report.lines(),
            overhead: try spent.indirectAllowed())
        try session.writer.write(sheet.document)
    }

    /// The template's page: whatever it is written as, the figures are those of `report build`.
    private func page(_ template: String) throws {
        let form = try ReportForm(options)
        var options = options
        if form == .pdf { options.format = .html }
        let session = try Session(options)
        let line = try GrantReading(session, asOf: time.asOf, knownOn: time.knownOn).line(grant)
        let directory = try session.directory()
        let files = try ReportFiles(ofGrantsIn: directory).named([template])
        let books = try LedgerView(session, knownOn: time.knownOn)
        var run = ReportRun(books: books, asOf: time.asOf, form: form)
        run.grant = line.number
        let (reports, findings) = try run.build(files, session)
        let output = ReportOutput(to: options.output, session: session, directory: directory)
        _ = try output.write(reports, form)
        session.say(findings)
    }

    private func federalReport(_ line: GrantLine, _ spent: GrantSpent, _ reading: GrantReading) throws
        -> FederalReport
    {
        let number = "GR-\(line.number)"
        guard line.term?.period != nil else {
            throw CommandError.failed(
                "figure-missing", "\(number) has no period, which the federal report needs",
                hint: "campaign grant term \(number) --period FROM..TO --reason '…'")
        }
        guard spent.spending.indirect != nil else {
            throw CommandError.failed(
                "figure-missing", "the agreement on overhead is not recorded, and line 11 needs it",
                hint: "campaign grant term \(number) --indirect 15%/mtdc, or none, --reason '…'")
        }
        guard let unliquidated else {
            throw CommandError.usage(
                "figure-missing", "line f needs what was ordered and is not yet a cost",
                hint: "--unliquidated 0 where there is nothing")
        }
        let currency = reading.currency
        let open = try AmountArgument.minorUnits(unliquidated, currency)
        let income = try programIncome.map { try AmountArgument.minorUnits($0, currency) } ?? 0
        guard open >= 0, income >= 0 else {
            throw CommandError.usage("bad-value", "lines f and l cannot be below zero", hint: "0, or more")
        }
        var report = try spent.federal(line.money, unliquidated: open, on: reading.asOf)
        report.income = income
        return report
    }
}

/// What a funder asks for, in every format.
struct GrantReportSheet {
    let line: GrantLine
    let spent: GrantSpent
    let reading: GrantReading
    let from: CalendarDate?

    private var currency: Currency { reading.currency }
    private var title: String { "Report on GR-\(line.number), as of \(reading.asOf.longText)" }

    private var costs: FieldList<GrantCosts.Line> {
        BudgetSheet(line: line, spent: spent, reading: reading, hasPeriod: from != nil).fields
    }

    private var facts: [GrantFacts.Fact] {
        let from = from.map { "\($0.longText) to \(reading.asOf.longText)" }
        return [("Reporting period", from ?? "")].filter { !$0.1.isEmpty }
            + GrantFacts(line: line, plan: reading.plan).all
    }

    var document: Document {
        let rows = spent.costs.lines
        return Document(
            title: title, data: costs.data(rows, caption: title),
            people: costs.people(rows, caption: title).forPeople, json: json
        ) { look in
            let table = costs.people(rows).forPeople
            let costs = rows.isEmpty ? "no costs\n" : look.render(table).text
            return FactSheet.text(title: title, facts: facts, look: look) + "\nCosts\n" + costs
        }
    }

    private var json: JSONValue {
        func money(_ minor: Int64?) -> JSONValue { minor.map { .money($0, currency) } ?? .null }
        return reading.provenance.document(
            "campaign.grant_report/1",
            [
                "grant": GrantColumns(currency: currency).fields.json(line),
                "rows": costs.json(spent.costs.lines),
                "from": .optional(from?.description), "spent": money(spent.costs.spent),
                "on_hand": money(spent.onHand), "claimed": money(spent.claimed),
                "match_required": money(spent.matchRequired), "match_found": money(spent.matchFound),
            ])
    }
}

/// The lines of the federal financial report in every format.
struct FederalSheet {
    typealias Line = (line: String, what: String, amount: Int64)

    let line: GrantLine
    let spent: GrantSpent
    let reading: GrantReading
    let lines: [Line]
    let overhead: Int64?

    private var currency: Currency { reading.currency }
    private var title: String { "SF-425 of GR-\(line.number), as of \(reading.asOf.longText)" }

    private var fields: FieldList<Line> {
        FieldList([
            Field(TableColumn("Line", key: "line")) { .text("10\($0.line)") },
            Field(TableColumn("What", key: "what", shrinks: true)) { .text($0.what) },
            Field(.figure("Amount", "amount")) { .money($0.amount, currency) },
            Field("currency") { _ in .text(currency.code) },
        ])
    }

    private var facts: [GrantFacts.Fact] {
        let period = line.term?.period.map { "\($0.lowerBound.longText) to \($0.upperBound.longText)" }
        return [
            ("Funder", line.funderName), ("Award number", line.words.externalID), ("Period", period ?? ""),
            ("Overhead, line 11", spent.spending.indirect?.text(in: currency) ?? ""),
            ("Allowed so far", overhead.map(currency.text) ?? ""),
            ("Charged", (try? spent.spending.indirectCharged()).map(currency.text) ?? ""),
        ].filter { !$0.1.isEmpty }
    }

    var document: Document {
        Document(
            title: title, data: fields.data(lines, caption: title),
            people: fields.people(lines, caption: title),
            json: reading.provenance.document(
                "campaign.federal_report/1",
                [
                    "grant": .string("GR-\(line.number)"), "rows": fields.json(lines),
                    "indirect": .optional(spent.spending.indirect?.text(in: currency)),
                    "indirect_allowed": overhead.map { .money($0, currency) } ?? .null,
                ])
        ) { look in
            FactSheet.text(
                title: title, facts: facts, look: look, table: fields.people(lines, caption: "Line 10"))
        }
    }
}
