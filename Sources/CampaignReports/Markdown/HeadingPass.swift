import CampaignKit
import Terminal

/// Gives headings ids and the levels that they have on the page.
struct HeadingPass {
    /// A heading of the tree, whose text may still hold figures.
    struct Heading {
        let node: CmarkNode
        let level: Int
        let id: String
    }

    let context: MarkdownContext
    let ids: HeadingIDs

    func run() -> [Heading] {
        let nodes = context.tree.nodes(.heading)
        let shift = Self.shift(context)
        return nodes.map { node in
            let level = min(6, max(1, node.headingLevel + shift))
            node.setHeadingLevel(level)
            let id = ids.name(for: context.plainText(of: node))
            let shown = context.rules.format == .html ? named(node, level: level, id: id) : node
            return Heading(node: shown, level: level, id: id)
        }
    }

    /// By how much levels move so that the highest stands right below what the text is in.
    static func shift(_ context: MarkdownContext) -> Int {
        let highest = context.tree.nodes(.heading).map(\.headingLevel).min() ?? 1
        return context.rules.headingsBelow.map { $0 + 1 - highest } ?? 0
    }

    /// The parser's headings have no ids: a block of our own holds the same words.
    private func named(_ node: CmarkNode, level: Int, id: String) -> CmarkNode {
        guard let block = context.tree.customBlock(), let inline = context.tree.customInline() else {
            return node
        }
        inline.setCustom(enter: "<h\(level) id=\"\(HTMLText.escape(id))\">", exit: "</h\(level)>")
        context.tree.moveChildren(of: node, to: inline)
        block.append(inline)
        context.locator.note(block, lines: context.locator.lines(of: node))
        context.tree.replace(node, with: [block])
        return inline
    }
}
