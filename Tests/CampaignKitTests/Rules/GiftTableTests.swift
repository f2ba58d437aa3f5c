import CampaignKit
import TestSupport
import Testing

@Suite("Gift table, rules.md §2")
struct GiftTableTests {
    private func usd(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: .usd) }

    private func text(_ rows: [GiftTable.Row]) -> String {
        rows.map { "\($0.amount.text) × \($0.gifts) = \($0.subtotal.text), \($0.prospects) prospects\n" }
            .joined()
    }

    @Test("a goal of 1,000,000")
    func million() {
        let rows = GiftTable.standard(goal: usd(100_000_000))
        #expect(rows.map(\.amount.shortText) == ["$200,000", "$100,000", "$50,000", "$25,000", "$12,500"])
        #expect(rows.map(\.gifts) == [1, 2, 4, 8, 16])
        #expect(rows.map(\.prospects) == [4, 7, 12, 20, 32])
        #expect(rows.allSatisfy { $0.subtotal == usd(20_000_000) })
    }

    @Test("tables of other goals, as committed")
    func golden() {
        let goals: [Int64] = [100_000_000, 420_000_000, 123_456_789, 18_000_000, 100_001, 99, 7, 1]
        let tables = goals.map { "\(usd($0).text)\n" + text(GiftTable.standard(goal: usd($0))) }
        #expect(Golden.expect(tables.joined(separator: "\n"), at: "gift-table.txt") == nil)
    }

    @Test("no table without a goal", arguments: [0, -1, Int64.min])
    func noGoal(minor: Int64) {
        #expect(GiftTable.standard(goal: usd(minor)).isEmpty)
    }

    @Test("subtotals sum to the goal, only the last tier rounds", arguments: Seeds.forRun(count: 4))
    func property(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let codes = ["USD", "JPY", "KWD", "CLF"]
        for _ in 0..<2000 {
            let currency = try #require(Currency(code: codes.randomElement(using: &random) ?? "USD"))
            let minor =
                Int64.random(in: 1...Int64.max, using: &random) >> Int64.random(in: 0...62, using: &random)
            guard minor > 0 else { continue }
            let rows = GiftTable.standard(goal: Money(minorUnits: minor, currency: currency))
            #expect(rows.reduce(0) { $0 + $1.subtotal.minorUnits } == minor, "seed \(seed): \(minor)")
            #expect(rows.allSatisfy { $0.amount.minorUnits > 0 && $0.prospects > $0.gifts }, "seed \(seed)")
            for row in rows.dropLast() {
                #expect(row.amount.minorUnits * Int64(row.gifts) == row.subtotal.minorUnits, "seed \(seed)")
            }
            let last = try #require(rows.last)
            let rounding = last.subtotal.minorUnits - last.amount.minorUnits * Int64(last.gifts)
            #expect(rounding >= 0, "seed \(seed)")
            guard minor >= 8000 * currency.minorPerUnit else { continue }
            #expect(rows.count == 5)
            #expect(rows.allSatisfy { $0.amount.minorUnits % currency.minorPerUnit == 0 }, "seed \(seed)")
        }
    }

    @Test("tiers written by hand stay as written")
    func tiers() throws {
        let rows = try GiftTable.rows(tiers: [
            GiftTableRule.Tier(amount: usd(50_000_000), gifts: 1, prospectsPerGiftTenths: 25),
            GiftTableRule.Tier(amount: usd(10_000_000), gifts: 3),
            GiftTableRule.Tier(amount: usd(1_000_000), gifts: 10),
            GiftTableRule.Tier(amount: usd(500_000), gifts: 1),
            GiftTableRule.Tier(amount: usd(400_000), gifts: 1),
            GiftTableRule.Tier(amount: usd(300_000), gifts: 5),
        ])
        #expect(rows.map(\.prospects) == [3, 11, 30, 3, 2, 10])
        #expect(
            rows.map(\.subtotal.minorUnits) == [
                50_000_000, 30_000_000, 10_000_000, 500_000, 400_000, 1_500_000,
            ])
    }

    @Test("tiers that do not fit are an error")
    func overflow() {
        #expect(throws: MoneyError.overflow) {
            try GiftTable.rows(tiers: [GiftTableRule.Tier(amount: usd(.max), gifts: 2)])
        }
        #expect(throws: MoneyError.overflow) {
            try GiftTable.rows(tiers: [
                GiftTableRule.Tier(amount: usd(1), gifts: .max, prospectsPerGiftTenths: 100)
            ])
        }
    }

    @Test("what a campaign asks for")
    func rule() throws {
        let goal = usd(100_000_000)
        #expect(try GiftTable.rows(rule: .auto, goal: goal) == GiftTable.standard(goal: goal))
        let tier = GiftTableRule.Tier(amount: usd(100), gifts: 1)
        #expect(try GiftTable.rows(rule: .tiers([tier]), goal: goal).map(\.subtotal) == [usd(100)])
        #expect(try GiftTable.rows(rule: .tiers([]), goal: goal).isEmpty)
    }
}
