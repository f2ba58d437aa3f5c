public import ArgumentParser
import CampaignFiles
public import CampaignKit
import CampaignServices
import Terminal

/// `campaign report build`: templates filled with figures, as pages.
struct ReportBuildCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Build a report: one self-contained page to open, mail or print.",
        discussion: """
            Writes build/ID.html, a self-contained page; -o writes elsewhere, -o - to the screen. A page for \
            another day, campaign or audience is named after it: build/board-2025-12-31.html. Everything is \
            checked and computed before anything is written. The same ledger and day give the same bytes.

            Where a template has no since:, changes are those since the day of its last page, \
            built on an earlier day; -o - and --known-on are not remembered as pages.

            --open shows the page in your browser. --watch builds it again whenever a template, the plan or \
            the ledger changes, until Ctrl-C; reload the page to see it.

            EXAMPLES
              campaign report build board
              campaign report build board --as-of 2025-12-31 --known-on 2026-01-31
              campaign report build website -o index.html
              campaign report build website --campaign year-end-2026
              campaign report build --all
              campaign report build board --format markdown
              campaign report build board --pdf
              campaign report build board --open --watch
            """)

    @Argument(help: ArgumentHelp("Report ids: file names without .md.", valueName: "id"))
    var ids: [String] = []

    @Flag(help: "Build every report.")
    var all = false

    @Option(help: ArgumentHelp("Report on this campaign instead of the report's own.", valueName: "id"))
    var campaign: String?

    @OptionGroup var time: TimeOptions

    @Option(help: "Who will read it: public sees what is raised and the goals, board and staff every sum.")
    var audience: Audience?

    @Flag(help: "Write a PDF; needs WeasyPrint or Chromium.") var pdf = false

    @Flag(help: "Show the page in your browser.") var open = false

    @Flag(help: "Build again whenever a template, the plan or the ledger changes.") var watch = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        if let output = options.output, watch || open && output == "-" {
            throw CommandError.usage(
                "option-conflict", "\(watch ? "--watch" : "--open") writes to build/, not to -o",
                hint: "leave out -o")
        }
        guard watch else { return show(try build()) }
        let session = try Session(options)
        let directory = try session.directory()
        let location = try session.location(in: directory)
        try ReportWatch(directory: directory, location: location, context: session.context).run {
            let paths = try build()
            if $0 { show(paths) }
        }
    }

    /// Shows what was written; that no program does is no failure.
    private func show(_ paths: [String]) {
        guard open else { return }
        let context = CommandContext.current
        for path in paths where !context.show(path) {
            let name = TerminalText.safe(path)
            try? context.errors.write("no program here opens pages: open \(name) in a browser\n")
        }
    }

    /// Writes the reports; their paths are the result.
    private func build() throws -> [String] {
        let form = try ReportForm(options, isPDF: pdf)
        var options = options
        // Of a PDF, whose ending is not one of a list.
        if form == .pdf { options.format = .html }
        let session = try Session(options)
        let directory = try session.directory()
        let files = try chosen(from: ReportFiles(directory: directory))
        guard files.count == 1 || options.output == nil else {
            throw CommandError.usage(
                "one-output", "-o takes one report, not \(files.count)",
                hint: "leave out -o; they go to build/")
        }
        let books = try LedgerView(session, knownOn: time.knownOn)
        if let campaign { try IDLookup(books.loaded.plan).requireCampaigns([campaign]) }
        let run = ReportRun(books: books, campaign: campaign, audience: audience, asOf: time.asOf, form: form)
        let (reports, findings) = try run.build(files, session)
        let output = ReportOutput(to: options.output, session: session, directory: directory)
        let paths = try output.write(reports, form)
        if books.head == nil { session.say("no gifts have been posted yet: campaign import FILE") }
        session.say(findings)
        return paths
    }

    private func chosen(from files: ReportFiles) throws -> [PlanFile] {
        if all, ids.isEmpty, !files.all.isEmpty { return files.all }
        guard !all else {
            throw CommandError.usage(
                "which-report", ids.isEmpty ? "there is no report" : "name reports or use --all, not both",
                hint: files.choice)
        }
        guard !ids.isEmpty else {
            throw CommandError.usage("which-report", "no report given", hint: files.choice)
        }
        return try files.named(ids)
    }
}

extension Audience: ExpressibleByArgument {
    public init?(argument: String) {
        guard let found = Audience.allCases.first(where: { "\($0)" == argument }) else { return nil }
        self = found
    }

    public static var allValueStrings: [String] { allCases.map { "\($0)" } }
}
