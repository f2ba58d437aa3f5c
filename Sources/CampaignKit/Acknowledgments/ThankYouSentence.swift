/// A sentence, or part of one, that a thank-you letter says of a gift; the charity may word it otherwise.
///
/// Source: `rules.md`: every text that leaves the charity is a setting that its counsel can change. The raw
/// value is the key in `organization.yml`, below `thanks` and the language. What is in braces is put in.
public enum ThankYouSentence: String, Sendable, CaseIterable {
    case nothingInReturn = "nothing_in_return"
    /// The charity's estimate and the deductible part, which a payment above $75 must name.
    case benefit
    /// Stands for a benefit that no one described.
    case goods
    case iraCheck = "ira_check"
    case iraNotDeductible = "ira_not_deductible"
    /// What a donor-advised fund gave, for its advisor: without tax words.
    case grant
    /// Stands for a fund whose sponsor has no name.
    case fund
    /// Stands for property that no one described.
    case property

    /// What must be put in, in braces; nothing else may be there.
    public var parts: [String] {
        switch self {
        case .benefit: ["what", "value", "deductible"]
        case .iraCheck: ["amount"]
        case .grant: ["amount", "fund"]
        case .nothingInReturn, .goods, .iraNotDeductible, .fund, .property: []
        }
    }

    /// What it is, for `campaign help letters`.
    public var meaning: String {
        switch self {
        case .nothingInReturn: "nothing was given in return"
        case .benefit: "what was given in return: {what}, {value}, {deductible}"
        case .goods: "in place of {what} when there is no description"
        case .iraCheck: "the gift of an IRA: {amount}"
        case .iraNotDeductible: "what is said about its deduction"
        case .grant: "a donor-advised fund's gift, for its advisor: {amount}, {fund}"
        case .fund: "in place of a {fund} without a name"
        case .property: "in place of stock without a description"
        }
    }

    /// The charity's words, or ours, with values in place of what is in braces.
    public func text(
        in language: LetterLanguage, of organization: Organization, _ values: [String: String] = [:]
    ) -> String {
        Self.filled(organization.thanks[language]?[self] ?? builtIn(language), values)
    }

    /// In one pass: a value that holds braces stays as it is.
    private static func filled(_ text: String, _ values: [String: String]) -> String {
        pieces(text).map { piece in
            switch piece {
            case .words(let words): words
            case .part(let name): values[name] ?? "{\(name)}"
            }
        }.joined()
    }

    private enum Piece {
        case words(String)
        case part(String)
    }

    private static func pieces(_ text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(.words(String(rest[..<open])))
            pieces.append(.part(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        return pieces + [.words(String(rest))]
    }

    /// What keeps a wording from being used; nil for a sound one.
    public func problem(of text: String) -> String? {
        let used = Self.pieces(text).compactMap { piece -> String? in
            if case .part(let name) = piece { name } else { nil }
        }
        if let unknown = used.first(where: { !parts.contains($0) }) {
            return "there is no value for {\(unknown)}"
        }
        if let missing = parts.first(where: { !used.contains($0) }) { return "{\(missing)} is missing" }
        guard text.contains(where: \.isLetter) else { return "it is empty" }
        let plain = Self.pieces(text).reduce(into: "") { plain, piece in
            if case .words(let words) = piece { plain += words }
        }
        if let brace = plain.first(where: { $0 == "{" || $0 == "}" }) {
            return "unmatched '\(brace)': write values as {name}"
        }
        return nil
    }
}

/// Our own wording, in the languages of letters.
extension ThankYouSentence {
    func builtIn(_ language: LetterLanguage) -> String {
        switch self {
        case .nothingInReturn: Self.nothingInReturn(language)
        case .benefit: Self.benefit(language)
        case .iraCheck: Self.iraCheck(language)
        case .iraNotDeductible: Self.iraNotDeductible(language)
        case .grant: Self.grant(language)
        case .goods, .fund, .property: Self.standIns[self]?[language] ?? ""
        }
    }

    private static func nothingInReturn(_ language: LetterLanguage) -> String {
        switch language {
        case .en: "No goods or services were provided in exchange for this gift."
        case .es: "No se entregaron bienes ni servicios a cambio de esta donación."
        case .he: "לא ניתנו טובין או שירותים בתמורה לתרומה זו."
        case .ar: "لم تُقدَّم أي سلع أو خدمات مقابل هذا التبرع."
        }
    }

    private static func benefit(_ language: LetterLanguage) -> String {
        switch language {
        case .en:
            "In return you received: {what}. We estimate its fair value at {value}; the deductible part of this "
                + "gift is limited to what you gave beyond it, {deductible}."
        case .es:
            "A cambio usted recibió: {what}. Estimamos su valor justo en {value}; la parte deducible de esta "
                + "donación se limita a lo que dio por encima de ese valor, {deductible}."
        case .he:
            "בתמורה קיבלת: {what}. אנו מעריכים את שוויו ההוגן ב־{value}; החלק המוכר לניכוי מוגבל לסכום שנתת מעבר "
                + "לכך, {deductible}."
        case .ar:
            "في المقابل تلقيت: {what}. نقدّر قيمته العادلة بمبلغ {value}؛ والجزء القابل للخصم يقتصر على ما زاد عن "
                + "ذلك، {deductible}."
        }
    }

    private static func iraCheck(_ language: LetterLanguage) -> String {
        switch language {
        case .en: "a check of {amount} from your IRA custodian"
        case .es: "un cheque de {amount} del custodio de su cuenta IRA"
        case .he: "המחאה על סך {amount} מנאמן חשבון ה־IRA שלך"
        case .ar: "شيك بقيمة {amount} من أمين حساب IRA الخاص بك"
        }
    }

    private static func iraNotDeductible(_ language: LetterLanguage) -> String {
        switch language {
        case .en:
            "A qualified charitable distribution is not deductible as a charitable contribution to the extent that "
                + "it is excluded from your income."
        case .es:
            "Una distribución benéfica calificada no es deducible como contribución benéfica en la medida en que se "
                + "excluya de sus ingresos."
        case .he: "העברה מחשבון IRA אינה מוכרת לניכוי כתרומה במידה שאינה נכללת בהכנסתך."
        case .ar: "التحويل الخيري من حساب IRA غير قابل للخصم كتبرع بقدر ما هو مستثنى من دخلك."
        }
    }

    private static func grant(_ language: LetterLanguage) -> String {
        switch language {
        case .en: "a grant of {amount} from {fund} on your recommendation"
        case .es: "una subvención de {amount} de {fund} por recomendación suya"
        case .he: "מענק על סך {amount} לפי המלצתך, מאת {fund}"
        case .ar: "منحة بقيمة {amount} بناءً على توصيتك، من {fund}"
        }
    }

    private static let standIns: [ThankYouSentence: [LetterLanguage: String]] = [
        .goods: [
            .en: "goods or services", .es: "bienes o servicios", .he: "טובין או שירותים",
            .ar: "سلع أو خدمات",
        ],
        .fund: [
            .en: "your donor-advised fund", .es: "su fondo asesorado", .he: "הקרן שבייעוצך",
            .ar: "صندوقك للتبرعات",
        ],
        .property: [.en: "property", .es: "bienes", .he: "טובין", .ar: "ممتلكات"],
    ]
}
