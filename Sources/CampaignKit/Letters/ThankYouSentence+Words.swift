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
