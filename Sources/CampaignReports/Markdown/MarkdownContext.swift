import CampaignFiles

/// What the passes over one text share.
final class MarkdownContext {
    let source: MarkdownSource
    let rules: MarkdownRules
    let findings: ReportFindings
    let tokens: FigureTokens
    /// The Markdown as the parser saw it, by line: with tokens for figures.
    let lines: [String]
    let tree: CmarkTree
    let locator: MarkdownLocator

    /// Nil when the text is over the limits, which is reported.
    init?(_ source: MarkdownSource, rules: MarkdownRules, findings: ReportFindings) {
        guard MarkdownLimits(source: source, findings: findings).check() else { return nil }
        let tokens = FigureTokens()
        let characters = CharacterGuard(findings: findings)
        lines = source.lineNumbers.map { number in
            let bytes = characters.clean(source.line(number), number: number)
            let line = tokens.swapping(bytes, line: number)
            return rules.hasRegions ? RegionWords.standing(line, tokens) : line
        }
        guard let tree = CmarkTree(lines.joined(separator: "\n") + "\n") else { return nil }
        self.source = source
        self.rules = rules
        self.findings = findings
        self.tokens = tokens
        self.tree = tree
        locator = MarkdownLocator(source)
    }

    /// Reports something about a node: at `text` where that is written, else on its line.
    func report(
        _ code: ReportFindingCode, _ node: CmarkNode, at text: String, _ message: String, hint: String?
    ) {
        let place = findings.isFull ? (line: 0, utf8: nil) : locator.find(text, in: node)
        findings.report(code, line: place.line, utf8: place.utf8, message, hint: hint)
    }

    /// Whether a text's tokens stand where no figure can; each is reported.
    func refuseFigures(in text: String, _ message: String, hint: String) -> Bool {
        let numbers = tokens.tokens(in: text)
        tokens.settle(numbers)
        for number in numbers {
            let token = tokens.tokens[number]
            findings.report(.misplacedFigure, line: token.line, utf8: token.utf8, message, hint: hint)
        }
        return !numbers.isEmpty
    }

    /// A few words in a text's place that say what was left out.
    ///
    /// In Markdown they are plain: stars that touch others would mean something else when read again.
    func note(_ words: String) -> CmarkNode? {
        rules.format == .html ? tree.emphasized(words) : tree.text(words)
    }

    /// The words of a node, without what its figures will show.
    func plainText(of node: CmarkNode) -> String {
        tree.nodes(below: node).map { part in
            switch part.kind {
            case .text, .code:
                (tokens.pieces(of: part.literal) ?? [.text(part.literal)]).map { piece in
                    if case .text(let words) = piece { words } else { "" }
                }.joined()
            case .softBreak, .lineBreak: " "
            default: ""
            }
        }.joined()
    }
}
