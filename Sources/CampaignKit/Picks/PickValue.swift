/// A value in a pick, or a donor's own.
enum PickValue: Sendable, Equatable {
    /// Minor units, a day's number, or a count.
    case number(Int64)
    /// Folded: as it is compared.
    case word(String)

    /// What a field says of a donor; nil where there is nothing to compare, such as a last gift of no one.
    init?(_ field: PickField, of facts: DonorFacts) {
        switch field {
        case .largest: self = .number(facts.largestMinor)
        case .lastAmount:
            guard let last = facts.last else { return nil }
            self = .number(last.minorUnits)
        case .lastGift:
            guard let last = facts.last else { return nil }
            self = .number(Int64(last.day.dayNumber))
        case .firstGift:
            guard let first = facts.first else { return nil }
            self = .number(Int64(first.day.dayNumber))
        case .total: self = .number(facts.totalMinor)
        case .gifts: self = .number(Int64(facts.gifts))
        case .years: self = .number(Int64(facts.years))
        case .thisYear: self = .number(facts.thisYearMinor)
        case .lastYear: self = .number(facts.lastYearMinor)
        case .state: self = .word(Self.folded(facts.state))
        case .country: self = .word(Self.folded(facts.country))
        case .language: self = .word(Self.folded(facts.language.isEmpty ? "en" : facts.language))
        case .kind: self = .word(facts.kind?.name ?? "")
        }
    }

    static func folded(_ text: String) -> String { text.lowercased() }

    /// Whether what a donor has compares so to this value: `found >= self`.
    func isOn(_ sign: PickToken.Sign, of found: PickValue, _ field: PickField) -> Bool {
        switch (found, self) {
        case (.number(let left), .number(let right)):
            switch sign {
            case .equal: left == right
            case .notEqual: left != right
            case .less: left < right
            case .atMost: left <= right
            case .more: left > right
            case .atLeast: left >= right
            }
        case (.word(let left), .word(let right)):
            (sign == .equal) == Self.isSame(left, right, field)
        default: false
        }
    }

    /// `he` also means `he-IL`.
    private static func isSame(_ found: String, _ wanted: String, _ field: PickField) -> Bool {
        found == wanted || field == .language && found.hasPrefix(wanted + "-")
    }
}
