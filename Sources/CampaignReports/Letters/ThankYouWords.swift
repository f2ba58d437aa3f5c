import CampaignKit

/// What a thank-you says of a gift and of what was given in return (`rules.md §4`).
///
/// Money stands with its amount; property with its description and never its value.
struct ThankYouWords {
    let language: LetterLanguage
    let facts: LetterFacts

    init(_ language: LetterLanguage, _ facts: LetterFacts) {
        self.language = language
        self.facts = facts
    }

    /// `$250.00`, `100 shares of ACME`, `a check of $5,000.00 from your IRA custodian`.
    func given(_ gift: LetterGift) -> String {
        let amount = gift.original?.text ?? money(gift.amountMinor)
        guard gift.showsAmount else { return gift.property.isEmpty ? property : gift.property }
        guard gift.type == .qcd else { return amount }
        return switch language {
        case .en: "a check of \(amount) from your IRA custodian"
        case .es: "un cheque de \(amount) del custodio de su cuenta IRA"
        case .he: "המחאה על סך \(amount) מנאמן חשבון ה־IRA שלך"
        case .ar: "شيك بقيمة \(amount) من أمين حساب IRA الخاص بك"
        }
    }

    /// The sentence on goods or services; empty where somebody else is the donor in law.
    func inReturn(_ gift: LetterGift) -> String {
        switch gift.words {
        case .thanksOnly, .unknownBenefit: ""
        case .nothingInReturn: nothing
        case .fromIRA: nothing + " " + ira
        case .benefit(let description, let value): benefit(description, value, gift)
        }
    }

    private var nothing: String {
        switch language {
        case .en: "No goods or services were provided in exchange for this gift."
        case .es: "No se entregaron bienes ni servicios a cambio de esta donación."
        case .he: "לא ניתנו טובין או שירותים בתמורה לתרומה זו."
        case .ar: "لم تُقدَّم أي سلع أو خدمات مقابل هذا التبرع."
        }
    }

    private var ira: String {
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

    /// The charity's estimate and the deductible part, which a payment above $75 must name.
    private func benefit(_ description: String, _ valueMinor: Int64, _ gift: LetterGift) -> String {
        let value = money(valueMinor)
        let deductible = money(max(0, gift.amountMinor - valueMinor))
        let what = description.isEmpty ? goods : description
        return switch language {
        case .en:
            "In return you received: \(what). We estimate its fair value at \(value); the deductible part of this "
                + "gift is limited to what you gave beyond it, \(deductible)."
        case .es:
            "A cambio usted recibió: \(what). Estimamos su valor justo en \(value); la parte deducible de esta "
                + "donación se limita a lo que dio por encima de ese valor, \(deductible)."
        case .he:
            "בתמורה קיבלת: \(what). אנו מעריכים את שוויו ההוגן ב־\(value); החלק המוכר לניכוי מוגבל לסכום שנתת מעבר "
                + "לכך, \(deductible)."
        case .ar:
            "في المقابل تلقيت: \(what). نقدّر قيمته العادلة بمبلغ \(value)؛ والجزء القابل للخصم يقتصر على ما زاد عن "
                + "ذلك، \(deductible)."
        }
    }

    private var goods: String {
        switch language {
        case .en: "goods or services"
        case .es: "bienes o servicios"
        case .he: "טובין או שירותים"
        case .ar: "سلع أو خدمات"
        }
    }

    private var property: String {
        switch language {
        case .en: "property"
        case .es: "bienes"
        case .he: "טובין"
        case .ar: "ممتلكات"
        }
    }

    private func money(_ minor: Int64) -> String {
        Money(minorUnits: minor, currency: facts.organization.currency).text
    }
}
