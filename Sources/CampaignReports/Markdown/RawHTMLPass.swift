/// Takes raw HTML out: a note is in its place, a comment leaves nothing.
struct RawHTMLPass {
    static let note = "[embedded object removed]"

    let context: MarkdownContext

    func run() {
        for node in context.tree.nodes() {
            switch node.kind {
            case .htmlBlock: removeBlock(node)
            case .htmlInline: removeInline(node)
            default: break
            }
        }
    }

    private func removeBlock(_ node: CmarkNode) {
        guard !settle(node) else { return context.tree.remove(node) }
        let paragraph = context.tree.paragraph()
        if let paragraph, let note = context.note(Self.note) {
            paragraph.append(note)
            context.locator.note(paragraph, lines: context.locator.lines(of: node))
        }
        context.tree.replace(node, with: [paragraph].compactMap { $0 })
    }

    private func removeInline(_ node: CmarkNode) {
        let isEnd = node.literal.hasPrefix("</")
        guard !isEnd, !settle(node) else {
            if isEnd { context.tokens.settle(context.tokens.tokens(in: node.literal)) }
            return context.tree.remove(node)
        }
        context.tree.replace(node, with: [context.note(Self.note)].compactMap { $0 })
    }

    /// Reports the HTML, unless it is only a comment; says whether it is.
    private func settle(_ node: CmarkNode) -> Bool {
        let literal = node.literal
        context.tokens.settle(context.tokens.tokens(in: literal))
        guard !Self.isComment(literal) else { return true }
        let first = literal.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        context.report(
            .rawHTML, node, at: context.tokens.restored(first).trimmingBlanks,
            "HTML is left out of a report", hint: "write it as Markdown, or \\< for a literal <")
        return false
    }

    private static func isComment(_ literal: String) -> Bool {
        let text = Array(literal.trimmingBlanks.utf8)
        guard text.starts(with: Array("<!--".utf8)), text.count >= 7 else { return false }
        return text.dropFirst(4).firstRange(of: Array("-->".utf8))?.upperBound == text.endIndex
    }
}

extension String {
    /// Without blanks and line breaks at both ends.
    var trimmingBlanks: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}
