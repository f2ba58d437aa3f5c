/// Who is thanked for a gift, and what the letter may say of tax.
///
/// Source: `rules.md §4.2–4.5`. The donor in law is not always the one to thank: a donor-advised fund's
/// sponsor gave, its advisor is thanked; a platform gave, the people behind it are. Where someone else is
/// the donor in law, the letter is a thank-you and no tax document.
public struct ThankYouRule: Sendable {
    public var organization: Organization
    /// Gifts that repeat those of the two months before, by entry: the day of the one before.
    public var monthly: [Int64: CalendarDate] = [:]
    private let index: PlanIndex

    public init(_ plan: Plan) {
        organization = plan.organization
        index = PlanIndex(plan)
    }

    /// Who to thank, each once; no one when the gift's people are not known.
    public func recipients(_ gift: ThankableGift) -> [Int64] {
        if reasonForPerson(gift) != nil { return [] }
        if isFromFund(gift) { return credited(gift) { $0 == .dafAdvisor } }
        if gift.donorKind == .government { return [] }
        guard gift.type == .platform || gift.donorKind == .platform else { return [gift.donor] }
        return credited(gift) { $0 != .solicitor && $0 != .influencer }
    }

    /// Whether the gift is one of a monthly donor who was thanked at the start, and once this year.
    ///
    /// The first of a calendar year has its letter, and so has each gift of $250 or more, which a letter
    /// acknowledges by law (`rules.md §4.1`).
    public func isThankedYearly(_ gift: ThankableGift) -> Bool {
        guard organization.monthlyThanks == .yearly, let before = monthly[gift.entry] else { return false }
        return before.year == gift.day.year
            && gift.amountMinor < Self.acknowledged * organization.currency.minorPerUnit
    }

    /// In units of the base currency.
    private static let acknowledged: Int64 = 250

    /// Why no one is thanked.
    public func reasonForNobody(_ gift: ThankableGift) -> String {
        if let reason = reasonForPerson(gift) { return reason.message }
        if isFromFund(gift) { return "the fund's advisor is not known" }
        if gift.donorKind == .government { return "governments are not thanked by letter" }
        return "the platform named no donor"
    }

    /// What the letter may say of tax.
    ///
    /// A gift of which it cannot be told gets no letter: `reasonForPerson` says so before.
    public func words(_ gift: ThankableGift) -> LetterGift.Words {
        if isFromFund(gift) { return .grant(from: gift.donorName) }
        guard isOurs(gift), gift.type != .inKind || InKindServices.areNone(in: gift.property) else {
            return .thanksOnly
        }
        guard gap(gift) == nil, case .success(let value) = fairValueMinor(gift) else {
            return .unknownBenefit
        }
        // The purchase part ends at the payment; what was given is worth what it is worth.
        let worth = max(value, gift.benefit?.valueMinor ?? 0)
        if value > 0 { return .benefit(gift.benefit?.description ?? "", fairValueMinor: worth) }
        return gift.type == .qcd ? .fromIRA : .nothingInReturn
    }

    /// Whether the charity is who acknowledges the gift to its donor in law.
    private func isOurs(_ gift: ThankableGift) -> Bool {
        let isPlatform = gift.type == .platform || gift.donorKind == .platform
        return !isFromFund(gift) && !isPlatform && gift.donorKind != .government && gift.receiptedBy == .us
    }

    private func fairValueMinor(_ gift: ThankableGift) -> Result<Int64, BenefitRule.Failure> {
        Result { () throws(BenefitRule.Failure) -> Int64 in
            try BenefitRule.exchangeMinor(
                payment: gift.amountMinor, benefit: gift.benefit, day: gift.day,
                currency: organization.currency, limits: limits)
        }
    }

    /// What has to be recorded of the benefit before a letter can say anything of it.
    private func gap(_ gift: ThankableGift) -> BenefitGap? {
        if index.leavesOpen(gift.benefit, at: gift.places) { return .value }
        return BenefitRule.gap(
            payment: gift.amountMinor, benefit: gift.benefit, day: gift.day, currency: organization.currency,
            limits: limits)
    }

    private static func reason(_ gap: BenefitGap) -> ReasonForPerson {
        switch gap {
        case .value:
            ReasonForPerson(
                message: "what was given in return is not recorded",
                hint:
                    "ask, and write by hand; next time record benefit_value with the gift, an amount or none")
        case .tokenCost:
            ReasonForPerson(
                message: "an item with our name was given, and what it cost us is not recorded",
                hint: "write by hand; next time record benefit_cost with the gift")
        case .limits(let year):
            ReasonForPerson(
                message: BenefitRule.Failure.noLimits(year: year).message,
                hint: BenefitRule.Failure.noLimits(year: year).hint)
        }
    }

    private var limits: [Int: BenefitLimits] {
        BenefitLimits.published.merging(organization.benefitLimits) { $1 }
    }

    /// Why a letter waits until a person has written it, or has recorded what is missing.
    public struct ReasonForPerson: Sendable, Equatable {
        public let message: String
        public let hint: String
    }

    /// Why only a person can write this letter; nil for nearly every gift.
    ///
    /// One such gift is no reason to let the other donors wait.
    public func reasonForPerson(_ gift: ThankableGift) -> ReasonForPerson? {
        guard gift.type != .revocableRealized else {
            return ReasonForPerson(
                message: "from an estate", hint: "write to the family or the executor by hand")
        }
        guard isOurs(gift) else { return nil }
        if let gap = gap(gift) { return Self.reason(gap) }
        if case .failure(let failure) = fairValueMinor(gift) {
            return ReasonForPerson(message: failure.message, hint: failure.hint)
        }
        if gift.places.count > 1, let message = oddParts(gift) {
            return ReasonForPerson(
                message: message, hint: "write this letter by hand; gift show has its parts")
        }
        if let message = oddBenefit(gift) {
            return ReasonForPerson(message: message, hint: "write this letter by hand")
        }
        if gift.type == .inKind, gift.isReduced {
            return ReasonForPerson(
                message: "part of the gift was refunded", hint: "write by hand what was kept")
        }
        guard gift.type == .inKind, gift.property.allSatisfy(\.isWhitespace) else { return nil }
        return ReasonForPerson(
            message: "what was given is not described",
            hint: "write by hand what it was; for services or the use of space say nothing about tax")
    }

    /// Only the first part's benefit and description are kept with a gift; the purchase part is that of all.
    private func oddParts(_ gift: ThankableGift) -> String? {
        if gift.type == .inKind { return "an in-kind gift in several parts, only one of them described" }
        guard case .success(let value) = fairValueMinor(gift) else { return nil }
        let isWhole = gift.isReduced || value == gift.exchangeMinor
        return isWhole ? nil : "its parts differ in what was given in return"
    }

    private func oddBenefit(_ gift: ThankableGift) -> String? {
        guard let benefit = gift.benefit, !benefit.isNone, (benefit.valueMinor ?? 0) > 0 else { return nil }
        if gift.isReduced { return "part was refunded, and what the rest bought is not recorded" }
        switch gift.type {
        // The deductible part would tell the value of the property, which a letter never says.
        case .stock, .inKind: return "property for which something was given in return"
        // An IRA allows no benefit of any value.
        case .qcd: return "an IRA gift for which something was given in return"
        default: return nil
        }
    }

    private func isFromFund(_ gift: ThankableGift) -> Bool {
        gift.type == .daf || gift.donorKind == .dafSponsor
    }

    private func credited(_ gift: ThankableGift, _ counts: (SoftCreditKind) -> Bool) -> [Int64] {
        var seen: Set<Int64> = []
        return gift.credits.filter { counts($0.kind) && seen.insert($0.donor).inserted }.map(\.donor)
    }

    /// The gift as its letter shows it.
    public func letterGift(_ gift: ThankableGift) -> LetterGift {
        var shown = LetterGift(
            entry: gift.entry, day: gift.day, type: gift.type, amountMinor: gift.amountMinor,
            property: gift.property, designation: designation(gift), words: words(gift))
        shown.original = gift.original
        shown.tribute = gift.tribute
        return shown
    }

    /// What a gift is for; each of its parts once.
    public func designation(_ gift: ThankableGift) -> Purpose { index.purpose(of: gift.places) }
}

/// A gift that no one has been thanked for yet, and what decides who is thanked and in which words.
public struct ThankableGift: Sendable, Equatable {
    public var entry: Int64
    public var day: CalendarDate
    public var type: EntryType
    /// What is left of the whole payment, in base-currency minor units.
    public var amountMinor: Int64
    /// Whether part of it was reversed: what was given in return for the rest, no one recorded.
    public var isReduced = false
    /// The payment in its own currency; nil for one in the base currency.
    public var original: Money?
    /// The donor in law.
    public var donor: Int64
    public var donorKind: DonorKind?
    /// The sponsor's name where a donor-advised fund gave: its advisor is told where the grant came from.
    public var donorName = ""
    public var receiptedBy: ReceiptIssuer = .us
    public var benefit: Benefit?
    /// The purchase part as it was posted; of a split gift that of all parts, each with its own benefit.
    public var exchangeMinor: Int64 = 0
    public var property = ""
    /// In whose honor or memory; nil for most gifts.
    public var tribute: Tribute?
    /// What it is for, part by part; a payment is for what its promise is for.
    public var places: [Designation] = [.unassigned]
    /// Who is recognized for it.
    public var credits: [Credit] = []

    public struct Credit: Sendable, Equatable {
        public var donor: Int64
        public var kind: SoftCreditKind

        public init(donor: Int64, kind: SoftCreditKind) {
            self.donor = donor
            self.kind = kind
        }
    }

    public init(entry: Int64, day: CalendarDate, type: EntryType, amountMinor: Int64, donor: Int64) {
        self.entry = entry
        self.day = day
        self.type = type
        self.amountMinor = amountMinor
        self.donor = donor
    }

    /// Hours until a gift's thank-you is late: what donors are told to expect.
    public static let hoursUntilLate = 48

    /// Whether more than 48 hours have passed at the end of a day.
    public func isLate(on today: CalendarDate) -> Bool { daysWaiting(on: today) * 24 > Self.hoursUntilLate }

    public func daysWaiting(on today: CalendarDate) -> Int { max(0, today.dayNumber - day.dayNumber) }
}
