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

/// Gives every heading of a page a name of its own, made of its words.
final class HeadingIDs {
    /// The first are the ids of the page around the text.
    private(set) var names: Set<String> = ["report", "contents"]
    private var next: [String: Int] = [:]

    /// Lower case, hyphens between the words; a number behind the second of the same words.
    func name(for text: String) -> String {
        let base = Self.kebab(text)
        var name = base
        while !names.insert(name).inserted {
            next[base, default: 1] += 1
            name = "\(base)-\(next[base, default: 2])"
        }
        return name
    }

    private static func kebab(_ text: String) -> String {
        var words: [String] = [""]
        for character in text.lowercased().prefix(80) {
            if character.isLetter || character.isNumber {
                words[words.count - 1].append(character)
            } else if character != "'", character != "’", words.last?.isEmpty == false {
                words.append("")
            }
        }
        let name = words.filter { !$0.isEmpty }.joined(separator: "-")
        return name.isEmpty ? "section" : name
    }
}
