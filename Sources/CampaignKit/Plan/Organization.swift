/// Who the charity is: `Campaigns/organization.yml`.
public struct Organization: Sendable, Equatable {
    public var name: String
    /// Employer identification number, `NN-NNNNNNN`.
    public var ein: String?
    /// The lines of the postal address.
    public var address: [String]
    /// The base currency that every total is in.
    public var currency: Currency
    /// An IANA zone name such as `America/New_York`; civil days are days in this zone.
    public var timeZone: String
    public var fiscalYearStart: MonthDay
    /// Nothing may act on or before this day without a stated reason.
    public var booksClosed: CalendarDate?
    public var signatory: String?
    /// Who signs letters in a language, where it is not `signatory`.
    public var signatories: [LetterLanguage: String] = [:]
    /// The charity's own wording of what thank-you letters say of a gift; ours stands for the rest.
    public var thanks: [LetterLanguage: [ThankYouSentence: String]] = [:]
    /// State disclosure texts by two-letter state code.
    public var disclosures: [String: String]
    /// The receipt settings as written (read by the receipt commands).
    public var receipts: [String: String]
    /// Insubstantial-benefit limits by year that add to or replace the built-in table (`rules.md §4.4`).
    public var benefitLimits: [Int: BenefitLimits]

    public init(
        name: String, ein: String? = nil, address: [String] = [], currency: Currency = .usd,
        timeZone: String = "America/New_York", fiscalYearStart: MonthDay = .newYear,
        booksClosed: CalendarDate? = nil, signatory: String? = nil, disclosures: [String: String] = [:],
        receipts: [String: String] = [:], benefitLimits: [Int: BenefitLimits] = [:]
    ) {
        self.name = name
        self.ein = ein
        self.address = address
        self.currency = currency
        self.timeZone = timeZone
        self.fiscalYearStart = fiscalYearStart
        self.booksClosed = booksClosed
        self.signatory = signatory
        self.disclosures = disclosures
        self.receipts = receipts
        self.benefitLimits = benefitLimits
    }
}
