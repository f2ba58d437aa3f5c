import CampaignKit
import CampaignLedger
import Testing

/// The traps of `rules.md §3`: what is a gift of a year, and what is not.
@Suite("Giving: what counts in which year")
struct GivingBasisTests {
    @Test func lastYearAndNotThis() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2025-05-01"), Rows.gift("100", on: "2024-05-01", donor: "d2"),
            Rows.gift("100", on: "2025-05-01", donor: "d3"), Rows.gift("50", on: "2026-05-01", donor: "d3"),
        ])
        #expect(try ledger.status("d1", 2026) == .lapsedNew)
        #expect(try ledger.status("d2", 2026) == .dormant)
        #expect(try ledger.status("d3", 2026) == .downgraded)
    }

    /// Seen in CiviCRM: a failed gift of this year hid a LYBUNT.
    @Test func aFailedGiftDoesNotHideALYBUNT() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2025-05-01"), Rows.gift("100", on: "2026-03-01", id: "failed"),
            Rows.gift("100", on: "2026-03-01", id: "back", donor: "d2"),
            Rows.gift("90", on: "2025-03-01", donor: "d2"),
        ])
        try ledger.post([
            Rows.void("failed", on: "2026-03-02"), Rows.refund("100", on: "2026-04-01", of: "back"),
        ])
        #expect(try ledger.status("d1", 2026) == .lapsedNew)
        #expect(try ledger.status("d2", 2026) == .lapsedNew)
        let facts = try #require(try ledger.facts(2026)["d1"])
        #expect(facts.gifts == 1 && facts.giftsThisYear == 0 && facts.largestMinor == 100_00)
        #expect(facts.last?.day == .day("2025-05-01"))
    }

    /// Vector 12 of `rules.md §4`.
    @Test func aBouncedDecemberGiftMakesNoLYBUNT() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("500", on: "2025-12-20", id: "check"),
            Rows.row(.chargeback, "500", on: "2026-01-08", donor: nil, to: .unassigned, reverses: "check"),
            Rows.gift("100", on: "2026-03-15"),
        ])
        #expect(try ledger.status("d1", 2026) == .new)
        #expect(try ledger.status("d1", 2026, asOf: "2026-02-01") == nil)
        // Before it bounced it was a gift, as far as anyone knew.
        #expect(try ledger.status("d1", 2026, asOf: "2026-01-07") == .lapsedNew)
        #expect(try ledger.status("d1", 2025, asOf: "2025-12-31") == .new)
        #expect(try ledger.status("d1", 2025) == nil)
    }

    /// A list of a past year knows nothing of who came later.
    @Test func aPastYearIgnoresGiftsAfterIt() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10", on: "2020-05-01"), Rows.gift("900", on: "2024-05-01"),
            Rows.gift("10", on: "2024-02-01", donor: "first timer"),
        ])
        let facts = try ledger.facts(2022)
        #expect(facts["d1"]?.status == .dormant)
        #expect(facts["d1"]?.largestMinor == 10_00 && facts["d1"]?.last?.day == .day("2020-05-01"))
        #expect(facts["d1"]?.totalMinor == 10_00 && facts["d1"]?.gifts == 1)
        #expect(facts["first timer"]?.status == nil)
        #expect(try !Pick("sybunt or lybunt", currency: .usd).contains(#require(facts["first timer"])))
    }

    /// Unlike a figure of `status`, which it lowers on its own day.
    @Test func whatWentBackIsTakenOffTheGiftsYear() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2025-05-01", id: "g"), Rows.refund("40", on: "2026-01-05", of: "g"),
            Rows.gift("60", on: "2026-02-01"),
        ])
        let facts = try #require(try ledger.facts(2026)["d1"])
        #expect(facts.lastYearMinor == 60_00 && facts.thisYearMinor == 60_00 && facts.status == .same)
        #expect(facts.largestMinor == 60_00)
        #expect(try ledger.facts(2025)["d1"]?.thisYearMinor == 60_00)
        #expect(try ledger.facts(2025, asOf: "2025-12-31")["d1"]?.thisYearMinor == 100_00)
    }

    @Test func aBouncedCheckThatClearsIsAGiftAgain() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2025-05-01", id: "g"),
            Rows.refund("100", on: "2025-05-09", of: "g", id: "bounced"),
            Rows.refund("100", on: "2026-02-01", of: "bounced", id: "cleared"),
        ])
        #expect(try ledger.status("d1", 2026, asOf: "2026-01-31") == nil)
        #expect(try ledger.status("d1", 2026) == .lapsedNew)
    }

    @Test func aRefundThatNamesNoGiftCountsInItsOwnYear() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2025-05-01"), Rows.row(.refund, "30", on: "2026-02-01"),
            Rows.row(.refund, "30", on: "2026-02-01", donor: "d2"),
        ])
        let facts = try ledger.facts(2026)
        #expect(facts["d1"]?.lastYearMinor == 100_00 && facts["d1"]?.thisYearMinor == -30_00)
        #expect(facts["d1"]?.status == .lapsedNew && facts["d1"]?.gifts == 1)
        #expect(facts["d2"]?.status == nil && facts["d2"]?.totalMinor == -30_00)
        var partition = LifecyclePartition()
        for each in facts.values { try partition.add(each) }
        #expect(partition.otherThisYearMinor == -60_00 && partition.totalThisYearMinor == 0)
    }

    /// A year's sum decides, not the sum of all years before.
    @Test func earlierMeansAnyYear() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10", on: "2021-05-01"), Rows.row(.refund, "500", on: "2022-05-01"),
            Rows.gift("20", on: "2025-05-01"),
        ])
        #expect(try ledger.status("d1", 2026) == .lapsedRepeat)
        #expect(try ledger.facts(2026)["d1"]?.years == 2)
    }

    @Test func propertyAndPromisesAreNoGivingButPaymentsAre() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.inKind, "700", on: "2026-02-01"), Rows.pledge("900", on: "2026-01-01", named: "p"),
            Rows.payment("300", on: "2026-02-01", of: "p", donor: "d2"),
            Rows.row(.matchExpected, "50", on: "2026-02-01", donor: "d3"),
            Rows.row(.conditional, "50", on: "2026-02-01", donor: "d4", pledge: "c"),
            Rows.row(.inKind, "700", on: "2025-02-01", id: "k", donor: "d5"),
            Rows.refund("100", on: "2026-03-01", of: "k"),
        ])
        let facts = try ledger.facts(2026)
        #expect(facts["d1"]?.status == nil, "a pledge and a gift in kind")
        #expect(facts["d2"]?.status == .new && facts["d2"]?.thisYearMinor == 300_00, "who paid it")
        for donor in ["d3", "d4", "d5"] { #expect(facts[donor]?.status == nil) }
        #expect(facts.values.allSatisfy { $0.status != nil || $0.totalMinor == 0 })
    }

    /// A ticket counts with what is above its value, and a refund takes both parts by their shares.
    @Test func whatWasBoughtIsNotGiven() throws {
        let ledger = try TestLedger()
        var dinner = Rows.gift("100", on: "2026-02-01", id: "dinner")
        dinner.exchangeMinor = 40_00
        var other = Rows.gift("100", on: "2026-02-01", id: "other", donor: "d2")
        other.exchangeMinor = 40_00
        try ledger.post([dinner, other, Rows.refund("50", on: "2026-03-01", of: "other")])
        let facts = try ledger.facts(2026)
        #expect(facts["d1"]?.thisYearMinor == 60_00 && facts["d1"]?.largestMinor == 60_00)
        #expect(facts["d2"]?.thisYearMinor == 30_00)
    }

    @Test func aSplitGiftIsOneGift() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("60", on: "2026-02-01", id: "s", to: .b), Rows.gift("40", on: "2026-02-01", id: "s"),
            Rows.refund("10", on: "2026-03-01", of: "s"),
        ])
        let facts = try #require(try ledger.facts(2026)["d1"])
        #expect(facts.gifts == 1 && facts.largestMinor == 90_00 && facts.last?.place == .b)
    }

    @Test func governmentsAreDonorsInStatistics() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("60", on: "2026-02-01", donor: "gov1")])
        let facts = try #require(try ledger.facts(2026)["gov1"])
        #expect(facts.status == .new && facts.kind == .government)
    }

    @Test func aPostDatedCheckIsNoGiftYet() throws {
        let ledger = try TestLedger()
        var check = Rows.gift("60", on: "2026-09-01")
        check.basis = .postDated
        check.received = .day("2026-06-01")
        try ledger.post([check, Rows.gift("60", on: "2025-09-01")])
        #expect(try ledger.status("d1", 2026) == .lapsedNew)
        #expect(try ledger.status("d1", 2026, asOf: "2026-09-01") == .same)
    }

    /// `gift move --donor` voids and posts again.
    @Test func aGiftOfSomebodyElseFollowsTheMove() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("60", on: "2026-02-01", id: "g")])
        let before = try ledger.facts(2026, knownOn: 1)
        try ledger.post([
            Rows.void("g", on: "2026-06-01"), Rows.gift("60", on: "2026-02-01", id: "again", donor: "d2"),
        ])
        let facts = try ledger.facts(2026)
        #expect(facts["d1"]?.status == nil && facts["d2"]?.status == .new)
        #expect(before["d1"]?.status == .new && before["d2"] == nil)
        let known = try ledger.facts(2026, knownOn: 1)
        #expect(known["d1"]?.status == .new && known["d2"] == nil)
    }

    @Test func anAdjustmentIsTheGiftsOwnSize() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10,000", on: "2025-12-01", id: "g"),
            Rows.row(.adjustment, "-9,000", on: "2026-01-10", donor: nil, to: .unassigned, reverses: "g"),
        ])
        let facts = try #require(try ledger.facts(2026)["d1"])
        #expect(facts.lastYearMinor == 1000_00 && facts.largestMinor == 1000_00)
    }

    @Test func aRealizedBequestIsReceived() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.revocable, "500", on: "2022-01-01", id: "will"),
            Rows.row(.revocableRealized, "500", on: "2026-01-01", id: "estate", reverses: "will"),
        ])
        #expect(try ledger.status("d1", 2025) == nil)
        #expect(try ledger.status("d1", 2026) == .new)
    }

    @Test func fiscalYearsEndWhereTheyAreNamed() throws {
        let ledger = try TestLedger()
        let july = try #require(MonthDay("07-01"))
        try ledger.post([
            Rows.gift("10", on: "2025-06-30"), Rows.gift("10", on: "2025-07-01", donor: "d2"),
        ])
        let facts = try ledger.facts(2026, startingOn: july)
        #expect(facts["d1"]?.status == .lapsedNew && facts["d2"]?.status == .new)
        #expect(try ledger.facts(2026)["d2"]?.status == .lapsedNew)
    }

    /// The first by number of two on a day is an accident; the larger one is what they remember.
    @Test func twoGiftsOnADayAreTwo() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10", on: "2026-02-01"), Rows.gift("70", on: "2026-02-01", to: .b),
            Rows.gift("30", on: "2026-02-01"),
        ])
        let facts = try #require(try ledger.facts(2026)["d1"])
        #expect(facts.gifts == 3 && facts.giftsThisYear == 3 && facts.thisYearMinor == 110_00)
        #expect(facts.last?.minorUnits == 70_00 && facts.first?.minorUnits == 70_00)
        #expect(facts.last?.place == .b)
    }

    /// The last gift stands where its pledge does, or where it was moved to.
    @Test func theLastGiftsPlace() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("100", on: "2026-01-01", named: "p", to: .b),
            Rows.payment("10", on: "2026-02-01", of: "p"),
            Rows.gift("10", on: "2026-02-01", id: "g", donor: "d2"),
        ])
        try ledger.post([Rows.move("g", to: .project("c-x"), on: "2026-03-01")])
        let facts = try ledger.facts(2026)
        #expect(facts["d1"]?.last?.place == .b)
        #expect(facts["d2"]?.last?.place == .project("c-x"))
    }

    /// Statistics count everyone; who is asked is another matter.
    @Test func theDeadAndTheAnonymousAreCounted() throws {
        let ledger = try TestLedger()
        var hidden = Rows.gift("10", on: "2026-02-01", donor: "shy")
        hidden.anonymity = .staff
        try ledger.post([
            Rows.gift("10", on: "2026-02-01", donor: "late").donor { $0.suppressions = .deceased }, hidden,
        ])
        let facts = try ledger.facts(2026)
        #expect(facts["late"]?.status == .new && facts["shy"]?.status == .new)
        let query = GivingQuery(year: LifecycleYear(2026), asOf: ledger.today)
        let forStaff = try ledger.ledger.staffFacts(query)
        let shy = try #require(facts["shy"]).donor
        #expect(forStaff.keys.sorted() == [shy] && forStaff[shy]?.status == nil)
    }

    /// What a list says of a person tells nothing of a hidden gift, whoever gave it or is recognized for it.
    @Test func whatStaffMayKnow() throws {
        let ledger = try TestLedger()
        var hidden = Rows.gift("90", on: "2026-02-01", donor: "shy")
        hidden.anonymity = .staff
        hidden.softCredits = [SoftCredit(donorID: "friend", kind: .household)]
        try ledger.post([
            Rows.gift("10", on: "2026-02-01", donor: "shy"),
            Rows.gift("5", on: "2026-03-01", donor: "friend"),
            Rows.gift("7", on: "2026-03-01", donor: "open"), hidden,
        ])
        let query = GivingQuery(year: LifecycleYear(2026), asOf: ledger.today, soft: true)
        var all: [Int64: Int64] = [:]
        _ = try ledger.ledger.donorFacts(query) { all[$0.donor] = $0.thisYearMinor }
        #expect(all.values.sorted() == [5_00, 7_00, 100_00], "the friend's credit would tell of the gift")
        let seen = try ledger.ledger.staffFacts(query)
        #expect(seen.values.map(\.thisYearMinor).sorted() == [5_00, 10_00])
        #expect(seen.values.map(\.largestMinor).sorted() == [5_00, 10_00])
    }

    @Test func theSizesOfTheYearsGifts() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10", on: "2026-02-01"), Rows.gift("70", on: "2025-02-01"),
            Rows.gift("30", on: "2026-02-01", id: "g"), Rows.refund("5", on: "2026-02-02", of: "g"),
            Rows.gift("99", on: "2026-02-01", id: "v"), Rows.void("v", on: "2026-02-02"),
            Rows.row(.inKind, "99", on: "2026-02-01"), Rows.row(.refund, "3", on: "2026-02-01"),
        ])
        let query = GivingQuery(year: LifecycleYear(2026), asOf: ledger.today)
        #expect(try ledger.ledger.donorFacts(query) { _ in }.sorted() == [10_00, 25_00])
    }
}
