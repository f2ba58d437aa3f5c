public import CampaignKit
import Yams

/// Reads the front matter of one report template.
///
/// A new key is a line in `draft` and a property of `ReportDraft`.
public struct ReportReader {
    private enum AudienceWord: String, CaseIterable { case board, staff, `public` }
    private enum LanguageWord: String, CaseIterable { case en, es, he, ar }
    private enum PaperWord: String, CaseIterable { case letter, a4 }

    private let fields: Fields
    private let plan: Plan

    /// The template in `file`, nil when nothing of it can be read, and what is wrong with its front matter.
    public static func read(_ file: PlanFile, plan: Plan) -> (draft: ReportDraft?, findings: [Finding]) {
        let sink = FindingSink()
        let draft = read(file, plan: plan, sink: sink)
        return (draft, sink.sorted)
    }

    private static func read(_ file: PlanFile, plan: Plan, sink: FindingSink) -> ReportDraft? {
        let opened = TemplateFile(
            file, describing: "report", currency: plan.organization.currency, sink: sink)
        guard let opened else { return nil }
        let reader = ReportReader(fields: opened.fields, plan: plan)
        return reader.draft(id: file.stem, source: opened.source, bodyLine: opened.bodyLine)
    }

    private func draft(id: String, source: SourceText, bodyLine: Int) -> ReportDraft {
        let title = fields.requiredText("title", example: "Report to the board", fallback: id)
        let campaign = campaign()
        let audience = fields.choice("audience", of: AudienceWord.self) ?? .board
        let language = fields.choice("lang", of: LanguageWord.self) ?? .en
        let asOf = fields.date("as_of")
        let since = fields.date("since")
        let theme = fields.name("theme")
        let paper = fields.choice("page", of: PaperWord.self) ?? .letter
        fields.finish()
        return ReportDraft(
            id: id, title: title, campaign: campaign, audience: Self.audience(audience),
            language: language.rawValue, asOf: asOf, since: since, paper: paper.rawValue, theme: theme,
            lines: SourceLines(source), bodyLine: bodyLine)
    }

    private func campaign() -> String? {
        guard let id = fields.name("campaign") else { return nil }
        guard plan.campaign(id) == nil else { return id }
        let known = plan.campaigns.map(\.id)
        fields.context.report(
            .unknownCampaign, at: fields.valuePlace("campaign"), "no campaign has the id '\(id)'",
            hint: DidYouMean.hint(
                for: id, in: known,
                otherwise: "delete the line for a report on all campaigns, or write one of Campaigns/*.md"))
        return nil
    }

    private static func audience(_ word: AudienceWord) -> Audience {
        switch word {
        case .board: .board
        case .staff: .staff
        case .public: .public
        }
    }
}

/// A report template as its front matter describes it, and its Markdown.
public struct ReportDraft: Sendable {
    /// The file's name without `.md`.
    public let id: String
    public let title: String
    /// A campaign of the plan; nil for the whole charity.
    public let campaign: String?
    public let audience: Audience
    /// `en`, `es`, `he` or `ar`.
    public let language: String
    public let asOf: CalendarDate?
    /// The day of the last meeting: what changed is told from its evening on.
    public let since: CalendarDate?
    /// `letter` or `a4`.
    public let paper: String
    /// The name of a style sheet in `Reports/theme`; nil for the usual look.
    public let theme: String?
    public let lines: SourceLines
    /// The number of the first line of Markdown.
    public let bodyLine: Int
}

/// One `key: value` line of a block in a report, as written.
public struct WrittenOption: Sendable {
    public let key: String
    /// Empty when nothing follows the colon.
    public let value: String
    public let keyLocation: SourceLocation
    public let valueLocation: SourceLocation
}

/// The options of a block: flat YAML in some lines of a Markdown file.
extension SourceLines {
    /// Reads `key: value` lines; lists, mappings and what is not YAML are reported.
    public func options(in lines: Range<Int>) -> (options: [WrittenOption], findings: [Finding]) {
        let sink = FindingSink()
        let yaml = YAMLReader(source: source, sink: sink, lines: lines)
        guard case .mapping(let mapping) = yaml.read() else { return ([], sink.sorted) }
        let context = ReadingContext(
            source: source, sink: sink, currency: .usd, lineOffset: lines.lowerBound - 1)
        let fields = Fields(mapping, describing: "block", in: context)
        let options = fields.names.compactMap { option($0, in: fields) }
        return (options, sink.sorted)
    }

    private func option(_ name: String, in fields: Fields) -> WrittenOption? {
        guard let key = fields.keyPlace(name) else { return nil }
        guard fields.value(name) != nil else {
            return WrittenOption(
                key: name, value: "", keyLocation: key.location, valueLocation: key.location)
        }
        guard let scalar = fields.scalar(name) else { return nil }
        return WrittenOption(
            key: name, value: scalar.text.trimmed, keyLocation: key.location,
            valueLocation: scalar.place.location)
    }
}
