import ArgumentParser
import CampaignFiles
import CampaignKit
import CampaignReports
import CampaignServices
import Terminal

/// `campaign report new`: a template to begin with.
struct ReportNewCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write Reports/ID.md, a template to start from.",
        discussion: """
            Nothing that exists is overwritten. 'campaign help reports' has every figure and block. --template \
            is one of:

            \(templates)

            EXAMPLES
              campaign report new board
              campaign report new spring --template appeal --campaign year-end-2026
              campaign report new thanks --template stewardship --campaign year-end-2026
              campaign report new appeal --campaign year-end-2026 \\
                  --title "The year-end appeal"
              campaign report new website --audience public --dry-run
              campaign report new resumen --lang es --campaign year-end-2026
            """)

    @Argument(help: ArgumentHelp("The new id: lowercase letters, digits and hyphens.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Report title.", valueName: "title"))
    var title: String?

    @Option(help: ArgumentHelp("The campaign it is about (default: all).", valueName: "id"))
    var campaign: String?

    @Option(
        help: ArgumentHelp(
            "Who will read it: public, board or staff (default: board).", valueName: "audience"))
    var audience: Audience?

    @Option(help: ArgumentHelp("What it is to be (default: what fits the campaign).", valueName: "template"))
    var template: ReportKind?

    @Option(
        help: ArgumentHelp(
            "The language of a summary: en, es, he or ar (default: en).", valueName: "language"))
    var lang: LetterLanguage?

    @Flag(name: .customLong("dry-run"), help: "Show the file without writing it.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    /// One line for each template, for the help.
    private static let templates = ReportKind.allCases.map { kind in
        "  \(DisplayWidth.pad(kind.rawValue, to: 12)) \(kind.summary)"
    }.joined(separator: "\n")

    /// `spring-evening` becomes `Spring evening`.
    private static func title(_ id: String) -> String {
        let words = id.replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    func run() throws {
        let session = try Session(options)
        guard CampaignID.isValid(id) else {
            throw CommandError.usage(
                "bad-id", "'\(TerminalText.safe(id))' cannot be an id",
                hint: "use lowercase letters, digits and single hyphens, such as spring-evening")
        }
        let template = try kind()
        let directory = try session.directory()
        let plan = try session.plan(in: directory).plan
        if let campaign { try IDLookup(plan).requireCampaigns([campaign]) }
        if let template, template.needsCampaign, campaign == nil {
            throw CommandError.usage(
                "which-campaign", "--template \(template.rawValue) is about one campaign",
                hint: "add --campaign with its id; 'campaign list' shows the ids")
        }
        let path = "\(WorkspaceSource.reportsFolder)/\(id).md"
        var starter = ReportStarter(
            title: title ?? campaign.flatMap { plan.campaign($0)?.name } ?? Self.title(id),
            campaign: campaign.flatMap(plan.campaign),
            audience: audience ?? template?.audience ?? .board)
        starter.kind = template
        starter.language = lang ?? .en
        starter.yesterday = try session.today(plan).adding(days: -1)
        if dryRun { return try session.writer.write(starter.text) }
        var files = NewFiles(root: directory)
        files.folder(WorkspaceSource.reportsFolder)
        files.file(path, starter.text)
        guard files.existing.isEmpty else {
            throw CommandError.failed("exists", "\(path) already exists", hint: "choose another id")
        }
        try files.write()
        try session.writer.write("created \(path)\n")
        session.say("next: edit it, then campaign report build \(id)")
    }
}

extension ReportNewCommand {
    /// The template that is asked for; a language alone asks for a summary, which is the one written in each.
    private func kind() throws(CommandError) -> ReportKind? {
        guard let lang else { return template }
        guard template == nil || template == .summary || lang == .en else {
            throw .usage(
                "option-conflict", "--template \(template?.rawValue ?? "") is written in English",
                hint: "use --template summary, or leave out --lang and translate the sentences")
        }
        return template ?? (lang == .en ? nil : .summary)
    }
}

extension ReportKind: ExpressibleByArgument {}
