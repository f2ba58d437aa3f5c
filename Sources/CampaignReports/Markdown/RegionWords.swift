/// Finds the words of regions: `#if salutation`, `else`, `/if`.
enum RegionWords {
    /// What is between the braces, when it is about a region.
    static func words(_ token: FigureToken) -> String? {
        guard token.isClosed else { return nil }
        let inner = String(token.raw.dropFirst(2).dropLast(2)).trimmingBlanks
        guard inner.hasPrefix("#") || inner.hasPrefix("/") || inner == "else" else { return nil }
        return inner
    }

    /// The line as the parser sees it: a tag alone on its line is a block of its own, whatever is around it.
    ///
    /// Written as a heading, because nothing else ends a list or a paragraph without a blank line; the letter
    /// shows no such heading.
    static func standing(_ line: String, _ tokens: FigureTokens) -> String {
        let blanks = line.prefix { $0 == " " }
        let rest = line[blanks.endIndex...]
        guard rest.unicodeScalars.first == FigureTokens.opening, blanks.count < 64,
            let pieces = tokens.pieces(of: String(rest).trimmingBlanks), pieces.count == 1,
            case .token(let number) = pieces[0], words(tokens.tokens[number]) != nil
        else { return line }
        return blanks + "# " + rest
    }

    /// The heading or paragraph that holds one tag of a region and nothing else.
    static func block(_ node: CmarkNode, _ numbers: [Int], _ tokens: FigureTokens) -> CmarkNode? {
        guard numbers.count == 1, words(tokens.tokens[numbers[0]]) != nil,
            tokens.pieces(of: node.literal)?.count == 1, let block = node.parent,
            block.kind == .heading || block.kind == .paragraph, node.next == nil, node.previous == nil
        else { return nil }
        return block
    }

    /// Code as it was written, without the marks of headings that `standing` put there.
    static func inCode(_ literal: String) -> String {
        var literal = literal
        for lead in ["{{#", "{{/", "{{else", "{{ #", "{{ /", "{{ else"] {
            literal = literal.replacing("# " + lead, with: lead)
        }
        return literal
    }
}
