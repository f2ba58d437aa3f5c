/// Tells the words of picks that no donor has: `state = XX`, where everyone is in NY or NJ.
///
/// Such a pick is not wrong, and yet finds no one.
public struct PickVocabulary: Sendable {
    /// A word that no one has.
    public struct Unknown: Sendable, Equatable {
        public var field: PickField
        public var word: String
        /// What some donor has and is most like it.
        public var nearest: String?
    }

    private let words: [PickField: Set<String>]
    /// What donors have, as it is compared and as it is written.
    private var found: [PickField: [String: String]] = [:]
    /// Whether there is anything to look for.
    public var isEmpty: Bool { words.isEmpty }

    public init(_ picks: [Pick]) {
        var words: [PickField: Set<String>] = [:]
        for pick in picks { Self.collect(pick.root, into: &words) }
        self.words = words
    }

    /// Takes note of what a donor has.
    public mutating func add(_ facts: DonorFacts) {
        for field in words.keys {
            guard case .word(let folded)? = PickValue(field, of: facts) else { continue }
            if found[field]?[folded] == nil {
                found[field, default: [:]][folded] = Self.written(field, facts)
            }
        }
    }

    /// In the order of fields and words; none where there are no donors at all.
    public var unknown: [Unknown] {
        PickField.allCases.flatMap { field -> [Unknown] in
            guard let known = found[field], let asked = words[field] else { return [] }
            return asked.sorted().filter { word in
                !known.keys.contains { PickValue.word(word).isOn(.equal, of: .word($0), field) }
            }.map { word in
                let near = DidYouMean.nearest(word, in: known.keys.filter { !$0.isEmpty }.sorted())
                return Unknown(field: field, word: word, nearest: near.flatMap { known[$0] })
            }
        }
    }

    private static func collect(_ node: Pick.Node, into words: inout [PickField: Set<String>]) {
        switch node {
        case .group: break
        case .compare(let field, _, let value): collect(field, [value], into: &words)
        case .isOne(let field, let values): collect(field, values, into: &words)
        case .not(let inner): collect(inner, into: &words)
        case .and(let left, let right), .or(let left, let right):
            collect(left, into: &words)
            collect(right, into: &words)
        }
    }

    private static func collect(
        _ field: PickField, _ values: [PickValue], into words: inout [PickField: Set<String>]
    ) {
        for case .word(let word) in values where !word.isEmpty { words[field, default: []].insert(word) }
    }

    private static func written(_ field: PickField, _ facts: DonorFacts) -> String {
        switch field {
        case .state: facts.state
        case .country: facts.country
        case .language: facts.language.isEmpty ? "en" : facts.language
        default: facts.kind?.name ?? ""
        }
    }
}
