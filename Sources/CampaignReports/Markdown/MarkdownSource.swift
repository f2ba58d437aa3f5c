import CampaignFiles
import CampaignKit

/// A Markdown text and where it is in its file.
struct MarkdownSource: Sendable {
    let lines: SourceLines
    /// The file's line that the Markdown begins on.
    let firstLine: Int
    /// Whether it is a campaign's case for support rather than a template.
    let isCase: Bool

    /// A template below its front matter.
    init(_ draft: ReportDraft) {
        lines = draft.lines
        firstLine = draft.bodyLine
        isCase = false
    }

    /// A letter below its front matter.
    init(_ draft: LetterDraft) {
        lines = draft.lines
        firstLine = draft.bodyLine
        isCase = false
    }

    /// A campaign's case, with the places of its file.
    init(caseOf campaign: Campaign) {
        let above = String(repeating: "\n", count: max(0, campaign.caseLine - 1))
        lines = SourceLines(
            PlanFile(path: "Campaigns/\(campaign.id).md", text: above + campaign.caseForSupport))
        firstLine = max(1, campaign.caseLine)
        isCase = true
    }

    /// A text by itself.
    init(path: String, text: String, isCase: Bool = false) {
        lines = SourceLines(PlanFile(path: path, text: text))
        firstLine = 1
        self.isCase = isCase
    }

    /// The file's lines that are Markdown.
    var lineNumbers: Range<Int> { firstLine..<max(firstLine, lines.lineCount + 1) }

    /// The file's line of a line of the tree.
    func fileLine(_ line: Int) -> Int { line + firstLine - 1 }
}
