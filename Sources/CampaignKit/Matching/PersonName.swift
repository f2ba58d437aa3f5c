/// A person's name reduced to what two spellings of it share: words without case, accents and titles.
///
/// Source: `rules.md §5`. A middle name or initial counts only where both have one; Jr, Sr, II differ only
/// where both say so.
public struct PersonName: Hashable, Sendable {
    /// Given names first, at least one word.
    let words: [String]
    /// How many of the last words are the surname, where the row says it; nil where the last word has to do.
    let surnameCount: Int?
    /// `jr`, `sr`, `ii`, …; empty when nothing is said.
    let generation: String
    /// Whether `Mrs.` comes before it, which may be her husband's name.
    let isMrs: Bool

    /// From the columns of first and last name; nil when nothing is left.
    init?(first: String, last: String) {
        var given = Self.words(of: first)
        // `Sorensen, Eric` is in real surname columns.
        var surname = Self.words(of: String(Self.withoutDots(last).prefix { $0 != "," }))
        let generation = Self.dropSuffixes(&surname) ?? Self.dropSuffixes(&given) ?? ""
        isMrs = given.first == "mrs"
        Self.dropTitles(&given, keeping: surname.isEmpty ? 1 : 0)
        guard !given.isEmpty || !surname.isEmpty else { return nil }
        words = given + surname
        surnameCount = surname.isEmpty ? nil : surname.count
        self.generation = generation
    }

    /// From a name in one piece, `Robert J. Smith Jr.` or `Smith, Robert J.`; nil when nothing is left.
    init?(whole text: String) {
        let parts = Self.withoutDots(text).split(separator: ",", omittingEmptySubsequences: true)
            .map(String.init)
        var head = Self.words(of: parts.first ?? "")
        var tail = parts.dropFirst().flatMap(Self.words)
        // `Cohen, Miriam` puts the surname first; `Miriam Cohen, MD` does not.
        let tailGeneration = Self.dropSuffixes(&tail, leaving: 0)
        let generation = Self.dropSuffixes(&head) ?? tailGeneration ?? ""
        let isReversed = !tail.isEmpty && !head.isEmpty
        isMrs = (isReversed ? tail : head).first == "mrs"
        Self.dropTitles(&head)
        if isReversed { Self.dropTitles(&tail) }
        guard !head.isEmpty || !tail.isEmpty else { return nil }
        words = tail + head
        self.generation = generation
        // A hyphen holds a surname together: Smith-Jones is never Jones.
        let last = text.split(separator: " ").last.map(String.init) ?? ""
        let joined = Self.words(of: last)
        surnameCount =
            isReversed
            ? head.count : joined.count > 1 && Array(head.suffix(joined.count)) == joined ? joined.count : nil
    }

    /// Whether both may be one person's name.
    func agrees(with other: PersonName) -> Bool {
        guard generation.isEmpty || other.generation.isEmpty || generation == other.generation else {
            return false
        }
        if words == other.words { return true }
        guard words.count > 1, other.words.count > 1, words[0] == other.words[0] else { return false }
        guard let (left, right) = Self.surnames(self, other) else { return false }
        return Self.mayBeSame(words.dropFirst().dropLast(left), other.words.dropFirst().dropLast(right))
    }

    /// The surname, as far as it is known; for lists of who may be the same.
    var surname: ArraySlice<String> { words.suffix(surnameCount ?? impliedCount) }
    /// The first word that is not of the surname; nil when there is none.
    var given: String? { words.count > surname.count ? words[0] : nil }

    // MARK: - Parts

    /// How many words of each are the surname that both share; nil when they have none in common.
    private static func surnames(_ left: PersonName, _ right: PersonName) -> (Int, Int)? {
        let (one, two) = (left.surname, right.surname)
        if one == two { return (one.count, two.count) }
        // One says where the surname begins: the other's last words have to be those.
        if left.surnameCount != nil, right.surnameCount == nil, right.words.count > one.count,
            right.words.suffix(one.count) == one
        {
            return (one.count, one.count)
        }
        if right.surnameCount != nil, left.surnameCount == nil, left.words.count > two.count,
            left.words.suffix(two.count) == two
        {
            return (two.count, two.count)
        }
        return nil
    }

    /// The last word with the particles before it: `de la cruz`.
    private var impliedCount: Int {
        var count = 1
        while count < words.count - 1, Self.particles.contains(words[words.count - count - 1]) { count += 1 }
        return count
    }

    /// Whether middle names may be the same: one has none, or each initial fits.
    private static func mayBeSame(_ left: ArraySlice<String>, _ right: ArraySlice<String>) -> Bool {
        zip(left, right).allSatisfy { one, two in
            one == two || (one.count == 1 && two.hasPrefix(one)) || (two.count == 1 && one.hasPrefix(two))
        }
    }

    static func words(of text: String) -> [String] {
        NameFolding.words(text)
    }

    /// With degrees in one piece: `Ph.D.` is `PhD`.
    ///
    /// Only where a whole name comes before them: of `Smith, J.D.` they may be the initials.
    private static func withoutDots(_ text: String) -> String {
        guard text.utf8.contains(0x2E) else { return text }
        var before = 0
        return text.split(separator: " ").map { part in
            let letters = part.filter { $0 != "." && $0 != "," }
            let isDegree = before > 1 && degrees.contains(letters.lowercased())
            let isSurname = before == 1 && !text.contains(",") && degrees.contains(letters.lowercased())
            if letters.count > 1 { before += 1 }
            guard isDegree || isSurname else { return String(part) }
            return letters + (part.hasSuffix(",") ? "," : "")
        }.joined(separator: " ")
    }

    /// Takes titles from the front, `The` before one with it; something always stays.
    static func dropTitles(_ words: inout [String], keeping: Int = 1) {
        if words.count > keeping + 1, words[0] == "the", titles.contains(words[1]) { words.removeFirst() }
        while words.count > keeping, let first = words.first, titles.contains(first) { words.removeFirst() }
    }

    /// `Vera B. Sol` of `Sol, Vera B.`; any other text as it is, a name with a suffix or an office's too.
    static func inOrder(_ text: String) -> String {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            part.split(separator: " ").joined(separator: " ")
        }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !OrganizationName.isHousehold(text),
            !OrganizationName.isOrganization(text)
        else { return text }
        var tail = words(of: withoutDots(text).split(separator: ",").last.map(String.init) ?? "")
        _ = dropSuffixes(&tail, leaving: 0)
        return tail.isEmpty ? text : parts[1] + " " + parts[0]
    }

    /// Takes suffixes from the end and returns the generation among them; `leaving` words stay.
    private static func dropSuffixes(_ words: inout [String], leaving: Int = 1) -> String? {
        var generation: String?
        while words.count > leaving, let last = words.last {
            if let known = generations[last] {
                generation = known
            } else if !degrees.contains(last) {
                break
            }
            words.removeLast()
        }
        return generation
    }

    /// The name as it is written without the titles before it.
    static func withoutTitles(_ text: String) -> String {
        let words = text.split(separator: " ")
        let rest = words.drop { fold($0).map(titles.contains) ?? false }
        return rest.isEmpty ? text : rest.joined(separator: " ")
    }

    private static func fold(_ word: Substring) -> String? { NameFolding.fold(String(word)) }

    /// Surname and given names as they are written, without titles and suffixes.
    static func written(_ text: String) -> (family: String, given: String) {
        var words = withoutTitles(inOrder(text)).split(separator: " ")
        let isSuffix = { (word: Substring) in
            fold(word).map { generations[$0] != nil || degrees.contains($0) } ?? false
        }
        while words.count > 1, let last = words.last, isSuffix(last) { words.removeLast() }
        let count = PersonName(whole: words.joined(separator: " "))?.surname.count ?? 1
        return (words.suffix(count).joined(separator: " "), words.dropLast(count).joined(separator: " "))
    }

    static let titles: Set<String> = [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "reverend", "rabbi", "hon",
        "honorable", "fr", "father", "msgr", "monsignor", "cantor", "sir", "dame", "capt", "col", "lt", "sgt",
        "mme", "mlle", "herr", "frau", "sra", "srta",
        "מר", "גב", "גברת", "דר", "פרופ", "הרב", "السيد", "السيدة", "الدكتور", "الدكتورة",
    ]
    private static let generations = [
        "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "2nd": "ii", "iii": "iii",
        "3rd": "iii", "iv": "iv", "4th": "iv",
    ]
    private static let degrees: Set<String> = [
        "md", "phd", "esq", "esquire", "dds", "cpa", "jd", "rn", "dvm", "edd", "mba", "ret", "dmd", "psyd",
        "lcsw", "msw", "lmft", "lmhc", "mph", "llm", "dmin", "cfa", "cfp", "facs",
    ]
    private static let particles: Set<String> = [
        "de", "la", "las", "los", "del", "della", "di", "da", "dos", "das", "du", "le", "van", "von", "der",
        "den", "ter", "ten", "zu", "bin", "ibn", "ben", "bat", "al", "el", "abu", "st", "mac", "mc", "af",
        "av",
    ]
}

extension DonorDetails {
    /// Family name and given names, of the columns or of a name in one piece.
    public var familyAndGiven: (family: String, given: String) {
        firstName.isEmpty && lastName.isEmpty ? PersonName.written(name) : (lastName, firstName)
    }

    /// With a person's name in the order in which it is spoken.
    func inOrder() -> DonorDetails {
        guard name.contains(","), kind == .person || kind == nil && organization.isEmpty else { return self }
        var details = self
        details.name = PersonName.inOrder(name)
        return details
    }
}
