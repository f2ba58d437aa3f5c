import CampaignFiles
import CampaignKit

/// What a report can go through one by one: `{{#each projects}}`.
public enum ReportList: String, CaseIterable, Sendable {
    case campaigns, projects, appeals

    /// What it is, for `campaign help reports`.
    public var meaning: String {
        switch self {
        case .campaigns: "every campaign, or those below the report's campaign"
        case .projects: "the projects of the report's campaign and of those below it, or all projects"
        case .appeals: "the appeals of the same campaigns"
        }
    }

    /// What it goes through, in the order of the plan.
    ///
    /// Inside a list of campaigns it is about one of them: those below it, and its own projects and appeals.
    func items(_ plan: Plan, campaign: String?, inside item: FigureSubject?) -> [FigureSubject] {
        let tree = CampaignTree(plan)
        let root = item?.campaign ?? campaign
        let below = tree.depthFirst(from: [root].compactMap { $0 }).map(\.campaign)
        if self == .campaigns {
            return (root == nil ? below : Array(below.dropFirst())).map { .campaign($0.id) }
        }
        let owners = item == nil ? below : Array(below.prefix(1))
        return owners.flatMap { owner -> [FigureSubject] in
            self == .projects
                ? owner.projects.map { .project($0.id, campaign: owner.id) }
                : owner.appeals.map { .appeal($0.id, campaign: owner.id) }
        }
    }
}

/// Puts the lines between `{{#each LIST}}` and `{{/each}}` once for each item.
///
/// It happens before the text is parsed, so that rows of a table and items of a list belong together. The
/// lines stay as they are written; which item each is about goes with them.
struct ListExpander {
    typealias Place = PartExpander.Place

    let plan: Plan
    let campaign: String?
    private var result: [Place] = []

    init(plan: Plan, campaign: String?) { (self.plan, self.campaign) = (plan, campaign) }

    /// Nil where the text has no list.
    func expand(_ places: [Place]) -> [Place]? {
        guard places.contains(where: { Self.tag($0.text) != nil }) else { return nil }
        var expander = self
        expander.add(places[...], nil)
        return expander.result
    }

    private enum Tag {
        case each(ReportList)
        /// `{{#each}}` without a list that there is: it is reported later.
        case other
        case end
    }

    /// The tag that is alone on a line.
    private static func tag(_ line: String) -> Tag? {
        guard line.contains("each") else { return nil }
        let text = line.trimmingBlanks
        guard text.hasPrefix("{{"), text.hasSuffix("}}"), text.utf8.count > 4 else { return nil }
        let words = text.dropFirst(2).dropLast(2).split(whereSeparator: { $0 == " " || $0 == "\t" })
        switch (words.first, words.count) {
        case ("/each", 1): return .end
        case ("#each", 2): return ReportList(rawValue: String(words[1])).map { .each($0) } ?? .other
        case ("#each", _): return .other
        default: return nil
        }
    }

    /// More lines than a text may have are left out: `MarkdownLimits` then says so.
    private mutating func add(_ places: ArraySlice<Place>, _ item: FigureSubject?) {
        var fence: Substring?
        var index = places.startIndex
        while index < places.endIndex, result.count <= MarkdownLimits.mostLines {
            let place = places[index]
            let line = place.text
            let isCode = fence != nil
            fence = PartExpander.fence(line, after: fence)
            if !isCode, case .each(let list)? = Self.tag(line),
                let end = Self.end(of: places[(index + 1)...])
            {
                let items = list.items(plan, campaign: campaign, inside: item)
                repeated(places[(index + 1)..<end], items, from: place, before: places[(end + 1)...].first)
                index = end + 1
            } else {
                result.append(Place(lines: place.lines, number: place.number, subject: item))
                index += 1
            }
        }
    }

    /// Where the list that begins before these lines ends.
    private static func end(of places: ArraySlice<Place>) -> Int? {
        var fence: Substring?
        var depth = 1
        for index in places.indices {
            let line = places[index].text
            let isCode = fence != nil
            fence = PartExpander.fence(line, after: fence)
            guard !isCode, let tag = tag(line) else { continue }
            if case .end = tag { depth -= 1 } else { depth += 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    /// The lines once for each item: rows and items of one list follow each other, paragraphs stay apart.
    private mutating func repeated(
        _ body: ArraySlice<Place>, _ items: [FigureSubject], from start: Place, before next: Place?
    ) {
        let first = (body.first { !$0.text.trimmingBlanks.isEmpty }?.text ?? "").trimmingBlanks
        let isRow = first.hasPrefix("|")
        let isItem = Self.isItem(first)
        let blank = Place(lines: start.lines, number: start.number, isBlank: true)
        if !isRow, !isItem { result.append(blank) }
        for item in items {
            add(body, item)
            if !isRow, !isItem { result.append(blank) }
        }
        // What follows a list without a blank line would be a part of its last item.
        if isItem, !Self.isItem((next?.text ?? "").trimmingBlanks) { result.append(blank) }
    }

    private static func isItem(_ line: String) -> Bool {
        if ["- ", "* ", "+ "].contains(where: line.hasPrefix) { return true }
        let rest = line.drop { ("0"..."9").contains($0) }
        return rest.count < line.count && (rest.hasPrefix(". ") || rest.hasPrefix(") "))
    }
}

extension PartExpander.Place {
    /// What is written there.
    var text: String { isBlank ? "" : lines.line(number) }
}
