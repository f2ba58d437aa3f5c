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
        let ledger = books.rows
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
