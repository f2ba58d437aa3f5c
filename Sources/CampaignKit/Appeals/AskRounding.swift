/// Rounds asks as people write them: upwards, to a step that grows with the amount.
///
/// $5 below $50, $10 below $250, $25 below $500, $50 below $1,000, $100 below $5,000, $500 below $25,000,
/// then $1,000; units of another currency take the same numbers. An ask of exactly the last gift, in whole
/// units, stays: someone who gave $36 is asked for $36, not for $40.
struct AskRounding: Sendable {
    let currency: Currency

    private static let steps: [(below: Int64, step: Int64)] = [
        (50, 5), (250, 10), (500, 25), (1000, 50), (5000, 100), (25_000, 500),
    ]

    /// Asks that rise, each rounded; none when one is too large for an amount.
    func rising(_ values: [AskFraction], last: Int64?) -> [Int64] {
        var asks: [Int64] = []
        for value in values {
            guard let least = value.roundedUp else { return [] }
            let isLastGift =
                value.denominator == 1 && last == least && least % currency.minorPerUnit == 0
            var ask = isLastGift ? least : roundedUp(least)
            if let before = asks.last, (ask ?? before) <= before {
                ask = before == .max ? nil : roundedUp(before + 1)
            }
            guard let ask else { return [] }
            asks.append(ask)
        }
        return asks
    }

    /// The next multiple of the amount's step that is not less; nil beyond the largest amount.
    func roundedUp(_ minor: Int64) -> Int64? {
        let unit = currency.minorPerUnit
        let whole = minor / unit + (minor % unit > 0 ? 1 : 0)
        let step = Self.steps.first { whole < $0.below }?.step ?? 1000
        let (sum, tooLarge) = whole.addingReportingOverflow(step - 1)
        guard !tooLarge else { return nil }
        let (result, overflow) = (sum / step * step).multipliedReportingOverflow(by: unit)
        return overflow ? nil : result
    }
}
