/// Finds what a mistyped word was probably meant to be.
public enum DidYouMean {
    /// Longer words are never compared: the cost grows with the square.
    private static let longest = 64

    /// The candidate meant by `word`, or nil when none is near.
    ///
    /// The same letters in another case come first, then the only candidate that begins with the word, then
    /// the one with the fewest slips (a letter wrong, missing, surplus, or two exchanged): a third of the
    /// word's letters at most, or one, and never all of them. Among equals the first in sorted order.
    public static func nearest(_ word: String, in candidates: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased())
        guard !wanted.isEmpty, wanted.count <= longest else { return nil }
        let known = Set(candidates).sorted().map { (name: $0, letters: Array($0.lowercased())) }
            .filter { $0.letters.count <= longest }
        if let same = known.first(where: { $0.letters == wanted }) {
            return same.name
        }
        let completions = known.filter { $0.letters.starts(with: wanted) }
        if completions.count == 1 {
            return completions[0].name
        }
        var best: (name: String, slips: Int)?
        for (name, letters) in known {
            let allowed = min(max(1, wanted.count / 3), wanted.count - 1, (best?.slips ?? .max) - 1)
            // The lengths alone may say that it is too far.
            guard abs(letters.count - wanted.count) <= allowed else { continue }
            let slips = EditDistance.between(wanted, letters)
            if slips <= allowed { best = (name, slips) }
        }
        return best?.name
    }

    /// How far a text is from another: 0 for the same, 1 where one holds the other, else the slips and 1.
    ///
    /// Nil beyond a third of the letters.
    public static func distance(from text: String, to other: String) -> Int? {
        let (left, right) = (Array(text), Array(other))
        guard !left.isEmpty, !right.isEmpty, max(left.count, right.count) <= longest else { return nil }
        if left == right { return 0 }
        if left.count > 2, right.count > 2, other.contains(text) || text.contains(other) { return 1 }
        let allowed = max(1, left.count / 3)
        guard abs(left.count - right.count) <= allowed else { return nil }
        let slips = EditDistance.between(left, right)
        return slips <= allowed ? slips + 1 : nil
    }

    /// `did you mean X?` for the nearest candidate, else `otherwise`.
    public static func hint(
        for word: String, in candidates: some Sequence<String>, otherwise: String? = nil
    ) -> String? {
        nearest(word, in: candidates).map(question) ?? otherwise
    }

    /// The question in which every hint names what was probably meant.
    public static func question(_ word: String) -> String { "did you mean \(word)?" }
}

/// How many slips of a typist lead from one text to another: a letter wrong, missing or surplus, or two
/// neighbors exchanged (the optimal string alignment distance).
public enum EditDistance {
    public static func between<Letter: Equatable>(_ left: [Letter], _ right: [Letter]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(
                    last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
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

    /// Whether one or two slips (one in names of less than six letters) lead from one name to the other.
    ///
    /// Names of less than three letters are near to none.
    ///
    /// - Parameter slips: how many, instead.
    public static func isNear(_ left: String, _ right: String, slips: Int? = nil) -> Bool {
        let left = Array(left.unicodeScalars.prefix(64))
        let right = Array(right.unicodeScalars.prefix(64))
        let shorter = min(left.count, right.count)
        let allowed = slips ?? (shorter < 6 ? 1 : 2)
        guard shorter >= 3, abs(left.count - right.count) <= allowed else { return false }
        return between(left, right) <= allowed
    }
}
