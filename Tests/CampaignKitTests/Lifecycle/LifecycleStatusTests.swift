import Testing

@testable import CampaignKit

/// Every combination of the three years is in one status, and each status in the right groups.
@Suite("Lifecycle: one status for everybody")
struct LifecycleStatusTests {
    @Test(
        arguments: [
            (100, 0, false, .new), (100, 0, true, .recaptured), (100, 90, false, .upgraded),
            (100, 90, true, .upgraded), (90, 90, true, .same), (80, 90, false, .downgraded),
            (0, 90, false, .lapsedNew), (0, 90, true, .lapsedRepeat), (0, 0, true, .dormant),
            (0, 0, false, nil), (-50, 90, true, .lapsedRepeat), (100, -50, false, .new),
            (-1, -1, true, .dormant),
        ] as [(Int64, Int64, Bool, LifecycleStatus?)])
    func status(_ this: Int64, _ last: Int64, _ earlier: Bool, _ expected: LifecycleStatus?) {
        #expect(LifecycleStatus(thisYear: this, lastYear: last, gaveEarlier: earlier) == expected)
    }

    @Test func statusesInAYearAreThoseOfItsCheck() {
        let inYear = LifecycleStatus.allCases.filter(\.isInYear)
        #expect(inYear == [.new, .recaptured, .upgraded, .same, .downgraded])
        let before = LifecycleStatus.allCases.filter(\.isInYearBefore)
        #expect(before == [.upgraded, .same, .downgraded, .lapsedNew, .lapsedRepeat])
        #expect(LifecycleStatus.allCases.filter(\.isLapsed) == [.lapsedNew, .lapsedRepeat])
    }

    /// CiviCRM and NPSP list everyone who gave before and not this year.
    @Test func classicSYBUNTHasTheLYBUNTs() {
        for status in LifecycleStatus.allCases {
            #expect(PickGroup.sybunt.contains(status) == (status == .dormant))
            let classic = PickGroup.sybunt.contains(status, classic: true)
            #expect(classic == (status == .dormant || status.isLapsed))
            #expect(PickGroup.lybunt.contains(status) == PickGroup.lapsed.contains(status))
            #expect(PickGroup.lybunt.contains(status) == status.isLapsed)
            #expect(PickGroup.retained.contains(status) == status.isRetained)
            #expect(PickGroup.all.contains(status))
        }
        #expect(PickGroup.allCases.allSatisfy { !$0.contains(nil) })
    }

    @Test func theFiscalYearIsTheOneThatEndsInIt() throws {
        let july = try #require(MonthDay("07-01"))
        let year = LifecycleYear(2026, startingOn: july)
        #expect(year.this.starts.description == "2025-07-01")
        #expect(year.this.ends.description == "2026-06-30")
        #expect(year.last.ends.description == "2025-06-30")
        #expect(year.text == "FY2026" && year.lastText == "FY2025")
        #expect(LifecycleYear(containing: day("2026-07-01"), startingOn: july).year == 2027)
        #expect(LifecycleYear(containing: day("2026-06-30"), startingOn: july).year == 2026)
        #expect(LifecycleYear(2026).text == "2026")
    }

    /// For a past year gifts after it are ignored.
    @Test func giftsCountUntilTheYearsEndOrTheDay() {
        #expect(LifecycleYear(2026).lastGiftDay(asOf: day("2026-11-20")) == day("2026-11-20"))
        #expect(LifecycleYear(2025).lastGiftDay(asOf: day("2026-11-20")) == day("2025-12-31"))
    }
}
