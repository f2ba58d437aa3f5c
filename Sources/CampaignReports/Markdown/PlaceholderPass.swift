/// Finds words that a template left for someone to replace, before a donor or a board reads them.
struct PlaceholderPass {
    let context: MarkdownContext

    /// What such words begin with, in lowercase letters.
    private static let beginnings = ["write here", "lorem ipsum", "todo:", "tbd:", "fixme:"]
    /// What begins words in brackets that are to be replaced: `[Your name]`.
    private static let bracketed = ["[your ", "[insert ", "[write ", "[add ", "[name of "]

    func run() {
        for node in context.tree.nodes(.text) {
            guard let words = placeholder(node) else { continue }
            context.report(
                .placeholderText, node, at: words, "'\(words)' is still what the template says",
                hint: "write your own words in its place, or delete the line")
        }
    }

    private func placeholder(_ node: CmarkNode) -> String? {
        let literal = node.literal
        let lower = literal.lowercased()
        // Upper and lower case of some letters differ in length: then no place is named.
        guard lower.utf8.count == literal.utf8.count else { return nil }
        func written(_ range: Range<String.Index>) -> String {
            let start = lower.utf8.distance(from: lower.startIndex, to: range.lowerBound)
            let count = lower.utf8.distance(from: range.lowerBound, to: range.upperBound)
            return String(decoding: literal.utf8.dropFirst(start).prefix(count), as: UTF8.self)
        }
        for beginning in Self.beginnings where lower.drop(while: { !$0.isLetter }).hasPrefix(beginning) {
            if isBeginning(node), let range = lower.firstRange(of: beginning) { return written(range) }
        }
        for beginning in Self.bracketed {
            guard let start = lower.firstRange(of: beginning),
                let end = lower[start.upperBound...].firstIndex(of: "]")
            else { continue }
            return written(start.lowerBound..<lower.index(after: end))
        }
        return nil
    }

    /// Whether nothing but a mark or a line's end is before it.
    private func isBeginning(_ node: CmarkNode) -> Bool {
        guard let before = node.previous else { return true }
        return [.softBreak, .lineBreak].contains(before.kind)
            || before.kind == .text && before.literal.allSatisfy { !$0.isLetter }
    }
}
