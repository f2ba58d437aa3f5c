import CampaignKit

/// Finds sentences that cannot be true: a figure that is compared with itself, as if each had a day of its
/// own, and a share of nothing.
struct SentencePass {
    let context: MarkdownContext
    let places: [FigurePass.Place]

    /// Words that say that what is before them is measured by what is after them.
    private static let comparing = [
        " than ", " against ", " compared ", " versus ", " vs", "up from ", "down from ", " ago", "last year",
        "year before", "a year earlier", " now ", " today ", "previous",
    ]
    /// Words that say that something became something else: `rose from … to …`, `up … from …`.
    private static let changing = [
        "rose", "rise", "grew", "grown", "fell", "fallen", "dropped", "went", "gone", "changed", "increase",
        "decrease", "climbed", " up ", " down ", "doubled",
    ]
    /// Words that put a figure on a day that is gone.
    private static let past = [" ago", "a year earlier", "the year before"]

    /// What stands before a number of all: `of its 0 donors`.
    private static let shares = ["of its", "of our", "of their", "of the", "of these", "of all", "all"]

    // MARK: Compared with itself

    /// Reports each second mention of a figure that its sentence compares with the first.
    func run() {
        guard !places.isEmpty else { return }
        let byNode = Dictionary(places.map { ($0.node, $0) }) { first, _ in first }
        var blocks: [CmarkNode] = []
        for block in places.compactMap(\.node.block) where !blocks.contains(block) { blocks.append(block) }
        for block in blocks { check(block, byNode) }
        checkRows()
    }

    private func check(_ block: CmarkNode, _ byNode: [CmarkNode: FigurePass.Place]) {
        // Figures of the sentence so far, each with the words since it; and the words before the first.
        var sentence: [(place: FigurePass.Place, since: String)] = []
        var lead = " "
        func add(_ words: String) {
            if sentence.isEmpty { lead += words }
            for index in sentence.indices { sentence[index].since += words }
        }
        func begin() { (sentence, lead) = ([], " ") }
        for node in context.tree.nodes(below: block) {
            if let place = byNode[node] {
                check(place, after: sentence, lead: lead.lowercased())
                add("0")
                sentence.append((place, ""))
            } else if node.kind == .customInline {
                // A tag of a region: what follows may stand instead of what is before.
                begin()
            } else if node.kind == .text {
                let parts = node.literal.split(separator: /[.!?](?= |$)/, omittingEmptySubsequences: false)
                for (number, part) in parts.enumerated() {
                    if number > 0 { begin() }
                    add(String(part))
                }
            } else if node.kind == .softBreak || node.kind == .lineBreak {
                add(" ")
            }
        }
    }

    private func check(
        _ place: FigurePass.Place, after sentence: [(place: FigurePass.Place, since: String)], lead: String
    ) {
        let name = place.reference.name
        guard place.reference.subject != .report, place.reference.figure.kind != .words else { return }
        let isCompared = sentence.contains { earlier in
            earlier.place.reference.name == name && Self.compares(earlier.since.lowercased(), after: lead)
        }
        if isCompared {
            report(place, "this sentence compares \(name) with itself", "both are")
        } else if sentence.isEmpty, !hasEnded(place), Self.past.contains(where: lead.contains) {
            report(place, "this sentence puts \(name) on an earlier day", "it is")
        }
    }

    /// Whether words between two figures, and those before both, set one against the other.
    private static func compares(_ since: String, after lead: String) -> Bool {
        if comparing.contains(where: since.contains) { return true }
        let isChange = changing.contains { lead.contains($0) || since.contains($0) }
        if isChange, since.contains(" from ") || since.contains(" to ") { return true }
        return since.contains(/(in|for|during) (19|20)[0-9]{2}|(19|20)[0-9]{2}:/)
    }

    /// A campaign that ended may have done so a year ago: what is said of it is of then.
    private func hasEnded(_ place: FigurePass.Place) -> Bool {
        guard let id = place.reference.subject.campaign, id != context.rules.campaign else { return false }
        return context.rules.plan.campaign(id)?.ends != nil
    }

    private func report(_ place: FigurePass.Place, _ message: String, _ what: String) {
        context.findings.report(
            .comparedWithItself, line: place.token.line, utf8: place.token.utf8, message,
            hint: "\(what) of the report's day; {compare} and {changes} show another day")
    }

    // MARK: In rows

    /// Reports the same figure, written the same way, in two cells of one row: as if each column had a day.
    private func checkRows() {
        var rows: [CmarkNode: [FigurePass.Place]] = [:]
        for place in places {
            let inlines = place.node.ancestors.filter { $0.kind == .customInline }
            // A row and its cells are nodes of our own inside a table.
            guard inlines.count > 1, let row = inlines.last else { continue }
            let isTwice = rows[row, default: []].contains { other in
                other.reference.name == place.reference.name
                    && other.reference.filter == place.reference.filter
                    && cell(other) != cell(place)
            }
            if isTwice, place.reference.subject != .report, place.reference.figure.kind != .words {
                report(place, "this row has \(place.reference.name) twice", "both are")
            }
            rows[row, default: []].append(place)
        }
    }

    /// The cell of a row that a figure is in.
    private func cell(_ place: FigurePass.Place) -> CmarkNode? {
        place.node.ancestors.filter { $0.kind == .customInline }.dropLast().last
    }

    // MARK: Of a day

    /// Reports words that the value in front of them denies: `behind` after a difference above zero.
    func check(side place: FigurePass.Place, _ value: FigureValue, text: String) {
        guard place.reference.figure.name == "pace_difference", case .money(let minor) = value,
            let after = place.node.next, after.kind == .text
        else { return }
        let words = after.literal.lowercased().split { !$0.isLetter }.prefix(3)
        let said = words.first { ["ahead", "behind", "over", "short"].contains($0) }
        guard let said else { return }
        // An amount below zero has its sign already.
        guard minor <= 0 || !["ahead", "over"].contains(said) else { return }
        context.findings.report(
            .falseSide, line: place.token.line, utf8: place.token.utf8,
            "the sentence says '\(text) \(said)'",
            hint:
                "write {{ \(place.reference.name.replacing("pace_difference", with: "pace")) }}, which says the side"
        )
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
