/// What a pick may compare, and what kind of value each takes.
public enum PickField: String, Sendable, CaseIterable {
    case largest
    case lastAmount = "last_amount"
    case lastGift = "last_gift"
    case firstGift = "first_gift"
    case total, gifts, years
    case thisYear = "this_year"
    case lastYear = "last_year"
    case state, country, language, kind

    /// The kinds of values.
    public enum Kind: Sendable { case money, day, count, word }

    public var kindOfValue: Kind {
        switch self {
        case .largest, .lastAmount, .total, .thisYear, .lastYear: .money
        case .lastGift, .firstGift: .day
        case .gifts, .years: .count
        case .state, .country, .language, .kind: .word
        }
    }

    /// What it is, in a few words.
    public var meaning: String {
        switch self {
        case .largest: "the largest single gift"
        case .lastAmount: "the last gift's amount"
        case .lastGift: "the last gift's day"
        case .firstGift: "the first gift's day"
        case .total: "total given"
        case .gifts: "number of gifts"
        case .years: "number of years with a gift"
        case .thisYear: "given in the year"
        case .lastYear: "given in the year before"
        case .state: "as in the address: NY"
        case .country: "as in the address; \"\" if not known"
        case .language: "en, he, ar …; en if not known"
        case .kind: DonorKind.allCases.map(\.name).joined(separator: ", ")
        }
    }

    /// A value as it is written.
    var example: String {
        switch kindOfValue {
        case .money: "$1,000"
        case .day: "2025-07-01"
        case .count: "3"
        case .word:
            switch self {
            case .state: "NY"
            case .language: "he"
            case .kind: "person"
            default: "Israel"
            }
        }
    }
}

extension PickField.Kind {
    /// `an amount`, for messages.
    var name: String {
        switch self {
        case .money: "an amount"
        case .day: "a day"
        case .count: "a number"
        case .word: "a word"
        }
    }
}

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
