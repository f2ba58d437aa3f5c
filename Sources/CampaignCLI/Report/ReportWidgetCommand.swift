public import ArgumentParser
public import CampaignKit
import CampaignReports
import CampaignServices
import Terminal

/// `campaign report widget`: a campaign's progress for the charity's own page.
struct ReportWidgetCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "widget",
        abstract: "Make a small picture, or JSON, of a campaign's progress for your own page.",
        discussion: """
            Writes a picture (SVG) that needs nothing else and runs nothing: what is raised, the goal, and how \
            many gave. -o progress.json or --json writes the same figures for your site's own code. Only what \
            the public may know is in it: while fewer than three donors have given, the goal alone.

            EXAMPLES
              campaign report widget year-end-2026 -o progress.svg
              campaign report widget year-end-2026 -o progress.json
              campaign report widget year-end-2026 --lang es -o progreso.svg
              campaign report widget -o all.svg
            """)

    @Argument(help: ArgumentHelp("The campaign (default: everything).", valueName: "campaign"))
    var campaign: String?

    @Option(
        help: ArgumentHelp(
            "The language of its words: en, es, he or ar (default: en).", valueName: "language"))
    var lang: LetterLanguage = .en

    @OptionGroup var time: TimeOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        var options = options
        let isPicture = try isPicture(options)
        // A picture's ending is not one of a list.
        if isPicture { options.format = .html }
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: time.knownOn)
        let plan = books.loaded.plan
        if let campaign { try IDLookup(plan).requireCampaigns([campaign]) }
        let day = try books.day(time.asOf, session)
        let figures = try ReportFigures(books, on: day, audience: .public, needs: [], in: lang)
        let widget = PublicWidget(figures, campaign: campaign, language: lang)
        if isPicture {
            try session.writer.write(widget.svg)
        } else {
            try session.writer.write(WidgetDocument(widget).json.pretty)
        }
        if widget.money == nil { session.say("fewer than three donors have given: only the goal is shown") }
        if let output = options.output, output != "-" { session.say("wrote \(output)") }
    }

    private func isPicture(_ options: GlobalOptions) throws(CommandError) -> Bool {
        if options.json || options.format == .json { return false }
        let ending = options.output.flatMap { $0.split(separator: ".").last.map { $0.lowercased() } }
        if options.format == nil, ending == "json" { return false }
        guard options.format == nil, options.output == nil || options.output == "-" || ending == "svg" else {
            throw .usage(
                "report-format", "a widget is a picture or JSON",
                hint: "end -o in .svg or .json, or add --json")
        }
        return true
    }
}

/// The widget's figures for a site's own code.
struct WidgetDocument {
    private let widget: PublicWidget

    init(_ widget: PublicWidget) { self.widget = widget }

    var json: JSONValue {
        .object([
            "schema": .string("campaign.widget/1"), "organization": .string(widget.organization),
            "campaign": widget.campaign.map { .string($0) } ?? .null, "name": .string(widget.name),
            "as_of": .date(widget.asOf), "currency": .string(widget.currency.code),
            "goal": money(widget.goal), "raised": money(widget.money?.raised),
            "percent_raised": .percent(widget.money?.percentRaised),
            "donors": widget.money.map { .number($0.donors) } ?? .null,
        ])
    }

    private func money(_ minor: Int64?) -> JSONValue {
        .money(minor, widget.currency)
    }
}

extension LetterLanguage: ExpressibleByArgument {
    /// The codes that front matter has: `en`, `es`, `he`, `ar`.
    public init?(argument: String) { self.init(rawValue: argument) }
}
