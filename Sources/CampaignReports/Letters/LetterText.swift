import CampaignFiles
import CampaignKit

/// Reads the Markdown of a letter once, into pieces that are written for every donor.
///
/// Regions stand either on lines of their own, around whole paragraphs and lists, or inside one paragraph,
/// heading, list item or table cell: what they begin inside of, they must end inside of, so that the HTML of
/// either choice nests.
struct LetterText {
    private let context: MarkdownContext
    private let reader: LetterTagReader
    private var tags: [Int: LetterTag] = [:]

    /// Nil when something is wrong, which the findings say.
    static func pieces(
        of source: MarkdownSource, kind: LetterDraft.Kind, language: LetterLanguage, plan: Plan,
        findings: ReportFindings
    ) -> [LetterPiece]? {
        var rules = MarkdownRules(plan: plan, campaign: nil, format: .html)
        rules.hasRegions = true
        rules.isRightToLeft = language.direction == "rtl"
        guard let context = MarkdownContext(source, rules: rules, findings: findings) else { return nil }
        var text = LetterText(context: context, reader: LetterTagReader(kind: kind, plan: plan))
        return text.read()
    }

    private init(context: MarkdownContext, reader: LetterTagReader) {
        self.context = context
        self.reader = reader
    }

    private mutating func read() -> [LetterPiece]? {
        settleCode()
        PlaceholderPass(context: context).run()
        TablePass(context: context).run()
        RawHTMLPass(context: context).run()
        ImagePass(context: context).run()
        for anchor in LinkPass(context: context).run() {
            context.findings.report(
                .unknownAnchor, line: anchor.line, utf8: anchor.utf8, "a letter cannot have links within it",
                hint: "write out the address, or describe it in words")
        }
        let places = place()
        if context.rules.isRightToLeft { LeftToRightPass(context: context).run() }
        readTags(places)
        reportUnseen()
        guard !context.findings.hasErrors else { return nil }
        let pieces = LetterAssembly(tags: tags, tokens: context.tokens).pieces(of: context.tree.html)
        guard !pieces.repeatsBars else {
            refuseBars()
            return nil
        }
        return pieces
    }

    /// A row of a table in a region is one only right below the table's header.
    private func refuseBars() {
        let lists = tags.filter { if case .each = $0.value { true } else { false } }.keys
        guard let number = lists.min() else { return }
        report(
            number, .misplacedRegion, "this would show the bars of its rows, and no table",
            hint: "put it just below the line |---|---|, with one row that has a cell for each column")
    }

    // MARK: Code and places

    /// In code braces are braces, and a letter has no blocks.
    private func settleCode() {
        for node in context.tree.nodes() {
            guard node.kind == .code || node.kind == .codeBlock else { continue }
            let written = node.literal + node.fenceInfo
            if node.fenceInfo.hasPrefix("{") {
                context.report(
                    .misplacedBlock, node, at: node.fenceInfo, "a letter has no blocks",
                    hint: "put tables and charts in a report; a letter has text, fields and figures")
            }
            guard FigureTokens.mayHoldToken(written) else { continue }
            context.tokens.settle(context.tokens.tokens(in: written))
            node.setLiteral(RegionWords.inCode(context.tokens.restored(node.literal)))
        }
    }

    /// Finds the tags, and makes blocks of those that stand alone.
    private func place() -> [RegionPlace] {
        var places: [RegionPlace] = []
        for node in context.tree.nodes(.text) {
            let numbers = context.tokens.tokens(in: node.literal)
            guard !numbers.isEmpty else { continue }
            context.tokens.settle(numbers)
            if node.ancestors.contains(where: { $0.kind == .image }) {
                for number in numbers {
                    report(
                        number, .misplacedFigure, "an image's description cannot contain a donor's field",
                        hint: "put it in the text")
                }
                continue
            }
            if let block = RegionWords.block(node, numbers, context.tokens) {
                let around = block.parent
                guard let shown = context.tree.customBlock() else { continue }
                shown.setCustom(enter: node.literal)
                context.tree.replace(block, with: [shown])
                places.append(RegionPlace(number: numbers[0], container: around, stands: true))
            } else {
                places += numbers.map { RegionPlace(number: $0, container: node.parent, stands: false) }
            }
        }
        return places
    }

    /// Tags that no one would see: in the definition of a link, for example.
    private func reportUnseen() {
        for number in context.tokens.unsettled {
            report(
                number, .misplacedFigure, "this would not be displayed here",
                hint:
                    "fields go in text; this is the definition of a link, or a cell beyond the table's columns"
            )
        }
    }

    // MARK: Regions

    private mutating func readTags(_ places: [RegionPlace]) {
        var nesting = RegionNesting(context: context)
        for place in places {
            let token = context.tokens.tokens[place.number]
            let tag: LetterTag
            do throws(FigureProblem) {
                tag = try reader.read(token, in: nesting.list)
            } catch {
                report(error, token)
                // Its end would otherwise be reported as well.
                if let words = RegionWords.words(token), words.hasPrefix("#") {
                    nesting.begin(words.hasPrefix("#each") ? "each" : "if", at: place)
                }
                continue
            }
            tags[place.number] = tag
            switch tag {
            case .field, .figure: break
            case .open: nesting.begin("if", at: place)
            case .each(let list): nesting.begin("each", list, at: place)
            case .otherwise: nesting.otherwise(at: place)
            case .close(let word): nesting.close(word, at: place)
            }
        }
        nesting.finish { tags[$0] == nil }
    }

    // MARK: Findings

    private func report(_ problem: FigureProblem, _ token: FigureToken) {
        let start = token.utf8.lowerBound
        let bytes = problem.utf8.map { (start + $0.lowerBound)..<(start + $0.upperBound) } ?? token.utf8
        context.findings.report(
            problem.code, line: token.line, utf8: bytes, problem.message, hint: problem.hint)
    }

    private func report(_ number: Int, _ code: ReportFindingCode, _ message: String, hint: String) {
        let token = context.tokens.tokens[number]
        context.findings.report(code, line: token.line, utf8: token.utf8, message, hint: hint)
    }
}
