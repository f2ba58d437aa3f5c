import CampaignKit
import Testing

/// What has to be recorded of a benefit before a letter can say anything of it: `rules.md §4.2, §4.4`.
@Suite("Benefit gaps")
struct BenefitGapTests {
    private func gap(
        _ payment: Int64, _ benefit: Benefit?, in currency: Currency = .usd, year: Int = 2025
    ) throws -> BenefitGap? {
        let day = try #require(CalendarDate(year: year, month: 6, day: 1))
        return BenefitRule.gap(
            payment: payment, benefit: benefit, day: day, currency: currency,
            limits: [
                2025: BenefitLimits(tokenCostCents: 1360, tokenPaymentCents: 6800, benefitCapCents: 13_600)
            ])
    }

    @Test func nothingIsMissingOfWhatWasNotGiven() throws {
        for benefit in [
            nil, Benefit(), Benefit(isNone: true, description: "none"), Benefit(description: " "),
            Benefit(costMinor: 0), Benefit(valueMinor: 0, isToken: true),
        ] { #expect(try gap(10_000, benefit) == nil) }
    }

    @Test func whatWasGivenHasAValue() throws {
        #expect(try gap(10_000, Benefit(description: "a mug")) == .value)
        #expect(try gap(10_000, Benefit(costMinor: 1)) == .value)
        #expect(try gap(10_000, Benefit(valueMinor: 500, description: "a mug")) == nil)
    }

    /// By the cost from the smallest payment on, by the value below it.
    @Test func aTokenHasACostWhereItDecides() throws {
        let mug = Benefit(valueMinor: 2000, isToken: true)
        #expect(try gap(6799, mug) == nil && gap(6800, mug) == .tokenCost)
        #expect(try gap(6800, Benefit(isToken: true)) == .tokenCost)
        #expect(try gap(6799, Benefit(isToken: true)) == .value)
        #expect(try gap(6800, Benefit(costMinor: 1360, isToken: true)) == nil)
        #expect(try gap(6800, Benefit(costMinor: 1361, isToken: true)) == .value)
        #expect(try gap(6800, Benefit(valueMinor: 2000, costMinor: 1361, isToken: true)) == nil)
        // Two percent do not count whatever it cost, and a purchase is one.
        #expect(try gap(100_000, mug) == nil && gap(2000, mug) == nil)
    }

    @Test func anotherYearAndAnotherCurrency() throws {
        let mug = Benefit(valueMinor: 2000, isToken: true)
        #expect(try gap(100, Benefit(costMinor: 1, isToken: true), year: 2027) == .limits(year: 2027))
        #expect(try gap(10_000, mug, year: 2027) == .tokenCost)
        let euro = try #require(Currency(code: "EUR"))
        #expect(try gap(10_000, mug, in: euro) == nil)
        #expect(try gap(10_000, Benefit(isToken: true), in: euro) == .value)
    }
}
