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
