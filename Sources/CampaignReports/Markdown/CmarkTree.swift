import CCmark

/// A parsed Markdown text: owns every node that was ever in it, until the end.
///
/// Nodes taken out are kept until then too, so that no list of nodes can hold one that is gone.
final class CmarkTree {
    let root: CmarkNode
    private var removed: [CmarkNode] = []

    /// Nil only when there is no memory.
    init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
            }
        }
        guard let root = CmarkNode(parsed) else { return nil }
        self.root = root
        cmark_consolidate_text_nodes(root.pointer)
    }

    deinit {
        for node in removed { cmark_node_free(node.pointer) }
        cmark_node_free(root.pointer)
    }

    /// All nodes below one, in reading order, itself first.
    func nodes(below top: CmarkNode? = nil) -> [CmarkNode] {
        guard let iterator = cmark_iter_new((top ?? root).pointer) else { return [] }
        defer { cmark_iter_free(iterator) }
        var nodes: [CmarkNode] = []
        while true {
            switch cmark_iter_next(iterator) {
            case CMARK_EVENT_DONE, CMARK_EVENT_NONE: return nodes
            case CMARK_EVENT_ENTER: nodes += [CmarkNode(cmark_iter_get_node(iterator))].compactMap { $0 }
            default: break
            }
        }
    }

    /// Those of one kind.
    func nodes(_ kind: CmarkNode.Kind) -> [CmarkNode] { nodes().filter { $0.kind == kind } }

    /// Takes a node out.
    func remove(_ node: CmarkNode) {
        cmark_node_unlink(node.pointer)
        removed.append(node)
    }

    /// Puts others in its place.
    func replace(_ node: CmarkNode, with others: [CmarkNode]) {
        for other in others where !other.insert(before: node) { removed.append(other) }
        remove(node)
    }

    /// Puts a paragraph of a few words below a block.
    func note(_ words: String, below block: CmarkNode) {
        guard let note = paragraph(), let text = text(words) else { return }
        note.append(text)
        let isPut =
            block.next.map { note.insert(before: $0) } ?? block.parent.map { $0.append(note) } ?? false
        if !isPut { removed.append(note) }
    }

    /// Puts its children in its place.
    func unwrap(_ node: CmarkNode) {
        while let child = node.firstChild, child.insert(before: node) {}
        remove(node)
    }

    /// Moves the children of one node to the end of another.
    func moveChildren(of node: CmarkNode, to other: CmarkNode) {
        while let child = node.firstChild {
            cmark_node_unlink(child.pointer)
            if !other.append(child) { removed.append(child) }
        }
    }

    // New nodes.

    func text(_ literal: String) -> CmarkNode? {
        let node = CmarkNode.make(CMARK_NODE_TEXT)
        node?.setLiteral(literal)
        return node
    }

    /// Words that stand out.
    func emphasized(_ words: String) -> CmarkNode? {
        guard let emphasis = CmarkNode.make(CMARK_NODE_EMPH), let text = text(words) else { return nil }
        emphasis.append(text)
        return emphasis
    }

    func paragraph() -> CmarkNode? { CmarkNode.make(CMARK_NODE_PARAGRAPH) }
    func customInline() -> CmarkNode? { CmarkNode.make(CMARK_NODE_CUSTOM_INLINE) }
    func customBlock() -> CmarkNode? { CmarkNode.make(CMARK_NODE_CUSTOM_BLOCK) }

    /// The tree as HTML, without its raw HTML and its dangerous links: never `CMARK_OPT_UNSAFE`.
    var html: String { Self.taken(cmark_render_html(root.pointer, CMARK_OPT_DEFAULT)) }

    /// The tree as CommonMark, a paragraph a line.
    var commonMark: String { Self.taken(cmark_render_commonmark(root.pointer, CMARK_OPT_DEFAULT, 0)) }

    private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String {
        guard let text else { return "" }
        defer { cmark_get_default_mem_allocator().pointee.free(text) }
        return String(cString: text)
    }
}

/// Parsing a piece of text that can only be the words of a paragraph.
extension CmarkTree {
    /// What comes before it while it is parsed, so that it cannot be a heading, a list or a definition.
    private static let lead: Unicode.Scalar = "\u{E002}"

    /// Parses words and puts them into a node.
    func parse(_ markdown: String, into node: CmarkNode) {
        // Most cells are plain words, and a parser for each would be slow.
        if markdown.utf8.allSatisfy(Self.isPlain) {
            if !markdown.isEmpty, let text = text(markdown) { node.append(text) }
            return
        }
        guard let parsed = CmarkTree("\(Self.lead) \(markdown)"), let paragraph = parsed.root.firstChild
        else {
            return
        }
        if let first = paragraph.firstChild, first.kind == .text {
            let words = first.literal.unicodeScalars.drop { $0 == Self.lead || $0 == " " }
            first.setLiteral(String(String.UnicodeScalarView(words)))
        }
        moveChildren(of: paragraph, to: node)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x20:
            true
        case UInt8(ascii: "$"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "%"), UInt8(ascii: "-"):
            true
        default: byte >= 0x80
        }
    }
}
