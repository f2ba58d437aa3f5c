import CCmark

/// One node of a Markdown tree; valid as long as the `CmarkTree` it came from.
struct CmarkNode: Hashable {
    enum Kind {
        case document, quote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading, rule
        case text, softBreak, lineBreak, code, htmlInline, customInline, emphasis, strong, link, image
    }

    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    /// A new node that belongs to no one yet; nil when there is no memory.
    static func make(_ type: cmark_node_type) -> CmarkNode? { CmarkNode(cmark_node_new(type)) }

    var kind: Kind? { Self.kinds[cmark_node_get_type(pointer).rawValue] }

    var isBlock: Bool {
        let type = cmark_node_get_type(pointer).rawValue
        return type >= CMARK_NODE_FIRST_BLOCK.rawValue && type <= CMARK_NODE_LAST_BLOCK.rawValue
    }

    // Content.
    var literal: String { Self.string(cmark_node_get_literal(pointer)) }
    var url: String { Self.string(cmark_node_get_url(pointer)) }
    var title: String { Self.string(cmark_node_get_title(pointer)) }
    var fenceInfo: String { Self.string(cmark_node_get_fence_info(pointer)) }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

    func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }
    func setFenceInfo(_ text: String) { cmark_node_set_fence_info(pointer, text) }
    func setHeadingLevel(_ level: Int) { cmark_node_set_heading_level(pointer, Int32(level)) }
    /// What a custom node writes, as it is, before and after its children.
    func setCustom(enter: String, exit: String = "") {
        cmark_node_set_on_enter(pointer, enter)
        cmark_node_set_on_exit(pointer, exit)
    }

    // Place: lines and columns in bytes, from 1.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
    var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

    // Family.
    var parent: CmarkNode? { CmarkNode(cmark_node_parent(pointer)) }
    var firstChild: CmarkNode? { CmarkNode(cmark_node_first_child(pointer)) }
    var next: CmarkNode? { CmarkNode(cmark_node_next(pointer)) }
    var previous: CmarkNode? { CmarkNode(cmark_node_previous(pointer)) }

    /// The nearest block that it is in; itself when it is one.
    var block: CmarkNode? {
        var node: CmarkNode? = self
        while let current = node, !current.isBlock { node = current.parent }
        return node
    }

    /// What it is in, from the innermost.
    var ancestors: [CmarkNode] {
        Array(
            sequence(state: parent) { (node: inout CmarkNode?) in
                defer { node = node?.parent }
                return node
            })
    }

    @discardableResult
    func append(_ child: CmarkNode) -> Bool { cmark_node_append_child(pointer, child.pointer) == 1 }

    @discardableResult
    func insert(before other: CmarkNode) -> Bool {
        cmark_node_insert_before(other.pointer, pointer) == 1
    }

    private static func string(_ text: UnsafePointer<CChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }

    private static let kinds: [UInt32: Kind] = [
        CMARK_NODE_DOCUMENT.rawValue: .document, CMARK_NODE_BLOCK_QUOTE.rawValue: .quote,
        CMARK_NODE_LIST.rawValue: .list, CMARK_NODE_ITEM.rawValue: .item,
        CMARK_NODE_CODE_BLOCK.rawValue: .codeBlock, CMARK_NODE_HTML_BLOCK.rawValue: .htmlBlock,
        CMARK_NODE_CUSTOM_BLOCK.rawValue: .customBlock, CMARK_NODE_PARAGRAPH.rawValue: .paragraph,
        CMARK_NODE_HEADING.rawValue: .heading, CMARK_NODE_THEMATIC_BREAK.rawValue: .rule,
        CMARK_NODE_TEXT.rawValue: .text, CMARK_NODE_SOFTBREAK.rawValue: .softBreak,
        CMARK_NODE_LINEBREAK.rawValue: .lineBreak, CMARK_NODE_CODE.rawValue: .code,
        CMARK_NODE_HTML_INLINE.rawValue: .htmlInline, CMARK_NODE_CUSTOM_INLINE.rawValue: .customInline,
        CMARK_NODE_EMPH.rawValue: .emphasis, CMARK_NODE_STRONG.rawValue: .strong,
        CMARK_NODE_LINK.rawValue: .link, CMARK_NODE_IMAGE.rawValue: .image,
    ]
}
