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
