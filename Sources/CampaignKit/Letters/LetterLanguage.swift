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

    /// A month of a year: `November 2026`, `noviembre de 2026`, `נובמבר 2026`.
    public func monthText(_ date: CalendarDate) -> String {
        let (year, month, _) = date.parts
        return self == .es ? "\(self.month(month)) de \(year)" : "\(self.month(month)) \(year)"
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

/// How a letter greets people and joins their names, by language.
///
/// No form says whether someone is a man or a woman: no one asked them. A language that is not here is
/// greeted in English.
extension LetterLanguage {
    init(_ tag: String) { self = LetterLanguage(tag: tag) ?? .en }

    /// The greeting of a letter, such as `Dear Ana,`.
    func greeting(_ names: String) -> String {
        switch self {
        case .en: "Dear \(names),"
        case .he: "שלום \(names),"
        case .ar: "تحية طيبة \(names)،"
        case .es: "Hola, \(names):"
        }
    }

    /// For an organization, where no one in particular is known.
    var friends: String {
        switch self {
        case .en: "Dear Friends,"
        case .he: "ידידים יקרים,"
        case .ar: "أصدقاءنا الأعزاء،"
        case .es: "Apreciadas amistades:"
        }
    }

    /// Names in a row, such as `Dana, Noa and Lee`.
    func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        let head = names.dropLast().joined(separator: self == .ar ? "، " : ", ")
        switch self {
        case .en: return "\(head) and \(last)"
        // The word is written together with a name of its own letters.
        case .he: return "\(head) ו" + (Self.begins(last, in: 0x5D0...0x5EA) ? last : "-" + last)
        case .ar: return "\(head) و" + (Self.begins(last, in: 0x620...0x64A) ? last : " " + last)
        case .es:
            let sound = last.lowercased()
            let isI = sound.hasPrefix("i") || sound.hasPrefix("hi") && !sound.hasPrefix("hie")
            return "\(head) \(isI ? "e" : "y") \(last)"
        }
    }

    /// Whether a text already greets: an override may be `Ana`, or `Dear Ana`, or `Dear Ana,`.
    func isGreeting(_ text: String) -> Bool {
        if [",", ":", "،", "!"].contains(where: text.hasSuffix) { return true }
        let first = text.split(separator: " ").first.map { $0.lowercased() } ?? ""
        return ["dear", "hello", "hi", "greetings", "שלום", "לכבוד", "تحية", "hola", "estimada", "estimado"]
            .contains(first)
    }

    /// Who is greeted: `Ana` of `Dear Ana,` and of `Ana`.
    func greeted(_ text: String) -> String {
        var words = text.split(separator: " ")
        if isGreeting(text), words.count > 1 { words.removeFirst() }
        return words.joined(separator: " ").trimmingSuffix { ",:،!".contains($0) }
    }

    private static func begins(_ name: String, in range: ClosedRange<UInt32>) -> Bool {
        name.unicodeScalars.first.map { range.contains($0.value) } ?? false
    }
}

extension String {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return String(text)
    }
}
