import CampaignKit
import Terminal

/// Finds `{{#if FIGURE}} … {{else}} … {{/if}}` in a report, so that its sentences hold on any day.
///
/// Lists were written out before (`ListExpander`); a tag of one that is left is wrong.
/// The tags become nodes that write nothing; `keep` takes out whichever half does not hold.
struct RegionPass {
    /// One region: its tags in the tree, and what it asks.
    struct Region {
        let open: CmarkNode
        var otherwise: CmarkNode?
        var close: CmarkNode?
        let condition: FigureReference
    }

    let context: MarkdownContext

    func run() -> [Region] {
        guard context.rules.hasRegions else { return [] }
        let reader = FigureReader(plan: context.rules.plan, campaign: context.rules.campaign)
        var nesting = RegionNesting(context: context)
        var regions: [Int: Region] = [:]
        for (place, node) in places() {
            let token = context.tokens.tokens[place.number]
            let words = RegionWords.words(token) ?? ""
            switch words {
            case "else":
                if let number = nesting.otherwise(at: place) { regions[number]?.otherwise = node }
            case "/if":
                if let number = nesting.close("if", at: place) { regions[number]?.close = node }
            case "/each": nesting.close("each", at: place)
            case _ where words.hasPrefix("#each"):
                if !isUnclosedList(words, place) { nesting.begin("each", at: place) }
                report(listProblem(words, token, place), token)
            default:
                if words.hasPrefix("#") { nesting.begin("if", at: place) }
                do throws(FigureProblem) {
                    let about = reader.about(context.source.subject(line: token.line))
                    let condition = try Self.condition(words, token, about)
                    regions[place.number] = Region(open: node, condition: condition)
                } catch {
                    report(error, token)
                }
            }
        }
        nesting.finish { regions[$0] == nil }
        // In the order written: an outer region before those inside.
        return regions.sorted { $0.key < $1.key }.map(\.value).filter { $0.close != nil }
    }

    /// The tags in reading order, each a node of its own from now on.
    private func places() -> [(RegionPlace, CmarkNode)] {
        var places: [(RegionPlace, CmarkNode)] = []
        for node in context.tree.nodes(.text) {
            let numbers = context.tokens.tokens(in: node.literal).filter { isRegion($0) }
            guard !numbers.isEmpty, !node.ancestors.contains(where: { $0.kind == .image }) else { continue }
            context.tokens.settle(numbers)
            if let block = RegionWords.block(node, numbers, context.tokens) {
                guard let shown = context.tree.customBlock() else { continue }
                let place = RegionPlace(number: numbers[0], container: block.parent, stands: true)
                context.tree.replace(block, with: [shown])
                places.append((place, shown))
            } else {
                places += split(node)
            }
        }
        return places
    }

    private func isRegion(_ number: Int) -> Bool { RegionWords.words(context.tokens.tokens[number]) != nil }

    /// Cuts a text at its tags; figures stay in the words.
    private func split(_ node: CmarkNode) -> [(RegionPlace, CmarkNode)] {
        var places: [(RegionPlace, CmarkNode)] = []
        var nodes: [CmarkNode] = []
        let container = node.parent
        for piece in context.tokens.pieces(of: node.literal) ?? [] {
            switch piece {
            case .text(let words): nodes += [context.tree.text(words)].compactMap { $0 }
            case .token(let number):
                guard isRegion(number), let tag = context.tree.customInline() else {
                    nodes += [context.tree.text(FigureTokens.written(number))].compactMap { $0 }
                    continue
                }
                places.append((RegionPlace(number: number, container: container, stands: false), tag))
                nodes.append(tag)
            }
        }
        context.tree.replace(node, with: nodes)
        return places
    }

    /// The figure that `#if FIGURE` asks for, read as any other.
    private static func condition(
        _ words: String, _ token: FigureToken, _ reader: FigureReader
    ) throws(FigureProblem) -> FigureReference {
        let parts = words.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard parts.count == 2, parts[0] == "#if" else {
            throw FigureProblem(
                .regionSyntax, "this is not a region of a report",
                hint: "write {{#if year-end-2026.overdue}} … {{else}} … {{/if}}")
        }
        let raw = token.raw.replacing("#if", with: "   ", maxReplacements: 1)
        return try reader.read(
            FigureToken(raw: raw, line: token.line, utf8: token.utf8, isClosed: true))
    }

    /// Whether a list on a line of its own is left because nothing ends it.
    private func isUnclosedList(_ words: String, _ place: RegionPlace) -> Bool {
        place.stands && Self.list(words).map { ReportList(rawValue: $0) != nil } ?? false
    }

    /// The one word after `#each`.
    private static func list(_ words: String) -> String? {
        let parts = words.split(whereSeparator: { $0 == " " || $0 == "\t" })
        return parts.count == 2 && parts[0] == "#each" ? String(parts[1]) : nil
    }

    /// Why the tag of a list was left in the text.
    private func listProblem(_ words: String, _ token: FigureToken, _ place: RegionPlace) -> FigureProblem {
        let known = ReportList.allCases.map(\.rawValue)
        guard let name = Self.list(words) else {
            return FigureProblem(
                .regionSyntax, "this is not a list of a report",
                hint: "write {{#each projects}} … {{/each}}; a list is " + Words.alternatives(known))
        }
        guard known.contains(name) else {
            let utf8 = Array(token.raw.utf8).firstRange(of: Array(name.utf8))
            return FigureProblem(
                .unknownField, "there is no list '\(TerminalText.safe(name))' in a report",
                hint: DidYouMean.hint(for: name, in: known) ?? "it can be " + Words.alternatives(known),
                at: utf8)
        }
        return isUnclosedList(words, place)
            ? FigureProblem(
                .unclosedRegion, "this list is never closed",
                hint: "write {{/each}} on a line of its own where it ends")
            : FigureProblem(
                .misplacedRegion, "{{#each \(name)}} is not alone on its line",
                hint: "put it and its {{/each}} on lines of their own")
    }

    private func report(_ problem: FigureProblem, _ token: FigureToken) {
        let start = token.utf8.lowerBound
        let bytes = problem.utf8.map { (start + $0.lowerBound)..<(start + $0.upperBound) } ?? token.utf8
        context.findings.report(
            problem.code, line: token.line, utf8: bytes, problem.message, hint: problem.hint)
    }
}

extension RegionPass.Region {
    /// Takes out the half that does not hold; returns every node that is gone.
    func keep(_ holds: Bool, in tree: CmarkTree) -> Set<CmarkNode> {
        guard let close, open.parent != nil else { return [] }
        let half = otherwise ?? close
        var gone: Set<CmarkNode> = []
        let begin = holds ? half : open
        var next: CmarkNode? = begin
        while let node = next, node != (holds ? close : half) {
            next = node.next
            gone.formUnion(tree.nodes(below: node))
            tree.remove(node)
        }
        for tag in [open, otherwise, close].compactMap({ $0 }) where !gone.contains(tag) {
            let around = tag.parent
            gone.insert(tag)
            tree.remove(tag)
            if let around, around.kind == .paragraph, around.firstChild == nil { tree.remove(around) }
        }
        return gone
    }
}

extension FigureValue {
    /// Whether there is anything: what `{{#if …}}` asks.
    var isSomething: Bool {
        switch self {
        case .money(let minor): minor != 0
        case .count(let count): count != 0
        case .percent(let percent): percent.tenths != 0
        case .date, .standing: true
        case .words(let words): !words.isEmpty
        }
    }
}
