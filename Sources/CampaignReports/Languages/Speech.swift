import CampaignKit

/// Says phrases in one language.
///
/// In a language that is written from the right, whatever comes from outside or is a number is set apart by
/// isolates (`Isolates`), so that it never reorders the words around it.
struct Speech: Sendable, Equatable {
    let language: LetterLanguage

    static let english = Speech(language: .en)

    var isRightToLeft: Bool { language.direction == "rtl" }

    func say(_ phrase: Phrase) -> String { parts(phrase).map(isolatedText).joined() }

    /// The phrase as texts, in which figures keep their marks.
    func parts(_ phrase: Phrase) -> [ReportText] {
        var parts: [ReportText] = []
        for piece in Phrase.pieces(of: form(phrase.key)) {
            switch piece {
            case .words(let words): parts.append(ReportText(words))
            case .place(let index) where index < phrase.values.count:
                parts += self.parts(phrase.values[index])
            case .place: break
            }
        }
        return parts.reduce(into: []) { joined, part in
            guard let last = joined.last, last.isPlain, part.isPlain else { return joined.append(part) }
            joined[joined.count - 1].text += part.text
        }
    }

    /// One word or title of ours; what no table has stays as it is.
    func word(_ english: String) -> String { form(english) }

    /// So many of something.
    func count(_ number: some BinaryInteger, _ noun: String, plural: String? = nil) -> String {
        guard language != .en, let forms = PhraseBook.noun(noun) else {
            return Words.count(number, noun, plural: plural)
        }
        return forms.text(Int64(clamping: number), language)
    }

    /// Texts one after the other, with the comma of the language.
    func list(_ texts: [String]) -> String { texts.joined(separator: language == .ar ? "، " : ", ") }

    private func form(_ key: String) -> String { PhraseBook.form(of: key, in: language) ?? key }

    private func parts(_ value: Phrase.Value) -> [ReportText] {
        switch value {
        case .text(let text) where text.isPlain: [ReportText(isolated(text.text))]
        case .text(let figure): [figure]
        case .day(let day): [ReportText(isRightToLeft ? Isolates.around(self.day(day)) : self.day(day))]
        case .count(let number, let noun, let plural): [ReportText(count(number, noun, plural: plural))]
        case .phrase(let phrase): parts(phrase)
        }
    }

    /// A text that is no part of a phrase, such as `+$10,500`, set apart from words around it.
    func isolated(_ text: String) -> String {
        isRightToLeft && !text.isEmpty ? Isolates.around(text) : text
    }

    /// A figure is isolated by its element on a page, and by characters where it is plain text.
    private func isolatedText(_ text: ReportText) -> String {
        text.isPlain ? text.text : isolated(text.text)
    }
}

extension ReportText {
    /// Words without a mark of their own, which may be joined to others.
    fileprivate var isPlain: Bool { figure == nil && tone == .plain && bar == nil && boxes == nil }
}

/// Days and months as each language writes them.
extension Speech {
    /// `20 Nov 2026`, `20 nov 2026`, `20 בנובמבר 2026`.
    func day(_ day: CalendarDate) -> String {
        switch language {
        case .en: day.longText
        case .es: "\(day.parts.day) \(month(day.month)) \(day.year)"
        case .he, .ar: language.text(day)
        }
    }

    /// Without its year.
    func shortDay(_ day: CalendarDate) -> String {
        switch language {
        case .en: day.shortText
        case .es: "\(day.parts.day) \(month(day.month))"
        case .he: "\(day.parts.day) ב\(language.month(day.month))"
        case .ar: "\(day.parts.day) \(language.month(day.month))"
        }
    }

    func day(_ day: CalendarDate, near other: CalendarDate) -> String {
        day.year == other.year ? shortDay(day) : self.day(day)
    }

    /// A month below a column: `Nov`; the whole name where a language has no short one.
    func month(_ number: Int) -> String {
        switch language {
        case .en: CalendarDate.monthNames[number - 1]
        case .es: String(language.month(number).prefix(3))
        case .he, .ar: language.month(number)
        }
    }
}
