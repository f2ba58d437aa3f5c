import CampaignKit

/// The values of one letter's fields, as its language writes them.
struct LetterValues {
    let facts: LetterFacts
    let language: LetterLanguage
    let letter: Letter

    /// One of a list that is gone through.
    enum Item {
        case ask(Int64)
        case gift(LetterGift)
        case installment(PledgeFacts.Installment)
    }

    /// Nil when the letter has none.
    func value(_ field: LetterField, _ item: Item? = nil) -> FigureValue? {
        switch field {
        case .amount, .date, .gift, .tribute, .goodsOrServices: return item.flatMap { value(field, of: $0) }
        case .designation:
            if case .gift(let gift) = item { return words(gift.designation.text(in: language)) }
            return words(letter.row.designation.text(in: language))
        case .lastGiftAmount:
            return letter.row.lastGiftOriginal.map { .words($0.text) }
                ?? letter.row.lastGiftMinor.map { .money($0) }
        case .lastGiftDate: return letter.row.lastGiftDay.map { .date($0) }
        case .largestGift: return letter.row.largestGiftMinor.map { .money($0) }
        case .yearToDate: return letter.row.yearToDateMinor > 0 ? .money(letter.row.yearToDateMinor) : nil
        case .ask1: return ask(0)
        case .ask2: return ask(1)
        case .ask3: return ask(2)
        case .today: return .date(facts.today)
        case .signature:
            guard facts.signatures[language] != nil else { return nil }
            return .words(SignaturePicture.words(facts.organization.signatory(in: language), language))
        case .total: return total
        case .appealEnds: return facts.appeal?.ends.map { .date($0) }
        case .pledged, .paid, .outstanding, .due, .pledgeDate, .dueDate:
            return letter.pledge.flatMap { Self.value(field, of: $0) }
        default: return words(text(field))
        }
    }

    /// What came in several currencies is one sum for each.
    private var total: FigureValue? {
        guard let receipt = letter.receipt, !receipt.otherTotals.isEmpty else {
            return letter.receipt?.totalMinor.map { .money($0) }
        }
        let own = receipt.totalMinor.map { facts.organization.currency.text($0) }
        return .words(Words.together([own].compactMap(\.self) + receipt.otherTotals.map(\.text)))
    }

    /// Of what is zero nothing is said.
    private static func value(_ field: LetterField, of pledge: PledgeFacts) -> FigureValue? {
        func money(_ minor: Int64) -> FigureValue? { minor > 0 ? .money(minor) : nil }
        return switch field {
        case .pledged: money(pledge.promisedMinor)
        case .paid: money(pledge.paidMinor)
        case .outstanding: money(pledge.outstandingMinor)
        case .due: money(pledge.dueMinor)
        case .pledgeDate: .date(pledge.day)
        case .dueDate: pledge.due.map { .date($0) }
        default: nil
        }
    }

    /// Whether there is anything that a region asks for.
    func holds(_ condition: LetterCondition, _ item: Item? = nil) -> Bool {
        switch condition {
        case .field(let field): value(field, item) != nil
        case .list(let list): !items(list).isEmpty
        case .oneGift: letter.gifts.count == 1
        }
    }

    /// The letter's gifts in the parts that have a heading, each as a letter of its own.
    var sections: [(heading: String, values: LetterValues)] {
        guard letter.gifts.contains(where: { !$0.heading.isEmpty }) else { return [("", self)] }
        var parts: [(heading: String, gifts: [LetterGift])] = []
        for gift in letter.gifts {
            if parts.last?.heading != gift.heading { parts.append((gift.heading, [])) }
            parts[parts.count - 1].gifts.append(gift)
        }
        return parts.map { part in
            var section = letter
            section.gifts = part.gifts
            return (part.heading, LetterValues(facts: facts, language: language, letter: section))
        }
    }

    func items(_ list: LetterList) -> [Item] {
        switch list {
        case .asks: letter.row.asks.map { .ask($0) }
        case .gifts: letter.gifts.map { .gift($0) }
        case .installments: letter.pledge?.installments.map { .installment($0) } ?? []
        }
    }

    /// The value for people; who writes it into a page makes it harmless.
    func text(_ value: FigureValue, _ filter: FigureFilter?) -> String {
        if case .date(let day) = value, filter == nil { return language.text(day) }
        // A tax document and a bill say an amount to the cent, as their other amounts do.
        if case .money(let minor) = value, letter.receipt != nil || letter.pledge != nil {
            return facts.organization.currency.text(minor)
        }
        return value.text(filter, currency: facts.organization.currency, in: language)
    }

    private func text(_ field: LetterField) -> String {
        switch field {
        case .salutation: letter.row.salutation
        case .addressee: letter.row.addressee
        case .city: letter.row.city
        case .state: letter.row.state
        case .country: letter.row.country
        case .donor: "D-\(letter.row.donor)"
        case .keycode: letter.row.keycode
        case .letterID: letter.row.letterID
        case .disclosure: letter.row.disclosure
        case .signatory: facts.organization.signatory(in: language) ?? ""
        case .givingPage: facts.online?.address ?? ""
        case .organizationName: facts.organization.name
        case .organizationEIN: facts.organization.ein ?? ""
        case .organizationAddress: facts.organization.address.joined(separator: ", ")
        case .appealName: facts.appeal.map { $0.publicName(in: language) } ?? ""
        case .receipt: letter.receipt?.number ?? ""
        case .pledge: letter.pledge.map { "P-\($0.number)" } ?? ""
        case .replaces: letter.receipt?.replaces ?? ""
        case .year: letter.receipt?.year.map { String($0) } ?? ""
        default: ""
        }
    }

    private func value(_ field: LetterField, of item: Item) -> FigureValue? {
        switch (item, field) {
        case (.ask(let minor), .amount): .money(minor)
        case (.installment(let part), .amount): .money(part.amountMinor)
        case (.installment(let part), .date): .date(part.due)
        case (.gift(let gift), .amount):
            gift.showsAmount ? gift.original.map { .words($0.text) } ?? .money(gift.amountMinor) : nil
        case (.gift(let gift), .date): .date(gift.day)
        case (.gift(let gift), .gift): words(ThankYouWords(language, facts).given(gift))
        case (.gift(let gift), .tribute): words(gift.tribute?.text(in: language) ?? "")
        case (.gift(let gift), .goodsOrServices): words(ThankYouWords(language, facts).inReturn(gift))
        default: nil
        }
    }

    private func ask(_ index: Int) -> FigureValue? {
        letter.row.asks.indices.contains(index) ? .money(letter.row.asks[index]) : nil
    }

    private func words(_ text: String) -> FigureValue? {
        text.allSatisfy(\.isWhitespace) ? nil : .words(text)
    }
}
