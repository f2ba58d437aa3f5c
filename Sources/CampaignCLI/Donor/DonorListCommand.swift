import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign donor list`: donors by number, or those that a text finds.
struct DonorListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List donors, or find them by name, e-mail or id.",
        discussion: """
            Received and gifts are as of the day asked for; names and addresses are the current ones, or \
            with --known-on those known then. The search ignores accents, apostrophes and the order of words \
            in a name. --known-on DAY also shows that day, unless --as-of names another. With --year only \
            what came in, or went back, in that fiscal year counts, and only donors of whom something did \
            are listed. --sort raised counts pledges when they were made, as the campaigns' policies say, and \
            shows the sums.

            EXAMPLES
              campaign donor list
              campaign donor list ruiz
              campaign donor list --sort received --year 2026 --limit 20
              campaign donor list --sort raised --year 2026 --limit 20
              campaign donor list --sort last --limit 20
              campaign donor list --limit 50 --format csv
              campaign donor list --as-of 2025-12-31 --known-on 2026-01-31
              campaign donor list example.org --json
            """)

    @Argument(help: ArgumentHelp("Part of a name, an e-mail or a source's id.", valueName: "text")) var text =
        ""
    @Option(
        help: ArgumentHelp(
            "By number, name, what was raised or received, how many gifts, or the last gift.",
            valueName: "order"))
    var sort: DonorListQuery.Order = .number
    @Option(help: ArgumentHelp("Only this fiscal year.", valueName: "year")) var year: Int?
    @Flag(help: "With --year, a calendar year instead of a fiscal year.") var calendar = false
    @Option(help: ArgumentHelp("Maximum number of rows.", valueName: "count")) var limit: Int?

    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        if let limit, limit < 1 { throw CommandError.usage("bad-value", "--limit must be at least 1") }
        if calendar, year == nil {
            throw CommandError.usage("option-conflict", "--calendar goes with --year", hint: "--year 2026")
        }
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: time.knownOn)
        let organization = books.loaded.plan.organization
        let day = try books.day(time.asOf, session)
        let span = try year.map {
            try YearArgument.year($0, on: day, calendar ? .newYear : organization.fiscalYearStart)
        }
        var query = query(span, on: day, knownOn: books.batch)
        if sort == .raised { query.plan = books.loaded.plan }
        var count = 0
        let list = StreamedList(
            session: session, schema: "campaign.donors/1",
            provenance: books.provenance(asOf: query.asOf))
        let fields = DonorListColumns.fields(organization.currency, withRaised: sort == .raised)
        try list.write(fields) { body in
            try books.ledger?.donors(query) { line in
                count += 1
                try body(line)
            }
        } remarks: {
            let words = try books.ledger.map {
                try found(count, query, $0) + (span.map { " in \($0.text)" } ?? "")
            }
            return [words ?? "no ledger yet: campaign import FILE"]
        }
    }

    private func query(_ span: LifecycleYear?, on day: CalendarDate, knownOn: Int64?) -> DonorListQuery {
        var query = DonorListQuery(asOf: span?.lastGiftDay(asOf: day) ?? day)
        (query.text, query.since, query.order) = (text, span?.this.starts, sort)
        (query.knownOn, query.limit) = (knownOn, limit)
        return query
    }

    /// How many there are, also beyond a limit; where a text finds no one, who is called nearly so.
    private func found(_ count: Int, _ query: DonorListQuery, _ ledger: Ledger) throws -> String {
        if count == limit {
            var unlimited = query
            unlimited.limit = nil
            var all = 0
            try ledger.donors(unlimited) { _ in all += 1 }
            if all > count { return "\(Words.grouped(count)) of \(Words.count(all, "donor"))" }
        }
        let near =
            count == 0 && !text.isEmpty && query.since == nil
            ? try ledger.donors(near: text, knownOn: query.knownOn) : []
        let hint = near.isEmpty ? "" : "; " + DidYouMean.question(Words.alternatives(near.map { "D-\($0)" }))
        return Words.count(count, "donor") + hint
    }
}

/// The fields of lists of donors.
enum DonorListColumns {
    static func fields(_ currency: Currency, withRaised: Bool = false) -> FieldList<DonorLine> {
        let raised = Field<DonorLine>(.figure("Raised", "raised")) { .money($0.raisedMinor, currency) }
        return FieldList(
            who + reach + (withRaised ? [raised] : []) + [
                Field(.figure("Gifts", "gifts", isSecondary: true)) { .count($0.gifts) },
                Field(.figure("Received", "received")) { .money($0.receivedMinor, currency) },
                Field(TableColumn("Last gift", key: "last_gift")) { .date($0.lastGift) },
                Field(GiftWords.markColumn, people: { GiftWords.mark($0.anonymity) }) {
                    .anonymity($0.anonymity)
                },
            ])
    }

    private static var who: [Field<DonorLine>] {
        [
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.id) },
            Field("donor_external_id") { .text($0.externalIDs.first) },
            Field("donor_external_ids") { .list($0.externalIDs) },
            Field(TableColumn("Name", key: "name", shrinks: true), people: { Cell(name($0)) }) {
                .text($0.details.displayName)
            },
            Field(TableColumn("Kind", key: "kind", isSecondary: true)) { .text($0.details.kind?.name) },
        ]
    }

    private static var reach: [Field<DonorLine>] {
        [
            Field("email") { .text($0.details.email) },
            Field("phone") { .text($0.details.phone) },
            .shown(TableColumn("Place", key: "place", shrinks: true)) { line in
                Cell([line.details.city, line.details.state].filter { !$0.isEmpty }.joined(separator: ", "))
            },
            Field("city") { .text($0.details.city) },
            Field("state") { .text($0.details.state) },
            Field("postal_code") { .text($0.details.postalCode) },
            Field("country") { .text($0.details.country) },
            Field("suppressions") { .list($0.details.suppressions.names) },
        ]
    }

    static func name(_ line: DonorLine) -> String {
        DonorName(displayName: line.details.displayName, externalIDs: line.externalIDs).shown
    }
}
