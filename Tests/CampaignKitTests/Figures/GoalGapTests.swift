import CampaignKit
import Testing

@Suite("Goals and costs")
struct GoalGapTests {
    @Test(
        "What is missing and what is beyond, never below zero",
        arguments: [
            (100, 40, 60, 0), (100, 100, 0, 0), (100, 140, 0, 40), (100, -20, 120, 0),
            (Int64.max, Int64.min, Int64.max, 0), (0, Int64.max, 0, Int64.max),
        ] as [(Int64, Int64, Int64, Int64)])
    func gaps(_ goal: Int64, _ raised: Int64, _ toGo: Int64, _ over: Int64) {
        #expect(GoalGap.toGo(goal: goal, raised: raised) == toGo)
        #expect(GoalGap.over(goal: goal, raised: raised) == over)
    }

    @Test(
        "What one dollar cost is rounded up",
        arguments: [
            (10_000, 30_000, 34), (10_000, 40_000, 25), (0, 100, 0), (1, 1_000_000, 1), (100, 0, nil),
            (100, -5, nil), (nil, 100, nil), (Int64.max, 1, nil),
        ] as [(Int64?, Int64, Int64?)])
    func cost(_ cost: Int64?, _ raised: Int64, _ expected: Int64?) {
        #expect(CostPerUnit.of(cost: cost, raised: raised, in: .usd) == expected)
    }

    @Test("Currencies without minor units have whole costs")
    func yen() throws {
        let yen = try #require(Currency(code: "JPY"))
        #expect(CostPerUnit.of(cost: 10, raised: 3, in: yen) == 4)
    }

    @Test(
        "Money beyond one goal is not raised for another",
        arguments: [
            (nil, nil, nil), (1000, 1000, 0), (1000, 0, 1000), (1000, 400, 600),
        ] as [(Int64?, Int64?, Int64?)])
    func forGoals(_ goal: Int64?, _ toGo: Int64?, _ met: Int64?) {
        let total = StatusTotal(goal: goal, toGo: toGo, overGoal: nil, tally: Tally(), overdue: 0)
        #expect(total.raisedForGoals == met)
        #expect((total.percentRaised == nil) == (met == nil))
    }
}
