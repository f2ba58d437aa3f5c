import CampaignFiles
import CampaignKit

/// A Markdown text and where it is in its file, or in the files of its parts.
///
/// Lines are numbered from `firstLine` on, those of parts like those of the file itself; `place` says where a
/// line is really written.
struct MarkdownSource: Sendable {
    private let lines: SourceLines
    /// Where each line is written, from `firstLine` on; nil where all are the file's own.
    private let places: [PartExpander.Place]?
    /// The number of the line that the Markdown begins on.
    let firstLine: Int
    /// Whether it is a campaign's case for support rather than a template.
    let isCase: Bool
    /// What is wrong with the parts that it names.
    let problems: [Finding]

    /// A template below its front matter, with its parts, and its lists of the plan written out.
    init(_ draft: ReportDraft, parts: TemplateParts, plan: Plan, campaign: String?) {
        let language = LetterLanguage(rawValue: draft.language) ?? .en
        let expanded = parts.expand(draft.lines, draft.bodyLine, language)
        let last = max(draft.bodyLine, draft.lines.lineCount + 1)
        let own = { (draft.bodyLine..<last).map { PartExpander.Place(lines: draft.lines, number: $0) } }
        if let places = ListExpander(plan: plan, campaign: campaign).expand(expanded?.places ?? own()) {
            var whole = expanded ?? PartExpander.Expanded()
            whole.places = places
            self.init(draft.lines, from: draft.bodyLine, whole)
        } else {
            self.init(draft.lines, from: draft.bodyLine, expanded)
        }
    }

    /// A letter below its front matter.
    init(_ draft: LetterDraft, parts: TemplateParts) {
        self.init(
            draft.lines, from: draft.bodyLine, parts.expand(draft.lines, draft.bodyLine, draft.language))
    }

    /// A campaign's case, with the places of its file.
    init(caseOf campaign: Campaign) {
        let above = String(repeating: "\n", count: max(0, campaign.caseLine - 1))
        let file = PlanFile(path: "Campaigns/\(campaign.id).md", text: above + campaign.caseForSupport)
        self.init(SourceLines(file), from: max(1, campaign.caseLine), isCase: true)
    }

    /// A text by itself.
    init(path: String, text: String, isCase: Bool = false) {
        self.init(SourceLines(PlanFile(path: path, text: text)), from: 1, isCase: isCase)
    }

    private init(
        _ lines: SourceLines, from first: Int, _ expanded: PartExpander.Expanded? = nil, isCase: Bool = false
    ) {
        (self.lines, firstLine, self.isCase) = (lines, first, isCase)
        places = expanded?.places
        problems = expanded?.findings ?? []
    }

    /// The numbers of its lines.
    var lineNumbers: Range<Int> {
        if let places { return firstLine..<(firstLine + places.count) }
        return firstLine..<max(firstLine, lines.lineCount + 1)
    }

    /// The number of a line of the tree.
    func fileLine(_ line: Int) -> Int { line + firstLine - 1 }

    /// A line without its line break; empty beyond the end.
    func line(_ number: Int) -> String {
        guard places == nil || lineNumbers.contains(number) else { return "" }
        return place(number).text
    }

    /// What figures of a line are about that name nothing: the item of a list; nil outside of lists.
    func subject(line number: Int) -> FigureSubject? { place(number).subject }

    /// Where these bytes of a line are; nil means the whole line.
    func location(line number: Int, utf8 bytes: Range<Int>? = nil) -> SourceLocation {
        let place = place(number)
        return place.lines.location(line: place.number, utf8: bytes)
    }

    /// The line as it may be shown.
    func excerpt(line number: Int) -> String? {
        let place = place(number)
        return place.lines.excerpt(line: place.number)
    }

    /// The line at a place of one of its files, as it may be shown.
    func excerpt(at location: SourceLocation) -> String? {
        let file = places?.first { $0.lines.path == location.file }?.lines ?? lines
        return file.excerpt(line: location.line)
    }

    /// The options of the block whose first line this is: the lines below it, which are in the same file.
    func options(below number: Int, through last: Int) -> (options: [WrittenOption], findings: [Finding]) {
        let place = place(number)
        let first = place.number + 1
        return place.lines.options(in: first..<max(first, place.number + last - number))
    }

    private func place(_ number: Int) -> PartExpander.Place {
        guard let places, !places.isEmpty else { return PartExpander.Place(lines: lines, number: number) }
        return places[min(max(0, number - firstLine), places.count - 1)]
    }
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
        if latest.line != line { latest = (line, Array(source.line(line).utf8)) }
        return latest.utf8
    }
}
