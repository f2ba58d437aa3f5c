import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign log`: every posting, newest last.
struct LogCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "List every batch: who, when, by which command, and its total.",
        discussion: """
            Newest last. AMOUNT is the sum of the entries as they were written, whatever their effect on the \
            figures. The command is kept with the names of its options, never with their values. --by looks \
            for a part of the name, in any case; --since and --until are days by the charity's clock.

            EXAMPLES
              campaign log
              campaign log --limit 20
              campaign log --by ana --since 2026-11-01
              campaign log --since 2026-01-01 --until 2026-12-31 --format csv -o auditor.csv
              campaign log --json
            """)

    @Option(help: ArgumentHelp("Only batches of this person.", valueName: "name")) var by: String?
    @Option(help: ArgumentHelp("Only on or after this day.", valueName: "date")) var since: CalendarDate?
    @Option(help: ArgumentHelp("Only on or before this day.", valueName: "date")) var until: CalendarDate?
    @Option(help: ArgumentHelp("Maximum number of rows, the newest.", valueName: "count"))
    var limit: Int?

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        session.watch.refusesCopies = true
        if let by, by.allSatisfy(\.isWhitespace) {
            throw CommandError.usage("bad-value", "--by needs a name", hint: "campaign log --by ana")
        }
        if let limit, limit < 1 { throw CommandError.usage("bad-value", "--limit must be at least 1") }
        if let since, let until, until < since {
            throw CommandError.usage("bad-value", "--until is before --since", hint: "exchange the days")
        }
        let books = try LedgerView(session, knownOn: nil)
        let all = try books.ledger?.batches() ?? []
        let batches = all.filter(isAskedFor)
        let shown = batches.prefix(limit ?? batches.count).reversed()
        let list = BatchList(batches: Array(shown), currency: books.loaded.plan.organization.currency)
        try session.writer.write(
            list.document(
                "campaign.log/1", title: "Postings", books.provenance(asOf: try books.day(nil, session))))
        if shown.count < batches.count {
            session.say(
                "the newest \(Words.grouped(shown.count)) of \(Words.count(batches.count, "posting"))")
        }
        if all.isEmpty { return session.say("nothing has been posted yet: campaign import FILE") }
        if batches.isEmpty { session.say("none of \(Words.count(all.count, "posting")) matches") }
    }

    private func isAskedFor(_ batch: BatchSummary) -> Bool {
        if let since, batch.postedOn < since { return false }
        if let until, batch.postedOn > until { return false }
        return by.map { batch.actor.lowercased().contains($0.lowercased()) } ?? true
    }
}
