/// A language that letters are written in: its direction, and its months and dates.
///
/// A table of our own, so that the bytes never depend on the machine's locale. Digits are Latin and amounts
/// look as everywhere; donors of another language get the letter in the charity's.
public enum LetterLanguage: String, Sendable, CaseIterable {
    case en, es, he, ar

    /// The language of a BCP 47 tag: `he` of `he-IL`, and of the old code `iw`.
    public init?(tag: String) {
        let primary = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map { $0.lowercased() }
        guard let found = Self(rawValue: primary == "iw" ? "he" : primary ?? "") else { return nil }
        self = found
    }

    /// `ltr` or `rtl`, for the attribute `dir`.
    public var direction: String { self == .he || self == .ar ? "rtl" : "ltr" }

    /// For messages: `Hebrew`.
    public var name: String {
        switch self {
        case .en: "English"
        case .es: "Spanish"
        case .he: "Hebrew"
        case .ar: "Arabic"
        }
    }

    /// A day as a letter writes it: `November 20, 2026`, `20 de noviembre de 2026`, `20 בנובמבר 2026`.
    public func text(_ date: CalendarDate) -> String {
        let (year, month, day) = date.parts
        let name = self.month(month)
        return switch self {
        case .en: "\(name) \(day), \(year)"
        case .es: "\(day) de \(name) de \(year)"
        case .he: "\(day) ב\(name) \(year)"
        case .ar: "\(day) \(name) \(year)"
        }
    }

    /// The name of a month, from 1.
    public func month(_ number: Int) -> String { months[number - 1] }

    private var months: [String] {
        switch self {
        case .en:
            [
                "January", "February", "March", "April", "May", "June", "July", "August", "September",
                "October", "November", "December",
            ]
        case .es:
            [
                "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
                "octubre", "noviembre", "diciembre",
            ]
        case .he:
            [
                "ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר",
                "נובמבר", "דצמבר",
            ]
        case .ar:
            [
                "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
                "نوفمبر", "ديسمبر",
            ]
        }
    }
}
