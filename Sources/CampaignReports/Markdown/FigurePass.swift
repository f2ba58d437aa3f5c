/// Puts a node for every figure where its token stands.
struct FigurePass {
    /// A figure in the tree, whose value is not known yet.
    struct Place {
        let node: CmarkNode
        let reference: FigureReference
        let token: FigureToken
    }

    /// The description of an image, which holds figures but only plain text.
    struct Alternative {
        let node: CmarkNode
        let pieces: [FigureTokens.Piece]
    }

    let context: MarkdownContext
    private(set) var places: [Place] = []
    private(set) var alternatives: [Alternative] = []
    /// By token, those that are figures.
    private(set) var references: [Int: FigureReference] = [:]
    /// The tables in which amounts are shortened.
    private(set) var roundedTables: Set<CmarkNode> = []

    init(_ context: MarkdownContext) { self.context = context }

    mutating func run() {
        restoreCode()
        readAll()
        for node in context.tree.nodes(.text) {
            guard let pieces = context.tokens.pieces(of: node.literal) else { continue }
            if node.ancestors.contains(where: { $0.kind == .image }) {
                alternatives.append(Alternative(node: node, pieces: pieces))
            } else {
                put(pieces, for: node)
            }
        }
    }

    /// In code braces are braces.
    private func restoreCode() {
        for node in context.tree.nodes() {
            switch node.kind {
            case .code, .codeBlock:
                context.tokens.settle(context.tokens.tokens(in: node.literal + node.fenceInfo))
                guard FigureTokens.mayHoldToken(node.literal + node.fenceInfo) else { continue }
                let literal = context.tokens.restored(node.literal)
                node.setLiteral(context.rules.hasRegions ? RegionWords.inCode(literal) : literal)
                if node.kind == .codeBlock { node.setFenceInfo(context.tokens.restored(node.fenceInfo)) }
            default: break
            }
        }
    }

    /// Reads the tokens in texts, in the order written; what is left is in the definition of a link.
    private mutating func readAll() {
        let reader = FigureReader(plan: context.rules.plan, campaign: context.rules.campaign)
        var shown: Set<Int> = []
        for node in context.tree.nodes(.text) { shown.formUnion(context.tokens.tokens(in: node.literal)) }
        context.tokens.settle(Array(shown))
        for number in shown.sorted() { read(number, with: reader) }
        for number in context.tokens.unsettled {
            let token = context.tokens.tokens[number]
            context.findings.report(
                .misplacedFigure, line: token.line, utf8: token.utf8, "a figure here would not be displayed",
                hint:
                    "figures go in text; this is the definition of a link, or a cell beyond the table's columns"
            )
        }
    }

    private mutating func read(_ number: Int, with reader: FigureReader) {
        let token = context.tokens.tokens[number]
        do throws(FigureProblem) {
            references[number] = try reader.about(context.source.subject(line: token.line)).read(token)
        } catch {
            let start = token.utf8.lowerBound
            let bytes = error.utf8.map { (start + $0.lowerBound)..<(start + $0.upperBound) } ?? token.utf8
            context.findings.report(
                error.code, line: token.line, utf8: bytes, error.message, hint: error.hint)
        }
    }

    /// The table that a cell's text is in; nil for any other text.
    private func table(of node: CmarkNode) -> CmarkNode? {
        let ancestors = node.ancestors
        // A row and a cell of our own are inside each other in tables only.
        guard ancestors.count(where: { $0.kind == .customInline }) > 1 else { return nil }
        return ancestors.first { $0.isBlock }
    }

    private mutating func put(_ pieces: [FigureTokens.Piece], for node: CmarkNode) {
        var nodes: [CmarkNode?] = []
        for piece in pieces {
            switch piece {
            case .text(let words): nodes.append(context.tree.text(words))
            case .token(let number):
                let token = context.tokens.tokens[number]
                guard let reference = references[number], let figure = context.tree.customInline() else {
                    nodes.append(context.tree.text(token.raw))
                    continue
                }
                places.append(Place(node: figure, reference: reference, token: token))
                if reference.isRounded, let table = table(of: node) { roundedTables.insert(table) }
                nodes.append(figure)
            }
        }
        context.tree.replace(node, with: nodes.compactMap { $0 })
    }
}
