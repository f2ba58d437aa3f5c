/// Finds what a mistyped word was probably meant to be.
enum Suggestion {
    /// The candidate that is meant by `word`: at most a third of its letters wrong, missing, surplus or
    /// swapped.
    static func nearest(_ word: String, in candidates: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased().utf8)
        // The cost grows with the square of the length, and a hostile file chooses the words.
        guard (1...64).contains(wanted.count) else { return nil }
        var best: (name: String, slips: Int)?
        for name in candidates {
            let letters = Array(name.lowercased().utf8)
            let allowed = min(max(1, wanted.count / 3), (best?.slips ?? .max) - 1)
            guard letters.count <= 64, abs(letters.count - wanted.count) <= allowed else { continue }
            let slips = distance(wanted, letters)
            if slips <= allowed, slips < wanted.count { best = (name, slips) }
        }
        return best?.name
    }

    /// `did you mean X?`, else `otherwise`.
    static func hint(for word: String, in candidates: some Sequence<String>, otherwise: String?) -> String? {
        nearest(word, in: candidates).map { "did you mean \($0)?" } ?? otherwise
    }

    /// Levenshtein's distance, with two exchanged neighbours as one slip.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let change = last[column] + (letter == other ? 0 : 1)
                var cost = min(change, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
