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
    /// How many years after the last payment a donor's name has to be kept (`rules.md §5`).
    public var retentionYears = Self.usualRetention
    public var signatory: String?
    /// Who signs letters in a language, where it is not `signatory`.
    public var signatories: [LetterLanguage: String] = [:]
    /// The picture of the signature on every letter, as a path below the workspace's folder.
    public var signature: String?
    /// The pictures of signatures by language, where each language has its own.
    public var signatures: [LetterLanguage: String] = [:]
    /// The web page where people give, for letters of appeals: `https://give.example.org`.
    public var givingPage: String?
    /// The charity's own wording of what thank-you letters say of a gift; ours stands for the rest.
    public var thanks: [LetterLanguage: [ThankYouSentence: String]] = [:]
    /// How monthly donors are thanked.
    public var monthlyThanks = MonthlyThanks.yearly
    /// State disclosure texts by two-letter state code.
    public var disclosures: [String: String]
    /// The receipt settings as written (read by the receipt commands).
    public var receipts: [String: String]
    /// Insubstantial-benefit limits by year that add to or replace the built-in table (`rules.md §4.4`).
    public var benefitLimits: [Int: BenefitLimits]
    /// The chance that an application gets at each stage, in tenths of a percent, where it is not the usual.
    public var likelihoods: [GrantStage: Int64] = [:]
    /// By how many points an award's spending may be off its time before `check` says so.
    public var burnWarning = 25
    /// What identifiers of published grants begin with: `360G-riverbend`, as 360Giving gave it.
    public var publisherPrefix: String?

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

/// How often someone is thanked who gives the same amount every month.
public enum MonthlyThanks: String, Sendable, CaseIterable {
    /// At the start and once a calendar year; each gift of $250 or more by itself.
    case yearly
    /// For each gift.
    case each
}

extension Organization {
    /// Years: how long gifts have to be explained where the charity says nothing else.
    public static let usualRetention = 7

    /// What a move to a stage is posted with when no one says another chance (`rules.md §7`).
    public func likelihood(of stage: GrantStage) -> Int64 { likelihoods[stage] ?? stage.usualLikelihood }

    /// The number that identifies the charity to others; nil also for a placeholder, which is all zeros.
    public var registeredEIN: String? { ein.flatMap { $0.allSatisfy { "0-".contains($0) } ? nil : $0 } }

    /// Who signs letters in a language; nil where no one does.
    public func signatory(in language: LetterLanguage) -> String? { signatories[language] ?? signatory }

    /// The path of the picture of a signature for letters in a language; nil where there is none.
    ///
    /// English pictures serve a language only where the English name signs it too: no name is printed below
    /// the signature of another person.
    public func signature(in language: LetterLanguage) -> String? {
        signatures[language] ?? signature ?? (signatories[language] == nil ? signatures[.en] : nil)
    }

    /// The text that a donor's state wants on a letter; empty where it wants none.
    ///
    /// A state's text is for people who live in it: `CA` in another country is not a state (`rules.md §4.7`).
    /// `N.Y.` and `New York` are `NY`.
    public func disclosure(for person: DonorDetails) -> String {
        guard USState.isHome(country: person.country) else { return "" }
        return disclosures[USState.code(person.state)] ?? ""
    }
}

/// The Internal Revenue Service's yearly limits for benefits that may be disregarded.
///
/// `rules.md §4.4`.
public struct BenefitLimits: Sendable, Equatable {
    /// The most that token items may cost in all, in cents (L).
    public var tokenCostCents: Int64
    /// The least payment for token items, in cents (P).
    public var tokenPaymentCents: Int64
    /// The most that a benefit of up to 2 % may be worth, in cents (C).
    public var benefitCapCents: Int64

    public init(tokenCostCents: Int64, tokenPaymentCents: Int64, benefitCapCents: Int64) {
        self.tokenCostCents = tokenCostCents
        self.tokenPaymentCents = tokenPaymentCents
        self.benefitCapCents = benefitCapCents
    }

    /// The years whose primary text was read: receipts depend on no other, unless the charity sets it.
    public static let verified = published.filter { $0.key <= 2025 }

    /// The published years; a year that is not here has no limits, and what depends on it is refused.
    public static let published: [Int: BenefitLimits] = [
        2024: BenefitLimits(tokenCostCents: 1320, tokenPaymentCents: 6600, benefitCapCents: 13_200),
        2025: BenefitLimits(tokenCostCents: 1360, tokenPaymentCents: 6800, benefitCapCents: 13_600),
        2026: BenefitLimits(tokenCostCents: 1390, tokenPaymentCents: 6950, benefitCapCents: 13_900),
    ]
}
