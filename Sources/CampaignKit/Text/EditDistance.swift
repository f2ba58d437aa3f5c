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
