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
        guard gift.showsAmount else { return gift.property.isEmpty ? text(.property) : gift.property }
        if case .grant(let fund) = gift.words {
            return text(.grant, ["amount": amount, "fund": fund.isEmpty ? text(.fund) : fund])
        }
        return gift.type == .qcd ? text(.iraCheck, ["amount": amount]) : amount
    }

    /// The sentence on goods or services; empty where someone else is the donor in law.
    func inReturn(_ gift: LetterGift) -> String {
        switch gift.words {
        case .grant, .thanksOnly, .unknownBenefit: ""
        case .said(let sentences): sentences
        case .nothingInReturn: text(.nothingInReturn)
        case .fromIRA: text(.nothingInReturn) + " " + text(.iraNotDeductible)
        case .benefit(let description, let value):
            text(
                .benefit,
                [
                    "what": description.isEmpty ? text(.goods) : description, "value": money(value),
                    "deductible": money(max(0, gift.amountMinor - value)),
                ])
        }
    }

    private func text(_ sentence: ThankYouSentence, _ values: [String: String] = [:]) -> String {
        sentence.text(in: language, of: facts.organization, values)
    }

    private func money(_ minor: Int64) -> String {
        Money(minorUnits: minor, currency: facts.organization.currency).text
    }
}
