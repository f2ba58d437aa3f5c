import CampaignKit

/// A word or a sentence of blocks in the languages that pages are written in.
struct Translation: Sendable {
    /// What a block writes, with the places of its values.
    let english: String
    let spanish: String
    let hebrew: String
    let arabic: String

    init(_ english: String, es spanish: String, he hebrew: String, ar arabic: String) {
        (self.english, self.spanish, self.hebrew, self.arabic) = (english, spanish, hebrew, arabic)
    }

    func form(in language: LetterLanguage) -> String {
        switch language {
        case .en: english
        case .es: spanish
        case .he: hebrew
        case .ar: arabic
        }
    }
}

/// What can be counted, in the languages that pages are written in; `#` is the number.
struct NounForms: Sendable {
    let english: String
    /// One, and any other number.
    let spanish: (one: String, other: String)
    let hebrew: (one: String, other: String)
    /// One, two, 3 to 10, 11 to 99, and the hundreds (Unicode's plural rules of Arabic).
    let arabic: (one: String, two: String, few: String, many: String, other: String)

    func text(_ number: Int64, _ language: LetterLanguage) -> String {
        form(number, language).replacing("#", with: digits(number, language))
    }

    private func digits(_ number: Int64, _ language: LetterLanguage) -> String {
        let text = Words.grouped(number)
        return number < 0 && language.direction == "rtl" ? Isolates.around(text) : text
    }

    private func form(_ number: Int64, _ language: LetterLanguage) -> String {
        switch language {
        case .en: "# " + english
        case .es: number == 1 ? spanish.one : spanish.other
        case .he: number == 1 ? hebrew.one : hebrew.other
        case .ar:
            switch number.magnitude {
            case 1: arabic.one
            case 2: arabic.two
            case let size where (3...10).contains(size % 100): arabic.few
            case let size where size % 100 >= 11: arabic.many
            default: arabic.other
            }
        }
    }
}

/// Every word and sentence of the blocks, found by its English.
///
/// `PhraseBookTests` reads the sources: a phrase that is missing here, or that loses a value, fails a test.
enum PhraseBook {
    static let tables: [[Translation]] = [
        titles, tallyWords, courses, changes, pledges, people, years, grants, grantCosts, page, policies,
    ]

    private static let byEnglish: [String: Translation] = Dictionary(
        tables.joined().map { ($0.english, $0) }, uniquingKeysWith: { first, _ in first })

    private static let nounsByEnglish: [String: NounForms] = Dictionary(
        nouns.map { ($0.english, $0) }, uniquingKeysWith: { first, _ in first })

    /// Nil where no table has it: the English is shown then.
    static func form(of english: String, in language: LetterLanguage) -> String? {
        language == .en ? nil : byEnglish[english]?.form(in: language)
    }

    static func noun(_ english: String) -> NounForms? { nounsByEnglish[english] }
}
