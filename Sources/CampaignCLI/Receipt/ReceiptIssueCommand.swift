import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// `campaign receipt issue`: receipts for gifts of their own.
struct ReceiptIssueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue", abstract: "Issue a receipt for one gift, or for each open gift of a year.",
        discussion: """
            Each receipt takes the next number of today's year and is kept as it is. --gift takes any amount; \
            --all takes the open gifts of a calendar year, and --over 250 only those of $250.00 or more. A \
            gift that a receipt or statement covers already is left alone. If something holds up \
            a receipt, none is issued and all such gifts are listed; --partial issues the others. Gifts from \
            donor-advised funds, platforms, foundations and governments get no tax receipt: 'campaign thank' \
            writes to the people behind them. Nothing is mailed: --each writes the pages to a folder, in the \
            order in which the post sorts.

            EXAMPLES
              campaign receipt issue --gift G-12
              campaign receipt issue --gift G-12 --gift G-31 --dry-run
              campaign receipt issue --all --year 2026 --over 250 --each build/receipts
            """)

    @Option(help: ArgumentHelp("G-12, SOURCE:ID, or a source's id; may be repeated.", valueName: "gift"))
    var gift: [String] = []
    @Flag(help: "All open gifts of a calendar year.") var all = false
    @Option(help: ArgumentHelp("With --all: the calendar year of the gifts.", valueName: "year")) var year:
        Int?
    @Option(help: ArgumentHelp("With --all: only gifts of this amount or more.", valueName: "amount"))
    var over: String?
    @OptionGroup var pages: ReceiptPagesOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try ReceiptYear.check(year)
        let desk = try ReceiptDesk(session)
        try pages.issue(session, desk, choice(desk), command: "receipt issue")
    }

    private func choice(_ desk: ReceiptDesk) throws -> ReceiptChoice {
        if all {
            guard gift.isEmpty, let year else {
                throw CommandError.usage(
                    "missing-option",
                    gift.isEmpty ? "--all needs --year" : "--all and --gift cannot be combined",
                    hint: "campaign receipt issue --all --year \(ReceiptYear.usual(desk.today)) --over 250")
            }
            let least = try over.map { try AmountArgument.minorUnits($0, desk.plan.organization.currency) }
            return .singles(year: year, over: least)
        }
        guard !gift.isEmpty, year == nil, over == nil else {
            throw CommandError.usage(
                "missing-option", gift.isEmpty ? "which gifts?" : "--year and --over go with --all",
                hint: "campaign receipt issue --gift G-12, or --all --year \(ReceiptYear.usual(desk.today))")
        }
        return .gifts(try gift.map { try desk.gift($0) })
    }
}

/// `campaign receipt statement`: what a donor gave in a year, on one paper.
struct ReceiptStatementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "Issue annual statements: every gift of a year on its own line.",
        discussion: """
            A statement lists a donor's gifts of a calendar year by date of gift. Gifts with a receipt of their \
            own are listed with its number and not counted again; what was returned is listed too. A donor \
            whose statement lacks a gift that came in since gets a new one, which replaces it. What holds up a \
            statement is listed as with 'campaign receipt issue'.

            EXAMPLES
              campaign receipt statement --year 2026 --all --each build/statements
              campaign receipt statement --year 2026 --donor D-7
              campaign receipt statement --year 2026 --all --dry-run
            """)

    @Option(help: ArgumentHelp("The calendar year of the gifts.", valueName: "year")) var year: Int
    @Option(help: ArgumentHelp("Only this donor: D-7, or a source's id.", valueName: "id")) var donor: String?
    @Flag(help: "All donors with a gift that no receipt covers.") var all = false
    @OptionGroup var pages: ReceiptPagesOptions
    @OptionGroup var figures: ReceiptFiguresOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try ReceiptYear.check(year)
        guard all != (donor != nil) else {
            throw CommandError.usage(
                "missing-option", all ? "--all and --donor cannot be combined" : "for which donors?",
                hint: "campaign receipt statement --year \(year) --all, or --donor D-7")
        }
        let desk = try ReceiptDesk(session)
        let choice = ReceiptChoice.statements(year: year, donor: try donor.map { try desk.donor($0) })
        try pages.issue(session, desk, choice, command: "receipt statement") { desk in
            figures.figures(try desk.totals(year), desk.plan.organization.currency)
        }
    }
}

/// What both commands that issue take, and what they do.
struct ReceiptPagesOptions: ParsableArguments {
    @Flag(name: .customLong("dry-run"), help: "Check everything, issue nothing.") var dryRun = false
    @Flag(help: "Issue the others where something holds up some.") var partial = false
    @Option(help: ArgumentHelp("Write each page into this folder, named by its number.", valueName: "dir"))
    var each: String?
    @Flag(help: "With --each: write PDFs; needs WeasyPrint or Chromium.") var pdf = false

    func issue(
        _ session: Session, _ desk: ReceiptDesk, _ choice: ReceiptChoice, command: String,
        figures: (ReceiptDesk) throws -> ReceiptFigures? = { _ in nil }
    ) throws {
        let folder = try each.map {
            try ReceiptFolder(session, $0, isPDF: pdf, makes: !dryRun)
        }
        try folder?.refuseOthers(than: desk.labels().values, desk.numbering)
        if each == nil, pdf {
            throw CommandError.usage(
                "missing-option", "--pdf needs a folder: --each DIR",
                hint: "campaign receipt show NUMBER --pdf writes one page")
        }
        let issue = try ReceiptIssue(
            session, choice, partial: partial, dryRun: dryRun, command: command
        ) { desk, records in
            for record in records { try folder?.write(desk.content(record), named: record.label) }
        }
        let currency = desk.plan.organization.currency
        let document = ReceiptIssueDocument(
            issue: issue, isDryRun: dryRun, isPartial: partial,
            written: issue.batches.isEmpty ? nil : folder?.shown,
            figures: try figures(desk),
            currency: currency, labels: try desk.labels(),
            provenance: try session.provenance(desk.loaded, in: desk.directory))
        try document.write(session)
        for note in document.notes { session.say(note) }
        if issue.plan.isRefused || !partial && !issue.plan.withheld.isEmpty { throw AnswerIsNo() }
    }
}
