/// The columns that `RejectsWriter` adds and a reader passes over: what is wrong, and what may be done.
///
/// They are `problem` and `hint`, one after the other, with longer names where a file has such a column
/// itself.
enum AddedColumns {
    private static let short = ["problem", "hint"]
    private static let long = ["campaign_problem", "campaign_hint"]

    /// What each is called in a copy of a file with these columns.
    static func titles(besides names: [String]) -> [String] {
        let folded = names.map { HeaderMatcher.normalize($0) }
        if pair(folded) != nil { return short }
        let isTaken = folded.contains { short.contains($0) || isLong($0) }
        return isTaken ? long : short
    }

    /// Where a file has them from an earlier round, in the order of `titles`.
    static func places(in names: [String]) -> [Int?] {
        let folded = names.map { HeaderMatcher.normalize($0) }
        if let first = pair(folded) { return [first, first + 1] }
        return long.map { name in folded.firstIndex(of: HeaderMatcher.normalize(name)) }
    }

    /// All fields of a file that came from an earlier round.
    static func fields(in names: [String]) -> Set<Int> {
        let folded = names.map { HeaderMatcher.normalize($0) }
        let ofPair = pair(folded).map { [$0, $0 + 1] } ?? []
        return Set(folded.indices.filter { isLong(folded[$0]) } + ofPair)
    }

    private static func isLong(_ name: String) -> Bool {
        long.contains { HeaderMatcher.normalize($0) == name }
    }

    /// The first of the two, where they follow each other: a file may have its own column of either name.
    private static func pair(_ folded: [String]) -> Int? {
        folded.indices.dropLast().first { [folded[$0], folded[$0 + 1]] == short }
    }
}
