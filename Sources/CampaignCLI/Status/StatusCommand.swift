import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign status`: where every campaign stands.
struct StatusCommand: FiguresCommand {
    /// What the rows are.
    enum Grouping: String, CaseIterable, ExpressibleByArgument {
        case campaign, project, appeal, line, unit, month

        var breakdown: Breakdown? { Breakdown(rawValue: rawValue) }
    }

    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show where every campaign stands: goal, raised, to go and pace.",
        discussion: """
            A campaign's row includes the campaigns below it; every donor is counted once. Raised includes \
            pledges; the part not yet received is shown below. TO GO of the total is the shortfall of \
            running campaigns; the shortfall of ended ones is shown below. Campaigns that ended before this \
            fiscal year, with nothing outstanding, share one row; --all shows them. Files always have every \
            row. With ids, only these campaigns and those below them are shown. --known-on DAY also shows \
            that day, unless --as-of names another. --diff compares with a document that 'campaign status \
            --json' wrote: what was posted late, what is new, corrected or moved, and what the plan changed, \
            row by row, so that then + changes = now.

            EXAMPLES
              campaign status
              campaign status year-end-2026 --by appeal
              campaign status --as-of 2026-06-30 --known-on 2026-07-15
              campaign status --fail-under 80
              campaign status --all
              campaign status -o status.csv
              campaign status --json
              campaign status --diff last-month.json
            """)

    @Argument(help: ArgumentHelp("Campaigns to show (default: all).", valueName: "id"))
    var ids: [String] = []

    @Option(
        name: .customLong("by"), help: ArgumentHelp("Break the money down by this.", valueName: "what"))
    var grouping: Grouping = .campaign

    @Flag(help: "Show each campaign of earlier years on its own row.") var all = false

    @OptionGroup var time: TimeOptions

    @Option(
        help: ArgumentHelp("Exit with 1 when less than this share of the goal is raised.", valueName: "pct"))
    var failUnder: PercentArgument?

    @Option(help: ArgumentHelp("Show what changed since this saved status.", valueName: "file"))
    var diff: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options, reading: diff.map { [$0] } ?? [])
        if let diff { return try compare(diff, session) }
        let figures = try Snapshot(session, asOf: time.asOf, knownOn: time.knownOn)
        try IDLookup(figures.plan).requireCampaigns(ids, also: figures.tallies.campaigns)
        let report = try figures.status(selected: ids)
        try session.writer.write(document(report, figures))
        figures.noteWhenEmpty(session)
        session.say(report.findings)
        if let failUnder { try require(failUnder, report, session) }
    }

    private func compare(_ path: String, _ session: Session) throws {
        guard ids.isEmpty, grouping == .campaign, failUnder == nil else {
            throw CommandError.usage(
                "bad-value",
                "--diff compares the rows of its document; it takes no ids, --by or --fail-under",
                hint: "save a status of these campaigns: campaign status ID -o status.json")
        }
        let stored = try StoredStatus.read(session.context.absolute(path), named: path)
        let books = try LedgerView(session, knownOn: time.knownOn).closed
        let figures = try Snapshot(books, asOf: books.day(time.asOf, session))
        guard let diff = try StatusDiff(stored, figures) else { return figures.noteWhenEmpty(session) }
        try StatusDiffDocument(diff: diff, session: session).write()
    }

    private func document(_ report: StatusReport, _ figures: Snapshot) throws -> Document {
        guard let kind = grouping.breakdown else {
            let shown = ids.isEmpty ? nil : report.rows.map(\.id)
            return StatusDocument(
                report: report, provenance: figures.provenance,
                held: try HeldSum(figures.heldGifts(), in: shown), showsAll: all
            ).document
        }
        let breakdown = try BreakdownReport(
            kind: kind, plan: figures.plan, money: figures.breakdown(by: kind),
            selected: ids.isEmpty ? [] : report.rows.map(\.id))
        return BreakdownDocument(report: breakdown, provenance: figures.provenance).document
    }

    /// Of all campaigns together, or of each that is named.
    private func require(_ least: PercentArgument, _ report: StatusReport, _ session: Session) throws {
        let shares =
            report.total.map { [("the total", $0.percentRaised)] }
            ?? ids.compactMap { report.row($0) }.map { ($0.id, $0.percentRaised) }
        for (name, percent) in shares {
            guard let percent else {
                throw CommandError.failed("no-goal", "\(name) has no goal for --fail-under")
            }
            guard percent < least.percent else { continue }
            session.say("\(name) is at \(percent.text), under \(least.percent.text)")
            throw AnswerIsNo()
        }
    }
}
