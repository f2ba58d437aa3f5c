import CampaignKit
import Testing

@testable import CampaignCLI
@testable import CampaignLedger

/// Post-dated checks, summed for the campaigns shown.
struct HeldSumTests {
    private func gift(_ minor: Int64, _ parts: [(String, Int64)], onPromise: Bool = false) -> PostDatedGift {
        PostDatedGift(
            day: CalendarDate(dayNumber: 21_000), minorUnits: minor, isOnPromise: onPromise,
            parts: parts.map { PostDatedGift.Part(campaign: $0.0, raised: $0.1) })
    }

    private var gifts: [PostDatedGift] {
        [
            gift(100, [("a", 100)]), gift(90, [("a", 60), ("b", 30)]), gift(40, [("b", 0)], onPromise: true),
            gift(7, [("", 7)]), gift(5, []),
        ]
    }

    private func sum(_ campaigns: [String]?) throws -> [Int64] {
        let sum = try HeldSum(gifts, in: campaigns)
        return [Int64(sum.checks), sum.minorUnits]
    }

    @Test func everythingIsEveryCheckWhole() throws { #expect(try sum(nil) == [5, 242]) }

    @Test func aCampaignHasItsPartOfASplitCheck() throws {
        #expect(try sum(["a"]) == [2, 160])
        #expect(try sum(["b"]) == [2, 70])
        #expect(try sum(["a", "b"]) == [3, 230])
        #expect(try sum(["c"]) == [0, 0])
        #expect(try sum([]) == [0, 0])
    }

    @Test func whatDoesNotFitIsAnError() {
        #expect(throws: MoneyError.overflow) {
            try HeldSum([gift(.max, []), gift(1, [])], in: nil)
        }
    }

    @Test func theFooterSaysOneOrMany() throws {
        let report = StatusReport(
            asOf: CalendarDate(dayNumber: 20_776), currency: .usd, rows: [], unassigned: nil, total: nil)
        func lines(_ gifts: [PostDatedGift]) throws -> [String] {
            StatusFooter(report: report, look: .plain, held: try HeldSum(gifts, in: nil)).lines
        }
        #expect(try lines([]).isEmpty)
        #expect(
            try lines([gift(120_000, [])]) == ["$1,200.00 in 1 post-dated check is held until its date"])
        #expect(
            try lines([gift(50, []), gift(50, [])])
                == ["$1.00 in 2 post-dated checks is held until their dates"])
    }
}
