import CampaignKit
import Terminal

/// One Markdown text as a checked tree, with places for its figures and blocks.
///
/// Made again for every format; `fill` puts values in, then the tree is written.
final class MarkdownDocument {
    let context: MarkdownContext
    let blocks: [BlockPass.Place]
    let anchors: [LinkPass.Anchor]
    private let headings: [HeadingPass.Heading]
    private let figures: FigurePass
    private let regions: [RegionPass.Region]
    /// What regions took out.
    private var gone: Set<CmarkNode> = []
    private var shown: [CmarkNode: String] = [:]

    /// Reads and checks a text; nil when it may not even be parsed.
    ///
    /// What is wrong goes to `findings`.
    init?(_ source: MarkdownSource, rules: MarkdownRules, ids: HeadingIDs, findings: ReportFindings) {
        guard let context = MarkdownContext(source, rules: rules, findings: findings) else { return nil }
        self.context = context
        regions = RegionPass(context: context).run()
        blocks = BlockPass(context: context).run()
        PlaceholderPass(context: context).run()
        TablePass(context: context).run()
        RawHTMLPass(context: context).run()
        ImagePass(context: context).run()
        headings = HeadingPass(context: context, ids: ids).run()
        anchors = LinkPass(context: context).run()
        var figures = FigurePass(context)
        figures.run()
        self.figures = figures
        SentencePass(context: context, places: figures.places).run()
        for table in figures.roundedTables { context.tree.note(Self.rounded, below: table) }
        if rules.isRightToLeft, rules.format == .html { LeftToRightPass(context: context).run() }
        InertPass(context: context).run()
    }

    /// Rows and their total are each cut or raised by themselves (`rules.md §1.5`).
    private static let rounded = "Amounts are shortened, so they may not add up."

    /// The figures that it shows.
    var references: [FigureReference] { figures.references.values + regions.map(\.condition) }

    /// The blocks that a day shows: without those in a region that does not hold.
    var shownBlocks: [(number: Int, place: BlockPass.Place)] {
        blocks.indices.filter { !gone.contains(blocks[$0].node) }.map { (number: $0, place: blocks[$0]) }
    }

    /// Puts the figures' values in; one without a value is reported.
    func fill(_ resolver: FigureResolver) {
        for region in regions {
            let holds = (try? resolver.value(region.condition).get().isSomething) ?? false
            gone.formUnion(region.keep(holds, in: context.tree))
        }
        let sentences = SentencePass(context: context, places: figures.places)
        for place in figures.places where !gone.contains(place.node) {
            switch resolver.text(place.reference) {
            case .success(let text):
                shown[place.node] = text
                if case .success(let value) = resolver.value(place.reference) {
                    sentences.check(place, value, text: text)
                    sentences.check(side: place, value, text: text)
                }
                let minor = resolver.minor(place.reference)
                place.node.setCustom(enter: written(text, place.reference, minor))
            case .failure(let gap): report(gap, place.reference, place.token)
            }
        }
        for alternative in figures.alternatives where !gone.contains(alternative.node) {
            fill(alternative, resolver)
        }
    }

    /// Puts a finished block in its place.
    func show(_ text: String, at place: BlockPass.Place) {
        // Text that follows a table without a blank line would be one of its rows.
        let isHTML = context.rules.format == .html
        place.node.setCustom(enter: isHTML ? text : text + "\n")
    }

    /// The headings in order, with their figures; `blockHeadings` gives those of what a block shows.
    func pageHeadings(
        _ blockHeadings: (_ block: Int) -> [ReportPage.Heading] = { _ in [] }
    ) -> [ReportPage.Heading] {
        let byNode = Dictionary(headings.map { ($0.node, $0) }) { first, _ in first }
        let byBlock = Dictionary(blocks.enumerated().map { ($1.node, $0) }) { first, _ in first }
        return context.tree.nodes().flatMap { node in
            if let number = byBlock[node] { return blockHeadings(number) }
            return byNode[node].map { [pageHeading($0)] } ?? []
        }
    }

    private func pageHeading(_ heading: HeadingPass.Heading) -> ReportPage.Heading {
        let words = context.tree.nodes(below: heading.node).map { node in
            switch node.kind {
            case .text, .code: node.literal
            case .softBreak, .lineBreak: " "
            case .customInline: shown[node] ?? ""
            default: ""
            }
        }
        return ReportPage.Heading(level: heading.level, id: heading.id, text: words.joined())
    }

    /// The finished text.
    var text: String {
        switch context.rules.format {
        case .html: context.tree.html
        case .markdown: context.tree.commonMark
        }
    }

    private func fill(_ alternative: FigurePass.Alternative, _ resolver: FigureResolver) {
        let words = alternative.pieces.map { piece in
            switch piece {
            case .text(let words): return words
            case .token(let number):
                let token = context.tokens.tokens[number]
                guard let reference = figures.references[number] else { return token.raw }
                switch resolver.text(reference) {
                case .success(let text): return plain(text)
                case .failure(let gap):
                    report(gap, reference, token)
                    return ""
                }
            }
        }
        alternative.node.setLiteral(words.joined())
    }

    /// A value among plain words; Markdown's writer escapes no braces, which are a figure when read again.
    private func plain(_ text: String) -> String {
        let text = TerminalText.safe(text)
        return context.rules.format == .html ? text : text.replacing("{{", with: "{ {")
    }

    private func written(_ text: String, _ reference: FigureReference, _ minor: Int64?) -> String {
        switch context.rules.format {
        case .html:
            "<bdi\(HTMLElementRenderer.mark(reference.name, minor))>\(HTMLText.escape(text))</bdi>"
        case .markdown: InertText.markdown(text)
        }
    }

    private func report(_ gap: FigureGap, _ reference: FigureReference, _ token: FigureToken) {
        context.findings.report(
            .figureWithoutValue, line: token.line, utf8: token.utf8,
            "\(reference.name) \(gap.isPrivate ? "is not for the public" : "has no value"): \(gap.reason)",
            hint: gap.hint)
    }
}
