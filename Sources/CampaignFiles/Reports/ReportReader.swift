public import CampaignKit
import Yams

/// Reads the front matter of one report template.
///
/// A new key is a line in `draft` and a property of `ReportDraft`.
public struct ReportReader {
    private enum AudienceWord: String, CaseIterable { case board, staff, `public` }
    private enum LanguageWord: String, CaseIterable { case en, he, ar }
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
        let paper = fields.choice("page", of: PaperWord.self) ?? .letter
        fields.finish()
        return ReportDraft(
            id: id, title: title, campaign: campaign, audience: Self.audience(audience),
            language: language.rawValue, asOf: asOf, paper: paper.rawValue, lines: SourceLines(source),
            bodyLine: bodyLine)
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
