/// Puts the letter around a receipt: whom it is to, and a line for each gift.
///
/// The legal sentences are English whatever the donor's language is; the thanks around them are the
/// template's.
public struct ReceiptLetter: Sendable {
    private let organization: Organization
    private let index: PlanIndex
    private let words: ReceiptWords

    public init(_ plan: Plan) {
        organization = plan.organization
        index = PlanIndex(plan)
        words = ReceiptWords(plan.organization.currency)
    }

    /// A receipt for one gift; it has no number yet.
    public func single(_ entry: ReceiptBook.Entry, to person: AppealPerson) -> Letter {
        var letter = Letter(row: row(person))
        letter.gifts = [gift(entry, words.inReturn(entry.gift, entry.verdict))]
        var facts = ReceiptFacts(
            number: "", year: entry.gift.basis == .needsEvidence ? nil : entry.gift.year)
        if let original = entry.gift.original, !entry.gift.isProperty {
            facts.otherTotals = [original]
        } else {
            facts.totalMinor = entry.gift.isProperty ? nil : entry.gift.netMinor
        }
        letter.receipt = facts
        return letter
    }

    /// The statement of a year: every gift on a line of its own by day, gifts from an IRA behind the others,
    /// and what is not part of it with the reason.
    ///
    /// The total is without gifts from an IRA, of which nothing may be deducted. What came in another
    /// currency is totaled in that currency, as its line says it.
    public func statement(
        _ entries: [ReceiptBook.Entry], of year: Int, to person: AppealPerson
    ) throws(MoneyError) -> Letter {
        var letter = Letter(row: row(person))
        var facts = ReceiptFacts(number: "", year: year)
        let sorted = entries.sorted {
            ($0.rank, $0.gift.day, $0.gift.entry) < ($1.rank, $1.gift.day, $1.gift.entry)
        }
        let hasIRA = sorted.contains { $0.rank == 1 }
        for entry in sorted {
            var line = gift(entry, sentence(entry))
            if hasIRA { line.heading = Self.headings[entry.rank] }
            letter.gifts.append(line)
        }
        try total(sorted, &facts)
        letter.receipt = facts
        return letter
    }

    /// The money on a statement, less what does not belong on it, by the currency it came in.
    private func total(
        _ entries: [ReceiptBook.Entry], _ facts: inout ReceiptFacts
    ) throws(MoneyError) {
        var others: [Currency: Int64] = [:]
        for entry in entries
        where entry.verdict.exception == nil && entry.single == nil && !entry.gift.isProperty
            && entry.gift.type != .qcd
        {
            if let original = entry.gift.original {
                let sum = others[original.currency] ?? 0
                others[original.currency] = try Checked.add(sum, original.minorUnits)
            } else {
                facts.totalMinor = try Checked.add(facts.totalMinor ?? 0, entry.gift.netMinor)
            }
        }
        facts.otherTotals = others.map { Money(minorUnits: $1, currency: $0) }
            .sorted { $0.currency.code < $1.currency.code }
    }

    /// Above the parts of a statement that has gifts from an IRA; contributions come first and have none.
    private static let headings = ["", "Gifts from your IRA", "Not part of this statement"]

    private func sentence(_ entry: ReceiptBook.Entry) -> String {
        if entry.hasVehicleForm {
            return "Not part of this statement: Form 1098-C is the acknowledgment."
        }
        if let exception = entry.verdict.exception { return Self.sentence(exception) }
        let said = words.inReturn(entry.gift, entry.verdict)
        guard let single = entry.single else {
            return entry.gift.type == .qcd
                ? said + " It came from your IRA and is not counted in the total." : said
        }
        return "\(said) Receipted as \(single.label) and not counted again here."
    }

    /// Why a line is on the statement and not part of it.
    private static func sentence(_ exception: ReceiptException) -> String {
        switch exception {
        case .reversed: "Returned, and not a contribution."
        case .needsEvidence: "Not part of this statement: the day of mailing is not proven."
        case .receiptedElsewhere: "Not part of this statement: someone else gives the receipt."
        case .services: "With thanks for your services; not part of this statement."
        case .purchase: "A purchase, and not a contribution."
        case .daf, .platform, .foundation, .government, .noDonor: "Not part of this statement."
        }
    }

    private func gift(_ entry: ReceiptBook.Entry, _ sentence: String) -> LetterGift {
        let gift = entry.gift
        let isGone = entry.verdict.exception == .reversed
        var shown = LetterGift(
            entry: gift.entry, day: gift.basis == .needsEvidence ? gift.stated : gift.day, type: gift.type,
            amountMinor: isGone ? gift.grossMinor : gift.netMinor, property: gift.property,
            designation: index.purpose(of: gift.places), words: .said(sentence))
        // Property of any kind is described, and its amount never shown.
        if let type = gift.propertyType { shown.type = type }
        shown.original = isGone ? nil : gift.original
        return shown
    }

    private func row(_ person: AppealPerson) -> MailMergeRow {
        MailMergeRow(
            to: person, disclosure: organization.disclosure(for: person.details, on: .receipt))
    }
}

extension MailMergeRow {
    /// A letter to one person at their own address.
    init(to person: AppealPerson, disclosure: String) {
        self.init(donor: person.donor)
        let details = person.details
        externalID = person.externalID
        writtenTo = [person]
        let names = LetterNames(
            writingTo: [person], leftOut: [], language: LetterLanguage(details.language))
        (addressee, salutation) = (names.addressee, names.salutation)
        (address1, address2, city) = (details.address1, details.address2, details.city)
        (state, postalCode, country) = (details.state, details.postalCode, details.country)
        (email, language) = (details.email, details.language)
        self.disclosure = disclosure
    }
}

extension ReceiptBook.Entry {
    /// Contributions, then gifts from an IRA, then what is no part of a statement.
    fileprivate var rank: Int { verdict.exception != nil ? 2 : gift.type == .qcd ? 1 : 0 }
}

/// The order in which the post sorts: abroad last, then by ZIP code, name and number.
public struct MailOrder: Sendable, Comparable {
    private let place: Int
    private let postalCode: String
    private let addressee: String
    public let donor: Int64

    init(_ row: MailMergeRow) {
        place = USState.isHome(country: row.country) ? 0 : 1
        (postalCode, addressee, donor) = (row.printedPostalCode, row.addressee, row.donor)
    }

    public static func < (one: MailOrder, other: MailOrder) -> Bool {
        (one.place, one.postalCode, one.addressee, one.donor)
            < (other.place, other.postalCode, other.addressee, other.donor)
    }
}

extension MailMergeRow {
    public var mailOrder: MailOrder { MailOrder(self) }

    public func sorts(before other: MailMergeRow) -> Bool { mailOrder < other.mailOrder }
}
