import CampaignKit
import CampaignLedger
import Testing

@Suite("Giving: households and recognition")
struct HouseholdTests {
    @Test func aHouseholdIsOneDonor() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10", on: "2024-02-01", donor: "ana").household("h1"),
            Rows.gift("20", on: "2025-02-01", donor: "ben").household("h1").donor { $0.state = "NY" },
            Rows.gift("30", on: "2026-02-01", donor: "joint").household("h1").donor {
                $0.kind = .household
                $0.state = "NJ"
            },
            Rows.gift("5", on: "2026-02-01", donor: "other").household("h2"),
        ])
        let facts = try ledger.facts(2026)
        #expect(facts.count == 2)
        let home = try #require(facts["ana"])
        #expect(home.status == .upgraded && home.members.count == 3 && home.gaveEarlier)
        #expect(home.totalMinor == 60_00 && home.years == 3 && home.gifts == 3)
        #expect(home.first?.day == .day("2024-02-01") && home.last?.minorUnits == 30_00)
        #expect(home.kind == .household && home.state == "NY", "the first member with a state")
        let people = try ledger.facts(2026, unit: .person)
        #expect(people["ana"]?.status == .dormant && people["ben"]?.status == .lapsedNew)
        #expect(people["joint"]?.status == .new && people.count == 4)
    }

    /// The column may name the household's own donor id instead of a code.
    @Test func aHouseholdMayBeADonorItself() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("30", on: "2025-02-01", donor: "pair").donor { $0.kind = .household },
            Rows.gift("10", on: "2026-02-01", donor: "ana").household("pair"),
            Rows.gift("10", on: "2024-02-01", donor: "ben").household("pair"),
        ])
        let home = try #require(try ledger.facts(2026)["pair"])
        #expect(home.status == .downgraded && home.members.count == 3)
    }

    /// An id of one system is not an id of another.
    @Test func theSameCodeInAnotherSourceIsAnotherHousehold() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10", on: "2026-02-01", donor: "a").household("7"),
            Rows.gift("10", on: "2026-02-01", donor: "b").household("7").from("other"),
            Rows.gift("10", on: "2026-02-01", donor: "7").from("third"),
        ])
        #expect(try ledger.facts(2026).count == 3)
    }

    @Test func nobodyIsLostOrCountedTwice() throws {
        let ledger = try TestLedger()
        try ledger.post(
            (0..<60).map { index in
                let row = Rows.gift("\(index + 1)", on: "2025-0\(1 + index % 9)-01", donor: "d\(index)")
                return index % 3 == 0 ? row : row.household("h\(index % 7)")
            })
        let facts = try ledger.facts(2026)
        #expect(facts.values.flatMap(\.members).sorted() == Array(1...60))
        #expect(facts.values.reduce(0) { $0 + $1.lastYearMinor } == 1830_00)
        #expect(facts.values.allSatisfy { $0.donor == $0.members.min() })
        #expect(facts.count == 20 + 7)
    }

    // MARK: Recognition

    @Test func anAdvisorIsADonorOnlyWhenRecognitionIsAsked() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.daf, "1000", on: "2026-02-01", donor: "fund").credit("advisor", .dafAdvisor)
        ])
        #expect(try ledger.facts(2026)["advisor"]?.status == nil)
        let soft = try ledger.facts(2026, soft: true)
        #expect(soft["advisor"]?.status == .new && soft["advisor"]?.thisYearMinor == 1000_00)
        #expect(soft["advisor"]?.gifts == 1 && soft["fund"]?.thisYearMinor == 1000_00)
    }

    /// Who asked for a gift, or helped it along, gave nothing.
    @Test func solicitorsGaveNothing() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-02-01").credit("asker", .solicitor).credit("friend", .influencer)
        ])
        let soft = try ledger.facts(2026, soft: true)
        #expect(soft["asker"]?.status == nil && soft["friend"]?.status == nil)
    }

    /// Distinct (gift, household), never above the gift.
    @Test func aHouseholdsOwnGiftIsNotAddedAgain() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-02-01", donor: "ana").household("h").credit("ben", .household),
            Rows.gift("1", on: "2020-02-01", donor: "ben").household("h"),
        ])
        #expect(try ledger.facts(2026, soft: true)["ana"]?.thisYearMinor == 100_00)
        let people = try ledger.facts(2026, unit: .person, soft: true)
        #expect(people["ana"]?.thisYearMinor == 100_00 && people["ben"]?.thisYearMinor == 100_00)
    }

    @Test func severalCreditsAreCappedAtTheGift() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-02-01", id: "g", donor: "company")
                .credit("ana", .matchedEmployee, "80").credit("ana", .recognition, "80"),
            Rows.gift("1", on: "2020-02-01", donor: "ana"),
        ])
        #expect(try ledger.facts(2026, soft: true)["ana"]?.thisYearMinor == 100_00)
        try ledger.post([Rows.refund("50", on: "2026-03-01", of: "g")])
        #expect(try ledger.facts(2026, soft: true)["ana"]?.thisYearMinor == 50_00)
    }

    @Test func aPartIsAPart() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-02-01", id: "g", donor: "company").credit(
                "ana", .matchedEmployee, "30"),
            Rows.gift("1", on: "2020-02-01", donor: "ana"),
        ])
        #expect(try ledger.facts(2026, soft: true)["ana"]?.thisYearMinor == 30_00)
        try ledger.post([Rows.refund("50", on: "2026-03-01", of: "g")])
        #expect(try ledger.facts(2026, soft: true)["ana"]?.thisYearMinor == 15_00)
        try ledger.post([Rows.refund("50", on: "2026-03-02", of: "g", id: "rest")])
        #expect(try ledger.facts(2026, soft: true)["ana"]?.thisYearMinor == 0)
    }

    /// Whoever shares a pledge is recognized for what is paid on it, when it is paid.
    @Test func aSharedPledgeIsRecognisedAsItIsPaid() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("1000", on: "2025-02-01", named: "p", donor: "ana").credit(
                "ben", .recognition, "500"),
            Rows.payment("200", on: "2026-02-01", of: "p", donor: "ana"),
        ])
        let soft = try ledger.facts(2026, soft: true)
        #expect(soft["ben"]?.thisYearMinor == 100_00 && soft["ben"]?.status == .new)
        #expect(soft["ana"]?.thisYearMinor == 200_00)
    }

    @Test func propertyIsNotRecognisedEither() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.row(.inKind, "100", on: "2026-02-01").credit("ana", .recognition)])
        #expect(try ledger.facts(2026, soft: true)["ana"]?.status == nil)
    }
}
