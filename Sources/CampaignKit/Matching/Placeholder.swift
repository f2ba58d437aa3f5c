/// Words that forms and platforms write where no one said anything: they name no one.
///
/// Source: `rules.md §5`: placeholders are empty, and empty never equals empty.
public enum Placeholder {
    /// What a cell that should name someone says instead.
    public enum Meaning: Sendable, Equatable {
        /// Nothing was said: `n/a`, `-`, `Not shared by donor`.
        case nothing
        /// Someone wants no publicity: `Anonymous`.
        case anonymous
    }

    /// What a name, an e-mail, a city or any other cell about a donor says; nil when it is a word of its own.
    ///
    /// Case, accents, punctuation and blanks do not count; a cell without any letter or digit says nothing.
    public static func meaning(of text: String) -> Meaning? {
        // Every word of the lists folds to fewer bytes than this.
        guard !text.isEmpty, text.utf8.count <= 64, mayBegin(text) else { return nil }
        guard let folded = NameFolding.fold(text) else { return .nothing }
        if nothing.contains(folded) { return .nothing }
        return anonymous.contains(folded) ? .anonymous : nil
    }

    /// Whether the text says nothing about who someone is.
    public static func isEmpty(_ text: String) -> Bool { text.isEmpty || meaning(of: text) != nil }

    /// What first and last name say together.
    ///
    /// One of them alone is a placeholder next to a real one only where no one is called so: Jennifer Null
    /// and Na Li keep their names.
    public static func meaning(first: String, last: String) -> (first: Meaning?, last: Meaning?) {
        let whole = meaning(of: first + " " + last)
        if let whole { return (first.isEmpty ? nil : whole, last.isEmpty ? nil : whole) }
        let (one, two) = (meaning(of: first), meaning(of: last))
        if first.isEmpty || last.isEmpty || (one != nil && two != nil) { return (one, two) }
        return (mayBeName(first) ? nil : one, mayBeName(last) ? nil : two)
    }

    private static func mayBeName(_ text: String) -> Bool {
        NameFolding.fold(text).map(names.contains) ?? false
    }

    /// Nearly every name ends here, by its first two letters.
    private static func mayBegin(_ text: String) -> Bool {
        var bytes = text.utf8.makeIterator()
        guard let first = bytes.next(), isLetter(first), let second = bytes.next(), isLetter(second) else {
            return true
        }
        return beginnings.contains(UInt16(first | 0x20) << 8 | UInt16(second | 0x20))
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static let beginnings: Set<UInt16> = Set(
        (nothing.union(anonymous)).compactMap { word in
            let bytes = Array(word.utf8.prefix(2))
            return bytes.count == 2 ? UInt16(bytes[0]) << 8 | UInt16(bytes[1]) : nil
        })

    private static func folded(_ words: [String]) -> Set<String> {
        Set(words.compactMap(NameFolding.fold))
    }

    private static let nothing = folded([
        // English
        "n/a", "na", "n.a.", "none", "null", "nil", "unknown", "not known", "not shared by donor",
        "not shared",
        "not provided", "not given", "not available", "not applicable", "not disclosed", "not specified",
        "undisclosed", "unspecified", "withheld", "private", "no name", "no name given", "no email", "noname",
        "no address", "none given", "none provided", "blank", "empty", "undefined", "test", "test test",
        "test donor", "test user", "guest", "guest donor", "guest guest", "tbd", "name unknown",
        "unknown unknown", "unknown donor", "unnamed", DonorDetails.erasedName,
        "donor unknown", "information not shared", "xxx", "xxxx",
        "noemail@noemail.com", "none@none.com", "no@email.com", "na@na.com", "test@test.com",
        "anonymous@anonymous.com", "unknown@unknown.com",
        // Spanish
        "desconocido", "desconocida", "ninguno", "ninguna", "no disponible", "no aplica", "sin nombre",
        "no compartido por el donante", "no proporcionado", "no indicado", "prueba",
        // French
        "inconnu", "inconnue", "aucun", "aucune", "non communiqué", "non renseigné", "non disponible",
        "sans nom", "non partagé par le donateur", "néant", "sans objet",
        // German
        "unbekannt", "keine angabe", "keine angaben", "k.a.", "ohne namen", "ohne angabe", "nicht angegeben",
        "nicht bekannt", "entfällt", "nicht freigegeben",
        // Hebrew
        "לא ידוע", "לא ידועה", "ללא שם", "לא צוין", "לא נמסר", "אין", "בדיקה", "ללא",
        // Arabic
        "غير معروف", "غير معروفة", "مجهول", "لا يوجد", "غير متوفر", "بدون اسم", "غير محدد", "لا ينطبق",
    ])

    private static let anonymous = folded([
        "anonymous", "anonymous donor", "donor anonymous", "anonymous anonymous", "anonymous giver",
        "anonymous gift", "anonymous donation", "anonymous supporter", "anonymous friend",
        "an anonymous donor",
        "anonymous user", "anonymous person", "anon", "anon anon", "wishes to remain anonymous",
        "anónimo", "anónima", "donante anónimo", "donante anónima", "donador anónimo", "anónimo anónimo",
        "anonyme", "donateur anonyme", "donatrice anonyme", "don anonyme",
        "anonym", "anonymer spender", "anonyme spende", "anonyme spenderin", "anonymer spender anonym",
        "אנונימי", "אנונימית", "תורם אנונימי", "תורמת אנונימית", "תרומה אנונימית", "בעילום שם", "עילום שם",
        "فاعل خير", "فاعلة خير", "متبرع مجهول", "مجهول الهوية", "متبرع مجهول الهوية",
        "anonimo", "anônimo", "doador anônimo", "anoniem", "anonieme gever", "аноним", "анонимно",
    ])

    private static let names = folded([
        "na", "nil", "null", "none", "test", "private", "blank", "empty", "anon", "prueba", "anonym", "aucun",
        "אין",
    ])
}

extension DonorDetails {
    /// Empties what says nothing; whether the name says that someone wants no publicity (`rules.md §5`).
    public mutating func dropPlaceholders() -> Bool {
        let names = Placeholder.meaning(first: firstName, last: lastName)
        let whole = Placeholder.meaning(of: name)
        let called = Placeholder.meaning(of: organization)
        if names.first != nil { firstName = "" }
        if names.last != nil { lastName = "" }
        if whole != nil { name = "" }
        if called != nil { organization = "" }
        if Placeholder.isEmpty(addressee) { addressee = "" }
        if Placeholder.isEmpty(salutation) { salutation = "" }
        if Placeholder.isEmpty(email) { email = "" }
        if Placeholder.isEmpty(phone) || PhoneNumber.isFiller(phone) { phone = "" }
        if Placeholder.isEmpty(address1) { address1 = "" }
        if Placeholder.isEmpty(address2) { address2 = "" }
        if Placeholder.isEmpty(city) { city = "" }
        dropPlacePlaceholders()
        return [names.first, names.last, whole, called].contains(.anonymous)
    }

    /// `NA` is Namibia, and abroad a province of Naples: as a code it stays where it can be one.
    private mutating func dropPlacePlaceholders() {
        if country != "NA", Placeholder.isEmpty(country) { country = "" }
        if Placeholder.isEmpty(state), state != "NA" || PostalCode.isAmerican(country) { state = "" }
        if Placeholder.isEmpty(postalCode) || PostalCode.isFiller(postalCode) { postalCode = "" }
    }
}
