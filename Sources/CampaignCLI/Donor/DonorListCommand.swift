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
            in a name. --known-on DAY also shows that day, unless --as-of names another.

            EXAMPLES
              campaign donor list
              campaign donor list ruiz
              campaign donor list --limit 50 --format csv
              campaign donor list --as-of 2025-12-31 --known-on 2026-01-31
              campaign donor list example.org --json
            """)

    @Argument(help: ArgumentHelp("Part of a name, an e-mail or a source's id.", valueName: "text")) var text =
        ""
    @Option(help: ArgumentHelp("Maximum number of rows.", valueName: "count")) var limit: Int?

    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        if let limit, limit < 1 { throw CommandError.usage("bad-value", "--limit must be at least 1") }
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: time.knownOn)
        let currency = books.loaded.plan.organization.currency
        let ledger = books.ledger
        let day = try books.day(time.asOf, session)
        var count = 0
        let list = StreamedList(
            session: session, schema: "campaign.donors/1",
            provenance: books.provenance(asOf: day))
        try list.write(DonorListColumns.fields(currency)) { body in
            try ledger?.donors(matching: text, asOf: day, knownOn: books.batch, limit: limit) { line in
                count += 1
                try body(line)
            }
        }
        session.say(
            try ledger.map { try found(count, $0, books.batch) } ?? "no ledger yet: campaign import FILE")
    }

    /// How many there are; where a text finds no one, who is called nearly so.
    private func found(_ count: Int, _ ledger: Ledger, _ batch: Int64?) throws -> String {
        let near = count == 0 && !text.isEmpty ? try ledger.donors(near: text, knownOn: batch) : []
        let hint = near.isEmpty ? "" : "; " + DidYouMean.question(Words.alternatives(near.map { "D-\($0)" }))
        return Words.count(count, "donor") + hint
    }
}

/// The fields of lists of donors.
enum DonorListColumns {
    static func fields(_ currency: Currency) -> FieldList<DonorLine> {
        FieldList(
            who + reach + [
                Field(.figure("Gifts", "gifts")) { .count($0.gifts) },
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
            Field(TableColumn("Kind", key: "kind")) { .text($0.details.kind?.name) },
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
