import CampaignKit

/// Where the tag of a region is in a tree.
struct RegionPlace {
    /// Its token's.
    let number: Int
    /// What it is a part of: the paragraph or emphasis, or for one on its own line the block around it.
    let container: CmarkNode?
    /// Whether it is alone on its line.
    let stands: Bool
}

/// Follows the tags of regions in reading order: what they begin inside of, they must end inside of.
struct RegionNesting {
    struct Region {
        let place: RegionPlace
        /// `if` or `each`.
        let word: String
        let list: LetterList?
        var hasElse = false
    }

    let context: MarkdownContext
    private(set) var open: [Region] = []

    init(context: MarkdownContext) { self.context = context }

    /// The list that a tag here is in the regions of.
    var list: LetterList? { open.last { $0.list != nil }?.list }

    mutating func begin(_ word: String, _ list: LetterList? = nil, at place: RegionPlace) {
        if list != nil, let outer = open.first(where: { $0.list != nil }) {
            report(
                place.number, .misplacedRegion, "a list is inside another list",
                hint: "close {{#each \(outer.list?.rawValue ?? "")}} before it")
        }
        open.append(Region(place: place, word: word, list: list))
    }

    /// The region that the `{{else}}` belongs to, as its opening token; nil when it is wrong.
    @discardableResult
    mutating func otherwise(at place: RegionPlace) -> Int? {
        guard let region = open.last, region.word == "if", !region.hasElse else {
            report(
                place.number, .misplacedRegion, "this {{else}} has no {{#if …}}",
                hint: "put one {{else}} between {{#if …}} and its {{/if}}")
            return nil
        }
        open[open.count - 1].hasElse = true
        checkNesting(of: region, with: place)
        return region.place.number
    }

    /// The region that is closed, as its opening token; nil when it is wrong.
    @discardableResult
    mutating func close(_ word: String, at place: RegionPlace) -> Int? {
        guard let region = open.last, region.word == word else {
            let hint = open.last.map { "close {{#\($0.word) …}} of line \(line($0.place)) first" }
            report(
                place.number, .misplacedRegion, "{{/\(word)}} has nothing to close",
                hint: hint ?? "delete it, or write {{#\(word) …}} before it")
            return nil
        }
        open.removeLast()
        checkNesting(of: region, with: place)
        return region.place.number
    }

    /// Reports what is still open.
    func finish(except isReported: (Int) -> Bool) {
        for region in open where !isReported(region.place.number) {
            report(
                region.place.number, .unclosedRegion, "this region is never closed",
                hint: "write {{/\(region.word)}} where it ends")
        }
    }

    /// Both ends must be inside the same thing.
    private func checkNesting(of region: Region, with place: RegionPlace) {
        guard region.place.stands != place.stands || region.place.container != place.container else { return }
        let advice =
            region.place.stands || place.stands
            ? "put both on their own lines, or both in one paragraph"
            : "both must be in the same paragraph, emphasis, list item or cell"
        report(
            place.number, .misplacedRegion,
            "this is not inside the same text as {{#\(region.word) …}} of line \(line(region.place))",
            hint: advice)
    }

    private func line(_ place: RegionPlace) -> Int { context.tokens.tokens[place.number].line }

    private func report(_ number: Int, _ code: ReportFindingCode, _ message: String, hint: String) {
        let token = context.tokens.tokens[number]
        context.findings.report(code, line: token.line, utf8: token.utf8, message, hint: hint)
    }
}

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
