/// How the giving of a year is spread over its donors and gifts.
///
/// Exact integers: no rounding before the last digit.
public struct Concentration: Sendable, Equatable {
    /// What all donors gave together, in minor units.
    public let totalMinor: Int64
    public let donors: Int
    /// What the tenth of the donors who gave most gave, at least one donor; nil without donors.
    public let topTenth: Percent?
    /// How many donors that tenth is.
    public let topDonors: Int
    /// The Gini coefficient in hundredths, rounded half up: 0 when all gave the same; nil without donors.
    ///
    /// `2Σ i·xᵢ ÷ (nΣx) − (n+1) ÷ n` over the donors by what they gave, the smallest first (`rules.md §3`).
    public let giniHundredths: Int64?

    /// What each donor of the year gave, in any order; what is not above zero is left out.
    public init(_ giving: [Int64]) throws(MoneyError) {
        let sorted = giving.filter { $0 > 0 }.sorted()
        var total: Int64 = 0
        var weighted: Int128 = 0
        for (index, amount) in sorted.enumerated() {
            total = try Checked.add(total, amount)
            weighted += Int128(index + 1) * Int128(amount)
        }
        totalMinor = total
        donors = sorted.count
        topDonors = (sorted.count + 9) / 10
        var top: Int64 = 0
        for amount in sorted.suffix(topDonors) { top = try Checked.add(top, amount) }
        topTenth = Percent(top, of: total)
        giniHundredths = total > 0 ? Self.gini(weighted, Int128(total), count: Int128(sorted.count)) : nil
    }

    private static func gini(_ weighted: Int128, _ total: Int128, count: Int128) -> Int64 {
        let numerator = 2 * weighted - (count + 1) * total
        return Int64((200 * numerator + count * total) / (2 * count * total))
    }

    /// `0.72`.
    public var giniText: String? {
        giniHundredths.map { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)" }
    }
}
