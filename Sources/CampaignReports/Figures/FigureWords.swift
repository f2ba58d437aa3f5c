import CampaignKit
import Terminal

/// Figures as a sentence says them, in the language of its text.
struct FigureWords {
    private let language: LetterLanguage

    init(_ language: LetterLanguage) { self.language = language }

    /// `$4.19 million`; below a million the whole amount, `$310,245`.
    ///
    /// Cut or raised as `way` says, like every shortened amount.
    func money(_ money: Money, _ way: Money.Shortening) -> String {
        let short = money.abbreviated(way)
        guard let scale = short.last, scale == "M" || scale == "B" else {
            return money.rounded(way).shortText
        }
        let amount = short.dropLast()
        let isOne = amount.filter { $0.isNumber || $0 == "." } == "1"
        return "\(amount) \(scale == "M" ? million(isOne) : billion)"
    }

    /// English spells out what is below ten; elsewhere a number's form depends on what it counts.
    func count(_ count: Int64) -> String {
        let words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        guard language == .en, let small = Int(exactly: count), words.indices.contains(small) else {
            return Words.grouped(count)
        }
        return words[small]
    }

    /// `57 percent`, floored.
    func percent(_ percent: Percent) -> String {
        let number = percent.shortText.dropLast()
        return switch language {
        case .en: "\(number) percent"
        case .es: "\(number) por ciento"
        case .he: "\(number) אחוז"
        case .ar: "\(number) في المئة"
        }
    }

    /// What `million` multiplies by, in any language; nil for a word that is no number.
    static func scale(of word: some StringProtocol) -> Int128? {
        for words in LetterLanguage.allCases.map(FigureWords.init) {
            if word == words.billion { return 1_000_000_000 }
            if [true, false].contains(where: { word == words.million($0) }) { return 1_000_000 }
        }
        return nil
    }

    private func million(_ isOne: Bool) -> String {
        switch language {
        case .en: "million"
        case .es: isOne ? "millón" : "millones"
        case .he: "מיליון"
        case .ar: "مليون"
        }
    }

    private var billion: String {
        switch language {
        case .en: "billion"
        case .es: "mil millones"
        case .he: "מיליארד"
        case .ar: "مليار"
        }
    }
}
