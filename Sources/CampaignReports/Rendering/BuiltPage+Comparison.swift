extension BuiltPage {
    /// One line of words that is not as it was built.
    ///
    /// One of the two is empty where a line was added or left out.
    public struct Edit: Equatable, Sendable {
        public var built: String
        public var page: String

        public init(built: String, page: String) { (self.built, self.page) = (built, page) }
    }

    /// How a page differs from the one that was built once more.
    public struct Comparison: Sendable {
        /// Whether both show the same: words, charts, links, and style.
        public var isSame: Bool
        /// Whether the other is what the digests in this page are of.
        public var isOriginal: Bool
        public var edits: [Edit]
    }

    /// More lines than this are not searched for the smallest difference.
    private static let most = 2000

    /// Compares a page with one that was built once more.
    public static func compare(_ html: String, with rebuilt: String) -> Comparison {
        let (shown, other) = (PageContent(html), PageContent(rebuilt))
        var marks: [String: String] = [:]
        for tag in tags("meta", in: html) {
            if let name = tag.attributes["name"] { marks[name] = tag.attributes["content"] }
        }
        let isOriginal = marks[Self.text] == other.textDigest && marks[Self.page] == other.digest
        return Comparison(
            isSame: shown.digest == other.digest, isOriginal: isOriginal,
            edits: shown.lines == other.lines ? [] : edits(from: other.lines[...], to: shown.lines[...]))
    }

    /// Lines that were taken out and put in at one place are one edit.
    private static func edits(from built: ArraySlice<String>, to page: ArraySlice<String>) -> [Edit] {
        let begun = zip(built, page).prefix { $0 == $1 }.count
        var (old, new) = (Array(built.dropFirst(begun)), Array(page.dropFirst(begun)))
        let ended = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
        (old, new) = (old.dropLast(ended), new.dropLast(ended))
        guard max(old.count, new.count) <= most else { return paired(old, new) }
        var (gone, added) = (Set<Int>(), Set<Int>())
        for change in new.difference(from: old) {
            switch change {
            case .remove(let place, _, _): gone.insert(place)
            case .insert(let place, _, _): added.insert(place)
            }
        }
        var edits: [Edit] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            let out = (left..<old.count).prefix { gone.contains($0) }
            let put = (right..<new.count).prefix { added.contains($0) }
            edits += paired(out.map { old[$0] }, put.map { new[$0] })
            // What both have follows.
            (left, right) = (left + out.count + 1, right + put.count + 1)
        }
        return edits
    }

    private static func paired(_ out: [String], _ put: [String]) -> [Edit] {
        (0..<max(out.count, put.count)).map { index in
            Edit(built: index < out.count ? out[index] : "", page: index < put.count ? put[index] : "")
        }
    }
}
