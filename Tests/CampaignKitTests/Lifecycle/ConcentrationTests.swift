import TestSupport
import Testing

@testable import CampaignKit

@Suite("Lifecycle: concentration, gift sizes and fifths")
struct ConcentrationTests {
    /// The vector of `rules.md §3`.
    @Test func gini() throws {
        #expect(try Concentration([10, 20, 30, 40, 900]).giniText == "0.72")
        #expect(try Concentration([900, 10, 40, 20, 30]).giniText == "0.72")
    }

    @Test(
        arguments: [
            ([5, 5, 5, 5], "0.00"), ([7], "0.00"), ([1, 3], "0.25"), ([0, -4, 1, 3], "0.25"),
            ([1, 1, 1, 1, 1, 1, 1, 1, 1, 991], "0.89"),
        ] as [([Int64], String)])
    func ginis(_ giving: [Int64], _ expected: String) throws {
        #expect(try Concentration(giving).giniText == expected)
    }

    /// Amounts near the largest that there are, exactly.
    @Test func giniOfHugeAmounts() throws {
        let unit = Int64.max / 2000
        #expect(try Concentration([10, 20, 30, 40, 900].map { $0 * unit }).giniText == "0.72")
        #expect(throws: MoneyError.overflow) { try Concentration([.max, .max]) }
    }

    /// Against the definition: the mean difference of all pairs over twice the mean.
    @Test(arguments: Seeds.forRun(count: 4))
    func giniIsTheMeanDifference(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let giving = (0..<Int.random(in: 1...40, using: &random)).map { _ in
            Int64.random(in: 1...5000, using: &random)
        }
        var differences: Int64 = 0
        for left in giving { for right in giving { differences += abs(left - right) } }
        let below = 2 * Int64(giving.count) * giving.reduce(0, +)
        // Rounded half up: (100·a/b + 1/2).
        let expected = (200 * differences + below) / (2 * below)
        #expect(try Concentration(giving).giniHundredths == expected, "seed \(seed)")
    }

    @Test func theTopTenthIsAtLeastOneDonor() throws {
        let five = try Concentration([10, 20, 30, 40, 900])
        #expect(five.topDonors == 1 && five.topTenth?.text == "90.0%")
        let eleven = try Concentration(Array(repeating: 10, count: 11))
        #expect(eleven.topDonors == 2 && eleven.topTenth?.text == "18.1%")
        #expect(try Concentration([]).topTenth == nil)
    }

    @Test func averageAndMedian() throws {
        let sizes = try GiftSizes([500, 100, 300, 200])
        #expect(sizes.averageMinor == 275 && sizes.medianMinor == 200 && sizes.count == 4)
        #expect(try GiftSizes([1, 100, 1]).medianMinor == 1)
        #expect(try GiftSizes([100, 101]).averageMinor == 100)
    }

    private func donor(_ number: Int64, _ day: Int, _ gifts: Int, _ total: Int64) -> DonorFacts {
        var facts = DonorFacts(donor: number)
        facts.gifts = gifts
        facts.totalMinor = total
        facts.last = gifts > 0 ? .init(day: CalendarDate(dayNumber: day), minorUnits: total) : nil
        return facts
    }

    @Test func fifthsOfTen() {
        let donors = (1...10).map { donor(Int64($0), 20_000 + $0, $0, Int64(1000 - $0)) }
        let rfm = RFM(donors)
        #expect(donors.map { rfm.score($0)?.recency ?? 0 } == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
        #expect(donors.map { rfm.score($0)?.money ?? 0 } == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1])
        #expect(rfm.score(donors[9])?.text == "551")
        #expect(rfm.fifths.map(\.recency.donors) == [2, 2, 2, 2, 2])
        #expect(rfm.fifths.map(\.recency.from) == [20_001, 20_003, 20_005, 20_007, 20_009])
    }

    /// The same value is never two scores, so a fifth may be empty.
    @Test func tiesShareTheLowerFifth() {
        let donors = (1...9).map { donor(Int64($0), 20_000, 1, 50) } + [donor(10, 20_000, 4, 60)]
        let rfm = RFM(donors)
        #expect(Set(donors.prefix(9).compactMap { rfm.score($0)?.text }) == ["111"])
        #expect(rfm.score(donors[9])?.text == "155")
        #expect(rfm.fifths.map(\.frequency.donors) == [9, 0, 0, 0, 1])
        #expect(rfm.fifths[1].frequency.from == nil)
    }

    @Test func whoeverNeverGaveHasNoScore() {
        let nobody = donor(2, 0, 0, 0)
        let rfm = RFM([donor(1, 20_000, 1, 50), nobody])
        #expect(rfm.score(nobody) == nil)
        #expect(rfm.fifths.reduce(0) { $0 + $1.money.donors } == 1)
    }
}
