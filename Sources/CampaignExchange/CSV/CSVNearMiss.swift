/// Tells a typing error in a header from another name.
enum CSVNearMiss {
    /// Whether one or two slips (one in short names) lead from one normalised name to the other.
    ///
    /// - Parameter slips: how many, instead.
    static func isNear(_ left: String, _ right: String, slips: Int? = nil) -> Bool {
        let left = Array(left.unicodeScalars.prefix(64))
        let right = Array(right.unicodeScalars.prefix(64))
        let allowed = slips ?? (min(left.count, right.count) < 6 ? 1 : 2)
        guard min(left.count, right.count) >= 3, abs(left.count - right.count) <= allowed else {
            return false
        }
        return distance(left, right) <= allowed
    }

    /// Insertions, deletions, substitutions and swaps of neighbours.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var previous = Array(0...right.count)
        for row in 1...left.count {
            var current = [row]
            for column in 1...right.count {
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                var best = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
                if row > 1 && column > 1 && left[row - 1] == right[column - 2]
                    && left[row - 2] == right[column - 1]
                {
                    best = min(best, before[column - 2] + 1)
                }
                current.append(best)
            }
            before = previous
            previous = current
        }
        return previous[right.count]
    }
}
