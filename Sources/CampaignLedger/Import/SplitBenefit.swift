import CampaignKit

/// The purchase part of a gift that is split over places, judged on the whole payment.
///
/// `rules.md §4.1, §4.4`.
enum SplitBenefit {
    /// Sets the purchase part; a problem where it cannot be decided.
    ///
    /// A benefit that every row repeats is the gift's own; else the rows' benefits sum.
    static func settle(
        _ exchange: inout Int64, payment: Int64, benefits: [Benefit?], line: Int, day: CalendarDate,
        organization: Organization
    ) -> RowProblem? {
        let given = benefits.compactMap { $0 }
        guard let first = given.first else { return nil }
        var whole = first
        let isRepeated = given.count == benefits.count && Set(given).count == 1
        if !isRepeated {
            whole.valueMinor = given.reduce(0) { $0 &+ ($1.valueMinor ?? 0) }
            whole.costMinor =
                given.contains { $0.costMinor == nil } ? nil : given.reduce(0) { $0 &+ ($1.costMinor ?? 0) }
            whole.isToken = given.allSatisfy(\.isToken)
        }
        let limits = BenefitLimits.published.merging(organization.benefitLimits) { _, own in own }
        do throws(BenefitRule.Failure) {
            exchange = try BenefitRule.exchangeMinor(
                payment: payment, benefit: whole, day: day, currency: organization.currency, limits: limits)
            return nil
        } catch {
            return RowProblem(
                code: "no-benefit-limits", line: line, column: "benefit_value", message: error.message,
                hint: error.hint)
        }
    }
}
