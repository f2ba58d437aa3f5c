/// What has to be recorded of something that was given in return before a letter can say anything of it.
public enum BenefitGap: Equatable, Sendable {
    /// What it is worth.
    case value
    /// What an item with the charity's name cost, which decides whether it counts at all.
    case tokenCost
    /// The limits of the year, by which its cost is judged.
    case limits(year: Int)
}

extension BenefitRule {
    /// What is missing; nil where nothing is, or nothing was given.
    ///
    /// Source: `rules.md §4.2, §4.4`; Rev. Proc. 90-12. "No goods or services were provided" is never said of
    /// what was described, or had a cost, and has no value: of it, nothing is known. A token is judged by
    /// its cost from the smallest payment on, and by its value below.
    public static func gap(
        payment: Int64, benefit: Benefit?, day: CalendarDate, currency: Currency,
        limits: [Int: BenefitLimits] = BenefitLimits.published
    ) -> BenefitGap? {
        guard let benefit, !benefit.isNone else { return nil }
        let limit = limits[day.year]
        let mayBeToken =
            benefit.isToken && currency == .usd && limit.map { payment >= $0.tokenPaymentCents } ?? true
        guard let value = benefit.valueMinor else {
            let isBlank = benefit.description.allSatisfy(\.isWhitespace) && (benefit.costMinor ?? 0) == 0
            guard benefit.isToken || !isBlank else { return nil }
            guard mayBeToken else { return .value }
            guard let cost = benefit.costMinor else { return .tokenCost }
            guard let limit else { return .limits(year: day.year) }
            return cost <= limit.tokenCostCents ? nil : .value
        }
        guard mayBeToken, benefit.costMinor == nil, value > 0, value < payment else { return nil }
        // Small in value, it does not count whatever it cost.
        let part = try? exchangeMinor(
            payment: payment, benefit: benefit, day: day, currency: currency, limits: limits)
        return part == 0 ? nil : .tokenCost
    }
}
