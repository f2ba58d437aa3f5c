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
