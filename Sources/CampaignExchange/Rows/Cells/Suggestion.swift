/// Finds what somebody may have meant.
enum Suggestion {
    /// The name with the fewest slips from a text, the first of equals; nil when none is near.
    static func nearest(_ text: String, among names: [String]) -> String? {
        let wanted = Array(text.lowercased().utf8.prefix(64))
        let allowed = min(3, max(1, wanted.count / 3))
        var best: (name: String, slips: Int)?
        for name in names {
            let candidate = Array(name.lowercased().utf8.prefix(64))
            guard abs(candidate.count - wanted.count) <= allowed else { continue }
            let slips = distance(wanted, candidate)
            if slips <= allowed, slips < best?.slips ?? .max { best = (name, slips) }
        }
        return best?.name
    }

    /// `did you mean “usps”? one of hand, usps, …`; a long list only when none is near.
    static func hint(_ text: String, among names: [String]) -> String {
        let list = "one of " + names.joined(separator: ", ")
        guard let near = nearest(text, among: names) else { return list }
        return "did you mean “\(near)”?" + (names.count > 10 ? "" : " " + list)
    }

    /// For ids of the workspace, which may be many: the nearest, else all of a few, else how many there are.
    static func hint(_ text: String, amongIDs ids: [String], plural: String) -> String {
        if let near = nearest(text, among: ids) { return "did you mean “\(near)”?" }
        if ids.isEmpty { return "there are no \(plural)" }
        if ids.count > 8 { return "it is none of the \(ids.count) \(plural)" }
        return "the \(plural) are " + ids.joined(separator: ", ")
    }

    /// Hints by what was written: a file makes the same mistake on every row, and looking takes long.
    struct Memo: Sendable {
        private var hints: [String: String] = [:]

        mutating func hint(for text: String, _ make: () -> String) -> String {
            if let known = hints[text] { return known }
            let hint = make()
            if hints.count < 256 { hints[text] = hint }
            return hint
        }
    }

    /// Insertions, deletions, substitutions and swaps of neighbours.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let cost = left[row] == right[column] ? 0 : 1
                var best = min(previous[column + 1] + 1, current[column] + 1, previous[column] + cost)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            before = previous
            previous = current
        }
        return previous[right.count]
    }
}
