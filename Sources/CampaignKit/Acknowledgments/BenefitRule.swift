/// What part of a payment bought something: the *exchange* part of a quid-pro-quo payment.
///
/// Source: `rules.md §4.3–4.4`; IRC 6115, Pub. 1771. Limits and thresholds are in dollars: in another base
/// currency no benefit is disregarded, and every purchase is disclosed.
public enum BenefitRule {
    public enum Failure: Error, Hashable, Sendable {
        /// The limits of this year are not known, and the answer depends on them.
        case noLimits(year: Int)

        public var message: String {
            switch self {
            case .noLimits(let year): "the limits for small benefits of \(year) are not known"
            }
        }

        public var hint: String {
            switch self {
            case .noLimits(let year): "add \(year) to benefit_limits in organization.yml once it is published"
            }
        }
    }

    /// A payment above this many cents that is partly a purchase needs a disclosure: 75.00 no, 75.01 yes.
    public static let disclosureThresholdCents: Int64 = 7500

    /// The purchase part of a payment, in minor units of the base currency: 0 when nothing was given or what
    /// was given is disregarded, else the benefit's fair value, at most the payment.
    ///
    /// A benefit that is still unknown is 0 here and blocks the receipt elsewhere. `limits` are those of the
    /// day's year; a year that is missing is an error only when the decision depends on it.
    public static func exchangeMinor(
        payment: Int64, benefit: Benefit?, day: CalendarDate, currency: Currency,
        limits: [Int: BenefitLimits] = BenefitLimits.published
    ) throws(Failure) -> Int64 {
        guard payment > 0, let benefit, !benefit.isNone, let value = benefit.valueMinor, value > 0 else {
            return 0
        }
        let purchase = min(value, payment)
        guard currency == .usd else { return purchase }
        let isSmallShare = Int128(value) * 100 <= Int128(payment) * 2
        // A token whose cost no one wrote down cannot be shown to be within the limit.
        let tokenCost = benefit.isToken ? benefit.costMinor : nil
        guard isSmallShare || tokenCost != nil else { return purchase }
        guard let limit = limits[day.year] else { throw .noLimits(year: day.year) }
        if isSmallShare, value <= limit.benefitCapCents { return 0 }
        if let tokenCost, payment >= limit.tokenPaymentCents, tokenCost <= limit.tokenCostCents { return 0 }
        return purchase
    }

    /// Whether the donor must be told the deductible part: the payment is above $75 and partly a purchase.
    public static func needsDisclosure(
        payment: Int64, benefit: Benefit?, day: CalendarDate, currency: Currency,
        limits: [Int: BenefitLimits] = BenefitLimits.published
    ) throws(Failure) -> Bool {
        guard currency != .usd || payment > disclosureThresholdCents else { return false }
        return try exchangeMinor(
            payment: payment, benefit: benefit, day: day, currency: currency, limits: limits) > 0
    }

    /// The deductible part: the payment less its purchase part, never below 0.
    public static func deductibleMinor(
        payment: Int64, benefit: Benefit?, day: CalendarDate, currency: Currency,
        limits: [Int: BenefitLimits] = BenefitLimits.published
    ) throws(Failure) -> Int64 {
        let exchange = try exchangeMinor(
            payment: payment, benefit: benefit, day: day, currency: currency, limits: limits)
        return max(0, payment) - exchange
    }
}

/// Which payments need a written acknowledgment.
///
/// Source: `rules.md §4.1`, IRC 170(f)(8).
///
/// The test is per contribution on the whole payment: never per split, never on a sum of payments.
public enum Acknowledgment {
    /// A single payment of this many cents or more needs one.
    public static let thresholdCents: Int64 = 25_000

    /// Whether a payment of so many cents needs an acknowledgment: 250.00 does, 249.99 does not.
    public static func needsAcknowledgment(payment cents: Int64) -> Bool { cents >= thresholdCents }
}
