import CampaignFiles

/// Finds where something of the tree is written in the file.
///
/// The parser knows the lines of blocks, but its columns are those of a text with tokens; so what is meant is
/// looked for in the block's lines. Two of the same in one block are found one after the other.
final class MarkdownLocator {
    private let source: MarkdownSource
    /// The file's lines of blocks that were put together by us.
    private var ranges: [CmarkNode: ClosedRange<Int>] = [:]
    private var found: [String: (line: Int, end: Int)] = [:]

    init(_ source: MarkdownSource) { self.source = source }

    /// Says where a block of ours comes from.
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
        for number in range {
            var bytes = Array(source.lines.line(number).utf8)[...]
            if let last = found[text], last.line >= number, range.contains(last.line) {
                if last.line > number { continue }
                bytes = bytes.dropFirst(last.end)
            }
            guard let match = bytes.firstRange(of: wanted) else { continue }
            found[text] = (number, match.upperBound)
            return (number, match)
        }
        return (range.lowerBound, nil)
    }
}
