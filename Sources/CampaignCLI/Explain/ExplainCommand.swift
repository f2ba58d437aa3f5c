import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign explain`: the rows that make a figure.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show which rows make up a figure, what was left out and why, and a sum that ties.",
        discussion: """
            FIGURE is ROW.FIGURE. The row is a campaign with those below it (or ID.own without them), an \
            appeal, a project, project/unit, total or unassigned. The figure is any that 'campaign status \
            --json' shows; those that are computed, such as to_go, are shown as a formula. Every figure of a \
            report's page can be explained by the name in its data-figure: also CAMPAIGN.PROJECT.raised, and \
            total.2026-11.raised for a month. A screen shows the largest entries; CSV, TSV and JSON have all \
            of them, and those left out with the rule that left each out. The sum is compared with status \
            before anything is shown. For received, what the bank should show is listed below. T-3 shows the \
            gifts that a transfer was made of, G-12 the transfers that spent a gift.

            EXAMPLES
              campaign explain year-end-2026.raised
              campaign explain total.received --as-of 2026-06-30
              campaign explain programs.own.outstanding --known-on 2026-07-15
              campaign explain year-end-2026.donors --limit 50
              campaign explain floor-3.raised --format csv
              campaign explain unassigned.gifts --json
              campaign explain total.2026-11.received
              campaign explain T-3
            """)

    @Argument(help: ArgumentHelp("Row and figure: year-end-2026.raised, total.to_go.", valueName: "figure"))
    var figure: String

    @OptionGroup var time: TimeOptions

    @Option(help: ArgumentHelp("Maximum number of rows on a screen.", valueName: "count"))
    var limit = 20

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        guard (1...10_000).contains(limit) else {
            throw CommandError.usage("bad-value", "--limit must be between 1 and 10,000")
        }
        guard try !TransferExplanation.write(figure, session, time) else { return }
        let (name, figure) = try read()
        let books = try LedgerView(session, knownOn: time.knownOn).closed
        let figures = try Snapshot(books, asOf: books.day(time.asOf, session))
        let row = try figures.row(of: name)
        if let period = try readPeriod(name, figures) {
            guard let tally = figure.tally else { throw unknownPeriod(name) }
            try session.writer.write(DerivedDocument(tally, in: period, of: row, figures).document)
        } else if let tally = figure.tally, row.has(figure) {
            guard try !ExplanationDocument.writeFile(tally, of: row, figures, session) else {
                return figures.noteWhenEmpty(session)
            }
            let explanation = try FigureExplanation(tally, of: row, figures, limit: limit)
            try ExplanationDocument(explanation: explanation).write(session)
        } else if figure.name == PipelineExplanation.figure, row.has(figure) {
            let explained = try PipelineExplanation(row, figures)
            try session.writer.write(
                DerivedDocument(figure, of: row, explained, provenance: figures.provenance).document)
        } else {
            try session.writer.write(
                DerivedDocument(figure, of: row, provenance: figures.provenance).document)
        }
        figures.noteWhenEmpty(session)
    }

    /// The name taken apart, and the figure that it ends with.
    private func read() throws(FigureNameError) -> (FigureName, Figure) {
        let name = try FigureName(figure)
        return (name, try name.known())
    }

    private func readPeriod(_ name: FigureName, _ figures: Snapshot) throws -> FigurePeriod? {
        guard let text = name.period else { return nil }
        let start = figures.plan.organization.fiscalYearStart
        guard let period = FigurePeriod(text, fiscalYearStart: start) else { throw unknownPeriod(name) }
        return period
    }

    private func unknownPeriod(_ name: FigureName) -> CommandError {
        .usage(
            "bad-figure", "\(TerminalText.safe(name.figure)) is not counted by \(name.period ?? "")",
            hint: "write total.2026-11.raised, or a campaign's received, outstanding or gifts")
    }
}
