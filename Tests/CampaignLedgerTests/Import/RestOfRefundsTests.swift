import Testing

@testable import CampaignLedger

@Suite("The rest of refunds that are here in part")
struct RestOfRefundsTests {
    private func parts(_ amounts: [Int64], _ known: [Int64], left: Int64) -> [Int64]? {
        let pool = known.enumerated().map {
            RestOfRefunds.Known(entry: Int64($0.offset + 1), minorUnits: $0.element)
        }
        return RestOfRefunds.parts(of: amounts, in: pool, left: left)?.map { $0?.minorUnits ?? 0 }
    }

    @Test func theFirstRowsAreWhatWentBackBefore() {
        #expect(parts([60, 40], [70], left: 30) == [60, 10])
        #expect(parts([40, 60], [70], left: 30) == [40, 30])
        #expect(parts([60], [70], left: 30) == [60])
        #expect(parts([60, 40], [50, 20], left: 30) == [60, 10])
        #expect(parts([10, 50, 40], [60], left: 40) == [10, 50, 0])
    }

    /// Nothing reverses more than the gift.
    @Test func moreThanIsLeftIsNotPosted() {
        #expect(parts([60, 45], [70], left: 30) == nil)
        #expect(parts([40], [], left: 30) == nil)
        #expect(parts([.max, .max], [.max], left: 30) == nil)
    }

    @Test func eachNamesTheRowItIsIn() {
        let known = [
            RestOfRefunds.Known(entry: 7, minorUnits: 50), RestOfRefunds.Known(entry: 9, minorUnits: 20),
        ]
        let parts = RestOfRefunds.parts(of: [60, 40], in: known, left: 30)
        #expect(parts?.map { $0?.entry } == [7, 9])
    }
}
