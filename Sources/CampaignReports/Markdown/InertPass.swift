import Terminal

/// In Markdown output, keeps words from becoming a table or a figure when the text is read again.
///
/// The parser's own writer escapes everything that CommonMark has a meaning for, but knows neither.
struct InertPass {
    let context: MarkdownContext

    func run() {
        guard context.rules.format == .markdown else { return }
        for node in context.tree.nodes() {
            switch node.kind {
            case .text: escape(node)
            case .code where isInTable(node):
                node.setLiteral(
                    node.literal.split(separator: "|", omittingEmptySubsequences: false)
                        .joined(separator: "\\|"))
            default: break
            }
        }
    }

    private func escape(_ node: CmarkNode) {
        let literal = node.literal
        guard literal.utf8.contains(where: { "|{\n\r".utf8.contains($0) }) else { return }
        var nodes: [CmarkNode?] = []
        var words = String.UnicodeScalarView()
        func flush() {
            if !words.isEmpty { nodes.append(context.tree.text(String(words))) }
            words = String.UnicodeScalarView()
        }
        for scalar in literal.unicodeScalars {
            switch scalar {
            case "|", "{":
                flush()
                let mark = context.tree.customInline()
                mark?.setCustom(enter: "\\\(scalar)")
                nodes.append(mark)
            case "\n", "\r": words.append(" ")
            default: words.append(scalar)
            }
        }
        flush()
        context.tree.replace(node, with: nodes.compactMap { $0 })
    }

    private func isInTable(_ node: CmarkNode) -> Bool {
        node.ancestors.contains { $0.kind == .customInline }
    }
}

/// A value in the middle of Markdown that stays words wherever it stands.
enum InertText {
    /// Escaped as in a table's cell, and so that it cannot begin a heading or a list, end a line as one, or
    /// make an image of a link behind it.
    static func markdown(_ text: String) -> String {
        let escaped = MarkdownText.escape(text)
        var result = String.UnicodeScalarView()
        var onlyDigits = true
        for scalar in escaped.unicodeScalars {
            let isFirst = result.isEmpty
            let isDigit = (0x30...0x39).contains(scalar.value)
            let beginsBlock = isFirst && (scalar == "#" || scalar == "+" || scalar == "-" || scalar == "=")
            let endsNumber = !isFirst && onlyDigits && (scalar == "." || scalar == ")")
            if beginsBlock || endsNumber || (scalar == "!" && result.last != "\\") { result.append("\\") }
            onlyDigits = onlyDigits && isDigit
            result.append(scalar)
        }
        return String(result)
    }
}
