import CampaignKit
import TestSupport
import Testing

@Suite("Benefits and acknowledgments, rules.md §4")
struct BenefitRuleTests {
    private func day(_ year: Int) throws -> CalendarDate {
        try #require(CalendarDate(year: year, month: 6, day: 15))
    }

    private func exchange(
        _ payment: Int64, _ benefit: Benefit?, year: Int = 2026, currency: Currency = .usd
    ) throws -> Int64 {
        try BenefitRule.exchangeMinor(
            payment: payment, benefit: benefit, day: try day(year), currency: currency)
    }

    private func discloses(
        _ payment: Int64, _ benefit: Benefit?, year: Int = 2026, currency: Currency = .usd
    ) throws -> Bool {
        try BenefitRule.needsDisclosure(
            payment: payment, benefit: benefit, day: try day(year), currency: currency)
    }

    @Test("the dinner: pays 100, worth 40")
    func dinner() throws {
        let dinner = Benefit(valueMinor: 4000)
        #expect(try exchange(10_000, dinner) == 4000)
        #expect(try discloses(10_000, dinner))
        #expect(
            try BenefitRule.deductibleMinor(
                payment: 10_000, benefit: dinner, day: try day(2026), currency: .usd) == 6000)
    }

    @Test("6,950 with a benefit of 139.00 is disregarded, 139.01 is disclosed")
    func twoPercent() throws {
        #expect(try exchange(695_000, Benefit(valueMinor: 13_900)) == 0)
        #expect(try !discloses(695_000, Benefit(valueMinor: 13_900)))
        #expect(try exchange(695_000, Benefit(valueMinor: 13_901)) == 13_901)
        #expect(try discloses(695_000, Benefit(valueMinor: 13_901)))
    }

    @Test("within 2 % but above the cap is not disregarded")
    func cap() throws {
        #expect(try exchange(1_000_000, Benefit(valueMinor: 13_900)) == 0)
        #expect(try exchange(1_000_000, Benefit(valueMinor: 13_901)) == 13_901)
        #expect(try exchange(1_000_000, Benefit(valueMinor: 20_000)) == 20_000)
    }

    @Test("69.50 with a mug that cost 13.90 is disregarded")
    func token() throws {
        let mug = { (cost: Int64) in Benefit(valueMinor: 2000, costMinor: cost, isToken: true) }
        #expect(try exchange(6950, mug(1390)) == 0)
        #expect(try exchange(6950, mug(1391)) == 2000)
        #expect(try exchange(6949, mug(1390)) == 2000)
        #expect(try exchange(6950, Benefit(valueMinor: 2000, costMinor: 1390)) == 2000)
        #expect(try exchange(6950, Benefit(valueMinor: 2000, isToken: true)) == 2000)
    }

    @Test(
        "each year has its own limits",
        arguments: [(2024, 660_000, 13_200), (2025, 680_000, 13_600), (2026, 695_000, 13_900)]
            as [(Int, Int64, Int64)])
    func years(year: Int, payment: Int64, cap: Int64) throws {
        #expect(try exchange(payment, Benefit(valueMinor: cap), year: year) == 0)
        #expect(try exchange(payment, Benefit(valueMinor: cap + 1), year: year) == cap + 1)
        let limit = try #require(BenefitLimits.published[year])
        let mug = Benefit(valueMinor: 3000, costMinor: limit.tokenCostCents, isToken: true)
        #expect(try exchange(limit.tokenPaymentCents, mug, year: year) == 0)
        #expect(try exchange(limit.tokenPaymentCents - 1, mug, year: year) == 3000)
    }

    @Test("a year that is not published is refused where the answer depends on it")
    func missingYear() throws {
        let failure = BenefitRule.Failure.noLimits(year: 2027)
        #expect(throws: failure) { try exchange(10_000, Benefit(valueMinor: 200), year: 2027) }
        #expect(throws: failure) {
            try exchange(10_000, Benefit(valueMinor: 4000, costMinor: 500, isToken: true), year: 2027)
        }
        #expect(throws: failure) { try discloses(10_000, Benefit(valueMinor: 200), year: 2027) }
        #expect(throws: failure) {
            try BenefitRule.deductibleMinor(
                payment: 10_000, benefit: Benefit(valueMinor: 200), day: try day(2027), currency: .usd)
        }
        #expect(failure.message == "the limits for small benefits of 2027 are not known")
        #expect(failure.hint.contains("2027"))
    }

    @Test("and nowhere else")
    func missingYearWithoutEffect() throws {
        #expect(try exchange(10_000, nil, year: 2027) == 0)
        #expect(try exchange(10_000, Benefit(), year: 2027) == 0)
        #expect(try exchange(10_000, Benefit(isToken: true), year: 2027) == 0)
        #expect(try exchange(10_000, Benefit(valueMinor: 0), year: 2027) == 0)
        #expect(try exchange(10_000, Benefit(isNone: true), year: 2027) == 0)
        #expect(try exchange(10_000, Benefit(isUnknown: true), year: 2027) == 0)
        #expect(try exchange(10_000, Benefit(valueMinor: 4000), year: 2027) == 4000)
        #expect(try exchange(10_000, Benefit(valueMinor: 201), year: 2027) == 201)
        #expect(try !discloses(7500, Benefit(valueMinor: 100), year: 2027))
    }

    @Test("limits that counsel adds are used")
    func ownLimits() throws {
        let limits = [2027: BenefitLimits(tokenCostCents: 1, tokenPaymentCents: 2, benefitCapCents: 300)]
        let kept = try BenefitRule.exchangeMinor(
            payment: 100_000, benefit: Benefit(valueMinor: 301), day: try day(2027), currency: .usd,
            limits: limits)
        #expect(kept == 301)
        let disregarded = try BenefitRule.exchangeMinor(
            payment: 100_000, benefit: Benefit(valueMinor: 300), day: try day(2027), currency: .usd,
            limits: limits)
        #expect(disregarded == 0)
    }

    @Test("a benefit is worth at most the payment, and a payment of nothing buys nothing")
    func bounds() throws {
        #expect(try exchange(3000, Benefit(valueMinor: 9000)) == 3000)
        #expect(try exchange(0, Benefit(valueMinor: 9000)) == 0)
        #expect(try exchange(-500, Benefit(valueMinor: 9000)) == 0)
        #expect(try exchange(10_000, Benefit(valueMinor: -1)) == 0)
        #expect(try exchange(10_000, Benefit(valueMinor: 4000, isNone: true)) == 0)
        #expect(try exchange(.max, Benefit(valueMinor: .max)) == .max)
    }

    @Test("75.00 needs no disclosure, 75.01 does")
    func threshold() throws {
        let dinner = Benefit(valueMinor: 4000)
        #expect(try !discloses(7500, dinner))
        #expect(try discloses(7501, dinner))
        #expect(try !discloses(7501, nil))
        #expect(try !discloses(7501, Benefit(valueMinor: 150)))
        #expect(try discloses(7501, Benefit(valueMinor: 151)))
    }

    @Test("dollar limits mean nothing in another base currency")
    func otherCurrency() throws {
        let ils = try #require(Currency(code: "ILS"))
        #expect(try exchange(695_000, Benefit(valueMinor: 100), year: 2027, currency: ils) == 100)
        #expect(try discloses(500, Benefit(valueMinor: 1), year: 2027, currency: ils))
        #expect(try !discloses(500, nil, currency: ils))
    }

    @Test("250.00 needs an acknowledgment, 249.99 does not; twelve times 100 does not")
    func acknowledgment() {
        #expect(Acknowledgment.needsAcknowledgment(payment: 25_000))
        #expect(!Acknowledgment.needsAcknowledgment(payment: 24_999))
        #expect(!Acknowledgment.needsAcknowledgment(payment: 0))
        #expect(!Acknowledgment.needsAcknowledgment(payment: -25_000))
        #expect((1...12).allSatisfy { _ in !Acknowledgment.needsAcknowledgment(payment: 10_000) })
    }

    @Test("exchange is between 0 and the payment; deductible is the rest", arguments: Seeds.forRun(count: 3))
    func property(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<3000 {
            let payment = Int64.random(in: 0...2_000_000, using: &random)
            let benefit = Benefit(
                valueMinor: Int64.random(in: 0...40_000, using: &random),
                costMinor: Int64.random(in: 0...3000, using: &random), isToken: Bool.random(using: &random))
            let date = try day(Int.random(in: 2024...2026, using: &random))
            let exchange = try BenefitRule.exchangeMinor(
                payment: payment, benefit: benefit, day: date, currency: .usd)
            let deductible = try BenefitRule.deductibleMinor(
                payment: payment, benefit: benefit, day: date, currency: .usd)
            #expect((0...payment).contains(exchange), "seed \(seed)")
            #expect(exchange + deductible == payment, "seed \(seed)")
            #expect(exchange == 0 || exchange == min(payment, benefit.valueMinor ?? 0), "seed \(seed)")
        }
    }
}
