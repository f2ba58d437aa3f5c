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

    /// The published years; a year that is not here has no limits, and what depends on it is refused.
    public static let published: [Int: BenefitLimits] = [
        2024: BenefitLimits(tokenCostCents: 1320, tokenPaymentCents: 6600, benefitCapCents: 13_200),
        2025: BenefitLimits(tokenCostCents: 1360, tokenPaymentCents: 6800, benefitCapCents: 13_600),
        2026: BenefitLimits(tokenCostCents: 1390, tokenPaymentCents: 6950, benefitCapCents: 13_900),
    ]
}
