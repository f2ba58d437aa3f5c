import CampaignKit

/// What the public may see: totals, and no figure that fewer than three donors contribute to.
///
/// The one place that decides. Nothing hidden may be found by subtracting what is shown from a total, so
/// whatever is left over always holds several parts and three donors or more.
struct Redaction: Sendable {
    /// A part of a total.
    struct Part: Sendable, Equatable {
        var isEmpty: Bool
        /// Distinct donors.
        var donors: Int64
        /// Hidden elsewhere, so that it may not show here either.
        var isSecret = false
    }

    /// The fewest donors that a shown figure may stand for.
    static let fewest: Int64 = 3

    let isPublic: Bool
    /// Campaigns whose figures are not shown on their own.
    private let hidden: Set<String>
    /// Money without a campaign is not shown on its own.
    let hidesUnassigned: Bool
    /// Too few donors altogether.
    let hidesTotal: Bool
    /// The total's to go and percentage would tell what a hidden campaign raised, whose goal is known.
    let hidesTotalGap: Bool

    init(_ status: StatusReport, for audience: Audience) {
        isPublic = audience == .public
        guard isPublic else {
            hidden = []
            hidesUnassigned = false
            hidesTotal = false
            hidesTotalGap = false
            return
        }
        let known = Set(status.rows.map(\.id))
        let roots = status.rows.filter { $0.parent.map { !known.contains($0) } ?? true }
        let unassigned = status.unassigned ?? Tally()
        let folded = Self.folded(roots.map { Part($0.tally) } + [Part(unassigned)])
        var hidden: Set<String> = []
        var next: [StatusRow] = []
        for (index, row) in roots.enumerated() {
            if folded.contains(index) { hidden.insert(row.id) } else { next.append(row) }
        }
        // Below a shown campaign its own money shows as what its children leave of it.
        while let row = next.popLast() {
            let children = status.rows.filter { $0.parent == row.id }
            let folded = Self.folded(children.map { Part($0.tally) } + [Part(row.own)], last: .isImplied)
            for (index, child) in children.enumerated() {
                if folded.contains(index) { hidden.insert(child.id) } else { next.append(child) }
            }
        }
        // What is below a hidden campaign was never visited.
        for row in status.rows where row.parent.map(hidden.contains) == true { hidden.insert(row.id) }
        self.hidden = hidden
        hidesUnassigned = folded.contains(roots.count)
        let total = status.total?.tally ?? Tally()
        hidesTotal = Part(total).isTooSmall
        hidesTotalGap = roots.contains { hidden.contains($0.id) && $0.goal != nil }
    }

    /// Whether a campaign's figures must not be shown on their own.
    func hides(_ campaign: String) -> Bool { hidden.contains(campaign) }

    /// Which parts of a total must be shown as one.
    ///
    /// - `last`: whether the last part is shown by itself, or is only what the others leave of the total.
    ///
    /// Donors of several parts overlap, so together they are at least as many as the largest part's.
    static func folded(_ parts: [Part], last: Last = .isShown) -> Set<Int> {
        var folded = Set(
            parts.indices.filter { parts[$0].isTooSmall || parts[$0].isSecret && !parts[$0].isEmpty })
        guard !folded.isEmpty else { return [] }
        if last == .isImplied, let implied = parts.indices.last, !parts[implied].isEmpty {
            folded.insert(implied)
        }
        let bySize = parts.indices.filter { !folded.contains($0) && !parts[$0].isEmpty }
            .sorted { (parts[$0].donors, $0) < (parts[$1].donors, $1) }
        for next in bySize {
            if folded.count > 1, folded.contains(where: { parts[$0].donors >= fewest }) { break }
            folded.insert(next)
        }
        return folded
    }

    enum Last { case isShown, isImplied }

    /// What is in place of a block that would say too much.
    static let withheld = ReportElement.paragraph(
        "These figures come from fewer than three donors, so they are not shown to the public.")
    /// What is in place of a block that is the charity's own business.
    static let inside = ReportElement.paragraph("These figures are for the charity's board and staff only.")
    /// What says why rows are taken together.
    static let note = "Figures from fewer than three donors are not shown on their own."
}

extension Redaction.Part {
    init(_ tally: Tally, isSecret: Bool = false) {
        var money = tally
        money.donors = 0
        money.firstTimeDonors = 0
        self.init(isEmpty: money == Tally() && tally.donors == 0, donors: tally.donors, isSecret: isSecret)
    }

    /// Something is there, and too few contribute to it.
    var isTooSmall: Bool { !isEmpty && donors < Redaction.fewest }
}

extension ReportFigures {
    /// A donor as this audience may know them, with the mark that others may not (`rules.md §5.3`).
    func donor(_ name: String, _ anonymity: Anonymity) -> String {
        guard !anonymity.hides(from: audience) else { return texts.say("anonymous") }
        guard !name.isEmpty else { return texts.say("no name") }
        let mark = anonymity.mark(for: audience)
        return mark.isEmpty ? name : texts.say("\(name) (\(Phrase(word: mark)))")
    }

    /// What this audience may see of a block: the one way from a block to a page.
    func elements(of block: any ReportBlock) throws -> [ReportElement] {
        let elements =
            type(of: block).isForInsiders && redaction.isPublic
            ? [Redaction.inside] : try block.elements(self)
        let translator = ElementTranslator(speech: texts.speech)
        return elements.map(translator.element)
    }
}
