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

/// Finds where something of the tree is written in the file.
///
/// The parser knows the lines of blocks, but its columns are those of a text with tokens; so what is meant is
/// looked for in the block's lines. Two of the same in one block are found one after the other.
final class MarkdownLocator {
    private let source: MarkdownSource
    /// The file's lines of blocks that were put together by us.
    private var ranges: [CmarkNode: ClosedRange<Int>] = [:]
    private var found: [String: (line: Int, end: Int)] = [:]
    /// The last line that was looked at: many things may be in one long line.
    private var latest: (line: Int, utf8: [UInt8]) = (0, [])

    init(_ source: MarkdownSource) { self.source = source }

    /// Says where a block of our own comes from.
    func note(_ node: CmarkNode, lines: ClosedRange<Int>) { ranges[node] = lines }

    /// The file's lines of the block that a node is in.
    func lines(of node: CmarkNode) -> ClosedRange<Int> {
        var current: CmarkNode? = node
        while let block = current {
            if let range = ranges[block] { return range }
            if block.isBlock, block.startLine > 0 {
                let first = source.fileLine(block.startLine)
                return first...max(first, source.fileLine(block.endLine))
            }
            current = block.parent
        }
        return source.firstLine...source.firstLine
    }

    func find(_ text: String, in node: CmarkNode) -> (line: Int, utf8: Range<Int>?) {
        let range = lines(of: node)
        let wanted = Array(text.utf8)
        guard !wanted.isEmpty else { return (range.lowerBound, nil) }
        let last = found[text].flatMap { range.contains($0.line) ? $0 : nil }
        for number in (last?.line ?? range.lowerBound)...range.upperBound {
            var bytes = utf8(ofLine: number)[...]
            if let last, last.line == number { bytes = bytes.dropFirst(last.end) }
            guard let match = bytes.firstRange(of: wanted) else { continue }
            found[text] = (number, match.upperBound)
            return (number, match)
        }
        return (range.lowerBound, nil)
    }

    private func utf8(ofLine line: Int) -> [UInt8] {
        if latest.line != line { latest = (line, Array(source.lines.line(line).utf8)) }
        return latest.utf8
    }
}
