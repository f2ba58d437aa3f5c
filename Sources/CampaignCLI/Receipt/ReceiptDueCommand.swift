import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// `campaign receipt due`: who needs which paper, by when, and what holds it up.
struct ReceiptDueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "List the receipts and statements that donors still need.",
        discussion: """
            For gifts of one calendar year: an acknowledgment for each gift of $250 or more, a disclosure for \
            more than $75 with something in return, an annual statement for each donor with a gift that no \
            receipt covers, and a replacement for what was voided. Gifts that came by mail in the January \
            after without proof of the day of mailing are listed too, and the tax forms of property: Form \
            1098-C, Form 8283, and Form 8282 for what 'campaign gift disposed' recorded. Withheld means that \
            something holds it up, and all of it is named. Below: every eligible gift is receipted, excepted or open.

            EXAMPLES
              campaign receipt due
              campaign receipt due --year 2026
              campaign receipt due --year 2026 --format csv -o build/due.csv
              campaign receipt due --json
            """)

    @Option(help: ArgumentHelp("The calendar year (until April: last year).", valueName: "year"))
    var year: Int?
    @OptionGroup var figures: ReceiptFiguresOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try ReceiptYear.check(year)
        let desk = try ReceiptDesk(session)
        let due = try desk.due(year ?? ReceiptYear.usual(desk.today))
        let rows = due.rows.map(ReceiptRow.init)
        let currency = desk.plan.organization.currency
        let fields = ReceiptRow.fields(currency, isDue: true)
        let figures = figures.figures(due.totals, currency)
        let headline =
            Words.count(rows.count, "paper") + " due for \(due.totals.year)"
            + (rows.isEmpty ? "" : ", \(Words.grouped(rows.count { !$0.obstacles.isEmpty })) withheld")
        let provenance = try session.provenance(desk.loaded, in: desk.directory)
        try session.writer.write(
            Document(
                title: "Receipts due", data: fields.data(rows),
                people: fields.people(rows, caption: headline),
                json: provenance.document(
                    "campaign.receipts/1", figures.members.merging(["rows": fields.json(rows)]) { $1 }),
                screen: { look in
                    var text = look.headline(headline)
                    if !rows.isEmpty { text += "\n" + look.render(fields.people(rows)).text }
                    for hint in rows.hints { text += look.sentence("  " + hint) }
                    return text + "\n" + figures.screen(look)
                }))
    }
}
