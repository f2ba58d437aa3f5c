import CampaignKit
import Testing

/// The weighted pipeline: `grants.md §1.4.4`, vectors V14, V29 and V30.
@Suite("Grants: the weighted pipeline")
struct GrantPipelineTests {
    private static let start = CalendarDate(dayNumber: 20_000)

    private func day(_ offset: Int) -> CalendarDate { Self.start.adding(days: offset) }

    private func move(_ seq: Int64, _ offset: Int, _ stage: GrantStage, likelihood: Int64? = nil)
        -> GrantHistory.Row
    {
        GrantHistory.Row(seq: seq, batch: seq, day: day(offset), stage: stage, likelihood: likelihood)
    }

    /// Asked on day 0 in batch 1, for places by weight.
    private func grant(
        _ moves: [GrantHistory.Row], requested: Int64?, expected: Int64? = nil, places: [Int64] = [7],
        weights: [Int64] = [1], isGovernment: Bool = false
    ) -> GrantPipeline {
        GrantPipeline(
            history: GrantHistory(moves),
            figures: [
                GrantPipeline.Figures(
                    seq: 1, batch: 1, day: day(0), requested: requested, expected: expected)
            ],
            shares: [
                GrantPipeline.Shares(seq: 1, batch: 1, day: day(0), places: places, weights: weights)
            ],
            funders: [GrantPipeline.Funder(batch: 1, day: day(0), isGovernment: isGovernment)])
    }

    /// What stands at the end of a day in a class, place by place; the key of a count is all its places.
    private func standing(
        _ grant: GrantPipeline, _ countClass: CountClass, on offset: Int, knownOn batch: Int64 = .max
    ) -> [[Int64]: CommitmentFigures] {
        var sums: [[Int64]: CommitmentFigures] = [:]
        for (key, figures) in grant.steps(knownOn: batch)
        where key.countClass == countClass && key.day <= day(offset) {
            sums[key.places] = (sums[key.places] ?? CommitmentFigures()).adding(figures)
        }
        return sums.filter { !$0.value.isZero }
    }

    private func raised(
        _ grant: GrantPipeline, _ countClass: CountClass = .pipeline, on offset: Int,
        knownOn batch: Int64 = .max
    ) -> Int64 {
        standing(grant, countClass, on: offset, knownOn: batch).values.map(\.raised).reduce(0, +)
    }

    @Test("V14: 60,000 of 100,000 the day before the award, nothing on its day")
    func award() {
        let asked = grant([move(1, 0, .review), move(2, 30, .awarded)], requested: 10_000_000)
        #expect(asked.weighted(asOf: day(29)) == 6_000_000 && asked.weighted(asOf: day(30)) == 0)
        #expect(raised(asked, on: 29) == 6_000_000 && raised(asked, .pipelineAsked, on: 29) == 10_000_000)
        #expect(raised(asked, on: 30) == 0)
        #expect(standing(asked, .pipelineAsked, on: 30).isEmpty)
        // Before the award was posted it stood on.
        #expect(raised(asked, on: 30, knownOn: 1) == 6_000_000)
    }

    @Test("V29: rounded down grant by grant")
    func weighted() {
        let parts: [(Int64, Int64, Int64)] = [
            (10_000_000, 100, 1_000_000), (15_000_000, 300, 4_500_000), (25_000_001, 600, 15_000_000),
            (4_999_999, 800, 3_999_999),
        ]
        for (base, tenths, weighted) in parts {
            #expect(GrantPipeline.weighted(base, likelihood: tenths) == weighted)
            let one = grant([move(1, 0, .loi, likelihood: tenths)], requested: base)
            #expect(raised(one, on: 0) == weighted)
        }
        #expect(parts.map(\.2).reduce(0, +) == 24_499_999)
        #expect(2 * GrantPipeline.weighted(25_000_001, likelihood: 600) == 30_000_000)
        #expect(GrantPipeline.weighted(50_000_002, likelihood: 600) == 30_000_001)
    }

    @Test("limits: certain, hopeless, below zero, and as large as a number gets")
    func limits() {
        #expect(GrantPipeline.weighted(.max, likelihood: 1000) == .max)
        #expect(GrantPipeline.weighted(.max, likelihood: 0) == 0)
        #expect(GrantPipeline.weighted(-5, likelihood: 1000) == 0)
        #expect(GrantPipeline.weighted(1, likelihood: 999) == 0)
    }

    @Test("V30: 150,000 at 30 % over 60 and 40 parts")
    func shares() {
        let spread = grant(
            [move(1, 0, .proposal)], requested: 15_000_000, places: [3, 9], weights: [60, 40])
        let weighted = standing(spread, .pipeline, on: 0)
        #expect(weighted.mapValues(\.raised) == [[3]: 2_700_000, [9]: 1_800_000])
        #expect(weighted.values.allSatisfy { $0.outstanding == $0.raised && $0.received == 0 })
        let asked = standing(spread, .pipelineAsked, on: 0)
        #expect(asked.mapValues(\.raised) == [[3]: 9_000_000, [9]: 6_000_000, [3, 9]: 0])
        // One application, however many places it is for.
        #expect(asked.mapValues(\.commitments) == [[3]: 0, [9]: 0, [3, 9]: 1])
    }

    @Test("what is expected is weighed, what was asked is the face value")
    func expected() {
        let less = grant([move(1, 0, .review)], requested: 10_000_000, expected: 5_000_000)
        #expect(raised(less, on: 0) == 3_000_000 && raised(less, .pipelineAsked, on: 0) == 10_000_000)
        let only = grant([move(1, 0, .review)], requested: nil, expected: 5_000_000)
        #expect(raised(only, on: 0) == 3_000_000 && raised(only, .pipelineAsked, on: 0) == 5_000_000)
    }

    @Test("without an amount it is counted, and counted apart")
    func withoutAmount() {
        let idea = grant([move(1, 0, .prospect)], requested: nil)
        #expect(raised(idea, on: 0) == 0 && raised(idea, .pipelineAsked, on: 0) == 0)
        #expect(standing(idea, .pipeline, on: 0)[[7]]?.commitments == 1)
        #expect(standing(idea, .pipelineAsked, on: 0)[[7]]?.commitments == 1)
        let known = grant([move(1, 0, .prospect)], requested: 100)
        #expect(standing(known, .pipeline, on: 0)[[7]]?.commitments == 0)
    }

    @Test("a government's application has classes of its own, from the day that its funder is one")
    func government() {
        var county = grant([move(1, 0, .review)], requested: 1000, isGovernment: true)
        #expect(raised(county, on: 0) == 0 && raised(county, .governmentPipeline, on: 0) == 600)
        // The county hands over to its foundation on day 10.
        county.funders.append(GrantPipeline.Funder(batch: 2, day: day(10), isGovernment: false))
        #expect(raised(county, .governmentPipeline, on: 9) == 600 && raised(county, on: 9) == 0)
        #expect(raised(county, .governmentPipeline, on: 10) == 0 && raised(county, on: 10) == 600)
    }

    @Test("a batch's changes are what its posting made of all days, so that they sum to the steps")
    func changes() {
        var asked = grant(
            [move(1, 0, .loi), move(2, 20, .proposal), move(3, 40, .declined), move(5, 10, .prospect)],
            requested: 1000, places: [3, 9], weights: [1, 2])
        asked.figures.append(
            GrantPipeline.Figures(seq: 2, batch: 4, day: day(5), requested: 3000, expected: 2000))
        asked.shares.append(
            GrantPipeline.Shares(seq: 2, batch: 6, day: day(15), places: [3], weights: [1]))
        var sums: [GrantPipeline.Key: CommitmentFigures] = [:]
        for batch in Int64(1)...6 {
            for (key, figures) in asked.changes(ofBatch: batch) {
                sums[key] = (sums[key] ?? CommitmentFigures()).adding(figures)
            }
            #expect(sums.filter { !$0.value.isZero } == asked.steps(knownOn: batch))
        }
        for offset in -1...41 {
            #expect(raised(asked, on: offset) == asked.weighted(asOf: day(offset)), "day \(offset)")
        }
        #expect(asked.changes(ofBatch: 7).isEmpty)
    }

    @Test("a decision after the campaign's end is in no forecast")
    func forecast() {
        func decided(_ offset: Int?) -> Bool {
            GrantPipeline.Figures(seq: 1, batch: 1, day: day(0), decision: offset.map(day))
                .isDecided(by: day(30))
        }
        #expect(decided(30) && !decided(31) && decided(nil))
    }

    @Test("V31: 4 of 10 decided, a third of the money asked")
    func success() throws {
        var success = GrantSuccess()
        #expect(success.byCount == nil && success.byMoney == nil)
        for _ in 0..<4 { try success.addAward(10_000_000, asked: 12_000_000) }
        for _ in 0..<6 { try success.addDecline(asked: 12_000_000) }
        #expect(success.byCount?.text == "40.0%")
        #expect(success.askedMinor == 120_000_000 && success.byMoney?.text == "33.3%")
        #expect(throws: MoneyError.overflow) { try success.addDecline(asked: .max) }
        #expect(success.declined == 6)
    }
}
