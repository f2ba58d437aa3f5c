public import CampaignFiles
public import CampaignKit

/// A report template that was read and checked; nothing was asked of the ledger yet.
public struct ReportTemplate: Sendable {
    /// The file's name without `.md`: `board`.
    public var id: String
    public var title: String
    /// The campaign that figures and blocks are about when they name none; nil for the whole charity.
    public var campaign: String?
    public var audience: Audience
    /// What its text and the words of blocks are written in.
    public var language: LetterLanguage
    public var asOf: CalendarDate?
    public var paper: ReportPaper
    /// The name of a style sheet in `Reports/theme`; nil for the usual look.
    public var theme: String?
    /// What has to be asked of the ledger besides the status.
    public var needs: Set<ReportNeed>
    /// Whether the donors of appeals and projects have to be counted.
    public var countsDonors: Bool
    /// The day of the last meeting, against which changes are shown; nil where nothing says it.
    public var since: CalendarDate?
    let source: MarkdownSource

    /// Reads and checks a template against the plan; nil when an error keeps it from being built.
    ///
    /// - `campaign` and `audience` replace the front matter's.
    public static func read(
        _ file: PlanFile, plan: Plan, campaign: String? = nil, audience: Audience? = nil,
        parts: TemplateParts = .none
    ) -> (template: ReportTemplate?, findings: [Finding]) {
        let read = ParsedReport.read(
            file, plan: plan, campaign: campaign, audience: audience, parts: parts, as: .html)
        return (read.report?.template, read.findings)
    }

    /// Whether anything on it tells what changed since a day.
    public var tellsChanges: Bool {
        needs.contains { if case .changes = $0 { true } else { false } }
    }

    /// The same, from a day that neither the front matter nor the block says.
    public var asksSinceWhen: Bool {
        needs.contains { if case .changes(_, nil, _) = $0 { true } else { false } }
    }

    /// What its text asks of the ledger.
    fileprivate mutating func ask(for body: ReportBody) {
        needs = body.needs
        // Only what the public sees is held against the number of people behind it.
        countsDonors = audience == .public || body.countsDonorsOfParts
    }

    fileprivate init(
        _ draft: ReportDraft, campaign: String?, audience: Audience?, parts: TemplateParts, plan: Plan
    ) {
        id = draft.id
        title = draft.title
        self.campaign = campaign ?? draft.campaign
        self.audience = audience ?? draft.audience
        language = LetterLanguage(rawValue: draft.language) ?? .en
        asOf = draft.asOf
        paper = ReportPaper(rawValue: draft.paper) ?? .letter
        theme = draft.theme
        needs = []
        countsDonors = false
        since = draft.since
        source = MarkdownSource(draft, parts: parts, plan: plan, campaign: self.campaign)
    }

    /// By place, each once; the order of discovery settles what is at one place.
    static func sorted(_ findings: [Finding]) -> [Finding] {
        var seen: Set<Finding> = []
        let unique = findings.filter { seen.insert($0).inserted }
        return unique.enumerated().sorted { left, right in
            let (one, other) = (left.element.location, right.element.location)
            guard let one, let other, one != other else {
                return one == nil && other != nil
                    || (one == nil) == (other == nil) && left.offset < right.offset
            }
            return one < other || !(other < one) && left.offset < right.offset
        }.map(\.element)
    }
}

/// A template with its text parsed for one page: figures are put into that text, so that it serves once.
public struct ParsedReport {
    public let template: ReportTemplate
    let body: ReportBody
    let format: MarkdownFormat

    /// The blocks that list people or their gifts, which not every login may see.
    public var blocksOfPeople: [String] { body.blocksOfPeople }

    /// The same text again, for another page.
    init(_ template: ReportTemplate, plan: Plan, as format: MarkdownFormat) {
        self.template = template
        self.format = format
        body = ReportBody(template: template, plan: plan, format: format)
    }

    private init(
        _ draft: ReportDraft, campaign: String?, audience: Audience?, parts: TemplateParts, plan: Plan,
        format: MarkdownFormat
    ) {
        var template = ReportTemplate(
            draft, campaign: campaign, audience: audience, parts: parts, plan: plan)
        body = ReportBody(template: template, plan: plan, format: format)
        template.ask(for: body)
        (self.template, self.format) = (template, format)
    }

    /// Reads and checks a template against the plan; nil when an error keeps it from being built.
    ///
    /// - `campaign` and `audience` replace the front matter's.
    public static func read(
        _ file: PlanFile, plan: Plan, campaign: String? = nil, audience: Audience? = nil,
        parts: TemplateParts = .none, as format: MarkdownFormat
    ) -> (report: ParsedReport?, findings: [Finding]) {
        let (draft, problems) = ReportReader.read(file, plan: plan)
        guard let draft else { return (nil, problems) }
        let report = ParsedReport(
            draft, campaign: campaign, audience: audience, parts: parts, plan: plan, format: format)
        let findings = ReportTemplate.sorted(problems + report.body.findings)
        return (findings.contains { $0.severity == .error } ? nil : report, findings)
    }
}

/// What a template may name, for the help and its test.
public enum ReportReference {
    /// What may come after the bar of a figure.
    public static var filters: [String] { FigureFilter.allCases.map(\.rawValue) }

    /// What `{{#each …}}` goes through.
    public static var lists: [(name: String, meaning: String)] {
        ReportList.allCases.map { ($0.rawValue, $0.meaning) }
    }

    /// The blocks, each with what it shows and the options it takes.
    public static var blocks: [(name: String, summary: String, options: [String])] {
        ReportBlocks.all.map { ($0.name, $0.summary, $0.optionKeys) }
    }
}
