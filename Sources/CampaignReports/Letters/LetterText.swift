import CampaignFiles
import CampaignKit

/// Reads the Markdown of a letter once, into pieces that are written for every donor.
///
/// Regions stand either on lines of their own, around whole paragraphs and lists, or inside one paragraph,
/// heading, list item or table cell: what they begin inside of, they must end inside of, so that the HTML of
/// either choice nests.
struct LetterText {
    /// A tag in the tree.
    private struct Place {
        let number: Int
        /// What it is a part of: the paragraph or emphasis, or for one on its own line the block around it.
        let container: CmarkNode?
        let stands: Bool
    }

    private struct Region {
        let place: Place
        /// `if` or `each`.
        let word: String
        let list: LetterList?
        var hasElse = false
    }

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
        TablePass(context: context).run()
        RawHTMLPass(context: context).run()
        ImagePass(context: context).run()
        for anchor in LinkPass(context: context).run() {
            context.findings.report(
                .unknownAnchor, line: anchor.line, utf8: anchor.utf8, "a letter has no places to lead to",
                hint: "write the address out, or say it in words")
        }
        let places = place()
        if context.rules.isRightToLeft { LeftToRightPass(context: context).run() }
        readTags(places)
        reportUnseen()
        guard !context.findings.hasErrors else { return nil }
        return LetterAssembly(tags: tags, tokens: context.tokens).pieces(of: context.tree.html)
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
                    hint: "put tables and charts into a report; a letter has text, fields and figures")
            }
            guard FigureTokens.mayHoldToken(written) else { continue }
            context.tokens.settle(context.tokens.tokens(in: written))
            var literal = context.tokens.restored(node.literal)
            for lead in ["{{#", "{{/", "{{else", "{{ #", "{{ /", "{{ else"] {
                literal = literal.replacing("# " + lead, with: lead)
            }
            node.setLiteral(literal)
        }
    }

    /// Finds the tags, and makes blocks of those that stand alone.
    private func place() -> [Place] {
        var places: [Place] = []
        for node in context.tree.nodes(.text) {
            let numbers = context.tokens.tokens(in: node.literal)
            guard !numbers.isEmpty else { continue }
            context.tokens.settle(numbers)
            if node.ancestors.contains(where: { $0.kind == .image }) {
                for number in numbers {
                    report(
                        number, .misplacedFigure, "nothing of a donor stands in a picture's description",
                        hint: "put it into the text")
                }
                continue
            }
            if let block = standing(node, numbers) {
                let around = block.parent
                guard let shown = context.tree.customBlock() else { continue }
                shown.setCustom(enter: node.literal)
                context.tree.replace(block, with: [shown])
                places.append(Place(number: numbers[0], container: around, stands: true))
            } else {
                places += numbers.map { Place(number: $0, container: node.parent, stands: false) }
            }
        }
        return places
    }

    /// The heading or paragraph that holds one tag of a region and nothing else.
    private func standing(_ node: CmarkNode, _ numbers: [Int]) -> CmarkNode? {
        guard numbers.count == 1, RegionWords.words(context.tokens.tokens[numbers[0]]) != nil,
            context.tokens.pieces(of: node.literal)?.count == 1, let block = node.parent,
            block.kind == .heading || block.kind == .paragraph, node.next == nil, node.previous == nil
        else { return nil }
        return block
    }

    /// Tags that nobody would see: in the definition of a link, for example.
    private func reportUnseen() {
        for number in context.tokens.unsettled {
            report(
                number, .misplacedFigure, "nobody would see this here",
                hint:
                    "fields stand in text; this is the definition of a link, or a cell beyond the table's columns"
            )
        }
    }

    // MARK: Regions

    private mutating func readTags(_ places: [Place]) {
        var open: [Region] = []
        for place in places {
            let list = open.last { $0.list != nil }?.list
            let token = context.tokens.tokens[place.number]
            let tag: LetterTag
            do throws(FigureProblem) {
                tag = try reader.read(token, in: list)
            } catch {
                report(error, token)
                // Its end would otherwise be reported as well.
                if let words = RegionWords.words(token), words.hasPrefix("#") {
                    open.append(
                        Region(place: place, word: words.hasPrefix("#each") ? "each" : "if", list: nil))
                }
                continue
            }
            tags[place.number] = tag
            follow(tag, at: place, &open)
        }
        for region in open where tags[region.place.number] != nil {
            report(
                region.place.number, .unclosedRegion, "this region is never closed",
                hint: "write {{/\(region.word)}} where it ends")
        }
    }

    private func follow(_ tag: LetterTag, at place: Place, _ open: inout [Region]) {
        switch tag {
        case .field, .figure: break
        case .open: open.append(Region(place: place, word: "if", list: nil))
        case .each(let list):
            if let outer = open.first(where: { $0.list != nil }) {
                report(
                    place.number, .misplacedRegion, "a list stands inside another",
                    hint: "close {{#each \(outer.list?.rawValue ?? "")}} before it")
            }
            open.append(Region(place: place, word: "each", list: list))
        case .otherwise:
            guard let region = open.last, region.word == "if", !region.hasElse else {
                return report(
                    place.number, .misplacedRegion, "there is no {{#if …}} that this {{else}} belongs to",
                    hint: "one {{else}} stands between {{#if …}} and its {{/if}}")
            }
            open[open.count - 1].hasElse = true
            checkNesting(of: region, with: place)
        case .close(let word):
            guard let region = open.last, region.word == word
            else {
                let hint = open.last.map { "close {{#\($0.word) …}} of line \(line($0.place)) first" }
                return report(
                    place.number, .misplacedRegion, "nothing is open that {{/\(word)}} could close",
                    hint: hint ?? "delete it, or write {{#\(word) …}} before it")
            }
            open.removeLast()
            checkNesting(of: region, with: place)
        }
    }

    /// Both ends must stand inside the same thing.
    private func checkNesting(of region: Region, with place: Place) {
        guard region.place.stands != place.stands || region.place.container != place.container else { return }
        let advice =
            region.place.stands || place.stands
            ? "put both on lines of their own, or both into one paragraph"
            : "both must stand in the same paragraph, emphasis, list item or cell"
        report(
            place.number, .misplacedRegion,
            "this does not stand inside the same text as {{#\(region.word) …}} of line \(line(region.place))",
            hint: advice)
    }

    private func line(_ place: Place) -> Int { context.tokens.tokens[place.number].line }

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
