import CampaignKit

/// Which campaigns of a status are rows of their own, and which are one row together.
///
/// A parent's row has its campaigns' money in it. So campaigns are picked level by level: those at the top
/// first, then the campaigns of the largest of them, as long as there is room. Where a parent's campaigns do
/// not all find room, the largest do, and the others are one row below that parent; where none does, its own
/// row has all of them. So the rows of a level add up, whatever is folded.
struct StatusFold {
    enum Line {
        case campaign(StatusRow, depth: Int)
        case others([StatusRow], depth: Int)
    }

    /// In the plan's order where all are shown, else the largest of each level first.
    private(set) var lines: [Line] = []
    /// By the parent's id; those at the top are of no parent.
    private var kept: [String: [StatusRow]] = [:]
    private var folded: [String: [StatusRow]] = [:]

    /// Of rows in the plan's order, each parent before its campaigns.
    init(_ rows: [StatusRow], _ top: RowLimit) {
        let shown = Set(rows.map(\.id))
        let children = Dictionary(grouping: rows) { row in
            row.parent.flatMap { shown.contains($0) ? $0 : nil } ?? ""
        }
        let limit = top.limit(of: rows.count).flatMap { rows.count > $0 ? $0 : nil }
        guard limit != nil || top.isAll else {
            let shallowest = rows.map(\.depth).min() ?? 0
            lines = rows.map { .campaign($0, depth: $0.depth - shallowest) }
            return
        }
        var room = limit ?? rows.count
        var parents = [""]
        while let parent = parents.first, room > 0 {
            parents.removeFirst()
            let ranked = Self.ranked(children[parent] ?? [])
            kept[parent] = Array(ranked.prefix(room))
            folded[parent] = Array(ranked.dropFirst(room))
            room -= min(room, ranked.count)
            parents += ranked.map(\.id).filter { children[$0] != nil }
        }
        show("", depth: 0)
    }

    /// The largest first; of equal ones the earlier of the plan.
    private static func ranked(_ rows: [StatusRow]) -> [StatusRow] {
        rows.enumerated().sorted {
            (-$0.element.tally.raised, $0.offset) < (-$1.element.tally.raised, $1.offset)
        }.map(\.element)
    }

    private mutating func show(_ parent: String, depth: Int) {
        for row in kept[parent] ?? [] {
            lines.append(.campaign(row, depth: depth))
            show(row.id, depth: depth + 1)
        }
        if let others = folded[parent], !others.isEmpty { lines.append(.others(others, depth: depth)) }
    }
}
