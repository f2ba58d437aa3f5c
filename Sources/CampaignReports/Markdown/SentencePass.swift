import CampaignKit

/// Finds sentences that cannot be true: a figure that is compared with itself, as if each had a day of its
/// own, and a share of nothing.
struct SentencePass {
    let context: MarkdownContext
    let places: [FigurePass.Place]

    /// Words that say that what is before them is measured by what is after them.
    private static let comparing = [
        " than ", " against ", " compared ", " versus ", " vs", "up from ", "down from ", " ago", "last year",
        "year before", "a year earlier",
    ]

    /// What stands before a number of all: `of its 0 donors`.
    private static let shares = ["of its", "of our", "of their", "of the", "of these", "of all", "all"]

    // MARK: Compared with itself

    /// Reports each second mention of a figure that its sentence compares with the first.
    func run() {
        let names = places.map(\.reference.name)
        guard Set(names).count < names.count else { return }
        let byNode = Dictionary(places.map { ($0.node, $0) }) { first, _ in first }
        var blocks: [CmarkNode] = []
        for block in places.compactMap(\.node.block) where !blocks.contains(block) { blocks.append(block) }
        for block in blocks { check(block, byNode) }
    }

    private func check(_ block: CmarkNode, _ byNode: [CmarkNode: FigurePass.Place]) {
        // Figures of the sentence so far, each with the words since it.
        var sentence: [(place: FigurePass.Place, since: String)] = []
        func add(_ words: String) {
            for index in sentence.indices { sentence[index].since += words }
        }
        for node in context.tree.nodes(below: block) {
            if let place = byNode[node] {
                check(place, after: sentence)
                add("0")
                sentence.append((place, ""))
            } else if node.kind == .customInline {
                // A tag of a region: what follows may stand instead of what is before.
                sentence = []
            } else if node.kind == .text {
                let parts = node.literal.split(separator: /[.!?](?= |$)/, omittingEmptySubsequences: false)
                for (number, part) in parts.enumerated() {
                    if number > 0 { sentence = [] }
                    add(String(part))
                }
            } else if node.kind == .softBreak || node.kind == .lineBreak {
                add(" ")
            }
        }
    }

    private func check(
        _ place: FigurePass.Place, after sentence: [(place: FigurePass.Place, since: String)]
    ) {
        let name = place.reference.name
        let isCompared = sentence.contains { earlier in
            let words = earlier.since.lowercased()
            return earlier.place.reference.name == name && place.reference.subject != .report
                && Self.comparing.contains(where: words.contains)
        }
        guard isCompared else { return }
        context.findings.report(
            .comparedWithItself, line: place.token.line, utf8: place.token.utf8,
            "this sentence compares \(name) with itself",
            hint: "both are of the report's day; {compare} and {changes} show another day")
    }

    // MARK: Of nothing

    /// Reports a number of people or gifts that is none where the words before it speak of some.
    func check(_ place: FigurePass.Place, _ value: FigureValue, text: String) {
        guard value == .count(0), let before = place.node.previous, before.kind == .text else { return }
        let words = " " + before.literal.lowercased()
        guard let share = Self.shares.first(where: { words.hasSuffix(" \($0) ") }) else { return }
        context.findings.report(
            .shareOfNothing, line: place.token.line, utf8: place.token.utf8,
            "the sentence says '\(share) \(text)'",
            hint: "put it between {{#if \(place.reference.name)}} and {{/if}}")
    }
}
