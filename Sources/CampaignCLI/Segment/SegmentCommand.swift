import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign segment`: who gave last year and not yet this year, and every other group of donors.
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract: "Show who gave this year, last year and before: groups of donors, or a list of donors.",
        discussion: """
            Without --pick: how many donors are new, kept, lost and back, what they gave, retention, gains \
            and losses. With --pick: the donors themselves, by name or by expression; 'campaign help \
            segments' has all of both. A year is the fiscal year that ends in it. Refunds are subtracted \
            from the year of the gift; gifts in kind do not count. For a past year, later gifts are ignored. \
            Checks below every list add up. --known-on DAY also shows that day, unless --as-of names \
            another; names, addresses and households are always the current ones.

            EXAMPLES
              campaign segment
              campaign segment --year 2026 --pick lybunt
              campaign segment --pick 'lybunt and largest >= $1,000' -o build/lybunt.csv
              campaign segment --pick 'state in (NY, NJ) and last_gift < 2025-07-01' --rfm
              campaign segment --year 2025 --count-by person --soft --calendar
              campaign segment --pick sybunt --classic --json
            """)

    @Option(
        help: ArgumentHelp("Fiscal year (default: the year of --as-of).", valueName: "year"))
    var year: Int?
    @Option(
        help: ArgumentHelp("List these donors: a name such as lybunt, or an expression.", valueName: "pick"))
    var pick: String?
    @Option(
        help: ArgumentHelp(
            "Count a household or organization as one donor, or each person alone.",
            valueName: "household|person"))
    var countBy: DonorUnit = .household
    @Flag(help: "Also count gifts for which donors have a soft credit.") var soft = false
    @Flag(help: "Count those who gave last year into sybunt, as other systems do.") var classic = false
    @Flag(help: "Use calendar years instead of fiscal years.") var calendar = false
    @Flag(help: "Show recency, frequency and money scores: 5 is best.") var rfm = false
    @Option(help: ArgumentHelp("Maximum number of rows.", valueName: "count")) var limit: Int?

    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        if let limit, limit < 1 { throw CommandError.usage("bad-value", "--limit must be at least 1") }
        try checkForPick()
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: time.knownOn)
        let day = try books.day(time.asOf, session)
        let organization = books.loaded.plan.organization
        let picked = try pick.map { try Self.read($0, organization.currency) }
        let query = GivingQuery(
            year: try YearArgument.year(year, on: day, calendar ? .newYear : organization.fiscalYearStart),
            asOf: day,
            unit: countBy, soft: soft, knownOn: books.batch)
        var study = GivingStudy(query, pick: picked, isClassic: classic, scoresDonors: rfm)
        try study.run(books.ledger)
        let report = try study.report()
        let provenance = books.provenance(asOf: day)
        let received = try YearReceipts(books, year: query.year, asOf: day)
        if picked == nil {
            try session.writer.write(
                LifecycleDocument(report: report, study: study, received: received, provenance: provenance)
                    .document())
        } else {
            try SegmentList(
                report: report, study: study, received: received, provenance: provenance, limit: limit
            )
            .write(session, books.ledger)
        }
        for hint in study.hints { session.say(hint) }
        if books.ledger == nil { session.say("no ledger yet: campaign import FILE") }
    }

    /// What says something of a list does nothing without one.
    private func checkForPick() throws(CommandError) {
        guard pick == nil else { return }
        let given = [(classic, "--classic"), (limit != nil, "--limit")].filter(\.0).map(\.1)
        guard !given.isEmpty else { return }
        throw .usage(
            "option-conflict",
            "\(given.joined(separator: " and ")) \(given.count == 1 ? "goes" : "go") with --pick",
            hint: "--pick all lists every donor")
    }

    private static func read(_ text: String, _ currency: Currency) throws(CommandError) -> Pick {
        do {
            return try Pick(text, currency: currency)
        } catch {
            throw .usage(
                "bad-pick", "--pick, column \(error.column): \(error.message)",
                hint: error.hint ?? "campaign help segments")
        }
    }
}
