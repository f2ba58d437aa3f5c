import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign gift list`: posted rows, newest first.
struct GiftListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List gifts, pledges and what happened to them, newest first.",
        discussion: """
            With --as-of, entries dated later are left out; without it, post-dated checks are listed too. \
            --known-on DAY also shows that day, unless --as-of names another. 'Paid in all' below the list \
            is the money that came in; RECEIVED of status leaves out what a campaign's policy excludes. \
            --tributes lists gifts in honor or memory of someone and who is to be notified, without amounts.

            EXAMPLES
              campaign gift list --limit 20
              campaign gift list --campaign year-end-2026 --since 2026-11-01
              campaign gift list --donor D-7 --format csv
              campaign gift list --as-of 2025-12-31 --known-on 2026-01-31
              campaign gift list --type refund --json
              campaign gift list --batch B-3
              campaign gift list --tributes -o build/notify.csv
            """)

    @Option(help: ArgumentHelp("Only this campaign.", valueName: "id")) var campaign: String?
    @Option(help: ArgumentHelp("Only this appeal.", valueName: "id")) var appeal: String?
    @Option(help: ArgumentHelp("Only this project.", valueName: "id")) var project: String?
    @Option(help: ArgumentHelp("Only this donor: D-7, or a source's id.", valueName: "id")) var donor: String?
    @Option(help: ArgumentHelp("Only this type: gift, pledge, refund, …", valueName: "type")) var type:
        String?
    @Option(help: ArgumentHelp("Only entries of this batch: B-3.", valueName: "batch")) var batch: String?
    @Option(help: ArgumentHelp("Only on or after this day.", valueName: "date")) var since: CalendarDate?
    @Option(help: ArgumentHelp("Only on or before this day.", valueName: "date")) var until: CalendarDate?
    @Option(
        name: .customLong("at-least"), help: ArgumentHelp("Only this amount or more.", valueName: "amount")
    )
    var atLeast: String?
    @Flag(help: "List who is to be notified of gifts in honor or memory of someone, without amounts.")
    var tributes = false
    @Option(help: ArgumentHelp("Maximum number of rows.", valueName: "count")) var limit: Int?

    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: time.knownOn)
        let currency = books.loaded.plan.organization.currency
        let ledger = books.ledger
        let day = try books.day(time.asOf, session)
        let query = try query(books, asOf: day)
        if tributes { return try writeTributes(query, books, asOf: day, session) }
        let list = StreamedList(
            session: session, schema: "campaign.gifts/1", provenance: books.provenance(asOf: day))
        try list.write(GiftColumns.fields(currency)) { body in
            try ledger?.gifts(query) { try body($0) }
        } remarks: {
            guard let totals = try ledger?.giftTotals(query, plan: books.loaded.plan, asOf: day) else {
                return ["no ledger yet: campaign import FILE, or campaign gift add"]
            }
            let rows = Words.count(totals.count, "row")
            let shown = limit.map { $0 < totals.count ? "the newest \($0) of \(rows)" : rows } ?? rows
            return [shown + PaidWords(totals: totals, currency: currency).footer]
        }
    }

    private func writeTributes(
        _ query: EntryQuery, _ books: LedgerView, asOf day: CalendarDate, _ session: Session
    ) throws {
        let list = StreamedList(
            session: session, schema: "campaign.tributes/1", provenance: books.provenance(asOf: day))
        var count = 0
        try list.write(ToldTribute.fields) { body in
            try books.ledger?.tributes(query) { line, tribute in
                count += 1
                try body(ToldTribute(line: line, tribute: tribute))
            }
        } remarks: {
            ["\(Words.count(count, "tribute")); notices do not mention amounts"]
        }
    }

    private func query(_ books: LedgerView, asOf: CalendarDate) throws -> EntryQuery {
        let plan = books.loaded.plan
        let lookup = IDLookup(plan)
        if let limit, limit < 1 { throw CommandError.usage("bad-value", "--limit must be at least 1") }
        var query = EntryQuery()
        if let campaign, campaign != "unassigned" { try lookup.requireCampaigns([campaign]) }
        query.campaign = campaign == "unassigned" ? "" : campaign
        if let appeal, lookup.index.appeal(appeal) == nil {
            throw lookup.unknown(appeal, kind: "appeal", among: lookup.index.appealIDs)
        }
        query.appeal = appeal
        if let project, lookup.index.project(project) == nil {
            throw lookup.unknown(project, kind: "project", among: lookup.index.projectIDs)
        }
        query.project = project
        if let type {
            guard let known = EntryType(name: type) else {
                throw lookup.unknown(type, kind: "type", among: EntryType.allCases.map(\.name))
            }
            query.type = known
        }
        if let donor {
            query.donor = try books.ledger?.donor(donor, asOf: asOf, knownOn: books.batch).line.id
        }
        query.batch = try batch.map { try Self.number($0, books) }
        query.since = since
        query.until = [until, time.day].compactMap { $0 }.min()
        query.knownOn = books.batch
        query.standsOn = time.day
        query.limit = limit
        query.atLeastMinor = try atLeast.map { try AmountArgument.minorUnits($0, plan.organization.currency) }
        return query
    }

    /// The number of a batch that there is.
    private static func number(_ text: String, _ books: LedgerView) throws -> Int64 {
        guard case .batch(let number) = KnownOn(argument: text.uppercased()) else {
            throw CommandError.usage(
                "bad-value", "'\(TerminalText.safe(text))' is not a batch",
                hint: "write it as B-3: campaign log")
        }
        guard let head = books.head, number <= head.batch else {
            throw CommandError.failed("unknown-batch", "no batch B-\(number)", hint: "campaign log")
        }
        return number
    }
}
