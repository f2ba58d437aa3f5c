import CampaignKit
import CampaignLedger
import Testing

/// The table of `rules.md §2`, row by row.
@Suite("Vectors of rules.md §2")
struct VectorTests {
    private func expect(
        _ tallies: Tallies, _ node: CountingNode = .own("a"), raised: String, received: String,
        outstanding: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let tally = tallies[node]
        #expect(tally.raised == Rows.cents(raised), "raised", sourceLocation: location)
        #expect(tally.received == Rows.cents(received), "received", sourceLocation: location)
        #expect(tally.outstanding == Rows.cents(outstanding), "outstanding", sourceLocation: location)
        #expect(tally.isConsistent, sourceLocation: location)
    }

    private typealias SourceLocation = Testing.SourceLocation

    @Test func pledgeWithoutPayment() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.pledge("5000", on: "2026-01-01", named: "p")])
        expect(try ledger.tallies(), raised: "5000", received: "0", outstanding: "5000")
    }

    @Test func pledgeWithPaymentsAndWriteOff() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("5000", on: "2026-01-01", named: "p"),
            Rows.payment("1000", on: "2026-01-10", of: "p"),
            Rows.payment("1000", on: "2026-02-10", of: "p"),
        ])
        expect(try ledger.tallies(), raised: "5000", received: "2000", outstanding: "3000")
        try ledger.post([
            Rows.row(.writeOff, "1000", on: "2026-03-01", id: "w", donor: nil, to: .unassigned, pledge: "p")
        ])
        expect(try ledger.tallies("2026-02-28"), raised: "5000", received: "2000", outstanding: "3000")
        expect(try ledger.tallies("2026-03-01"), raised: "4000", received: "2000", outstanding: "2000")
        #expect(try ledger.tallies()[.own("a")].writtenOff == 100_000)
    }

    @Test func overpaidPledge() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("1000", on: "2026-01-01", named: "p"),
            Rows.payment("1200", on: "2026-01-10", of: "p"),
        ])
        expect(try ledger.tallies(), raised: "1200", received: "1200", outstanding: "0")
    }

    @Test func paymentBeforeThePledge() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.payment("300", on: "2026-05-01", of: "p"), Rows.pledge("900", on: "2026-05-03", named: "p"),
        ])
        expect(try ledger.tallies("2026-05-02"), raised: "300", received: "300", outstanding: "0")
        expect(try ledger.tallies("2026-05-03"), raised: "900", received: "300", outstanding: "600")
    }

    @Test func refundKeepsLastYear() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("500", on: "2025-12-30", id: "g"), Rows.refund("500", on: "2026-01-05", of: "g"),
        ])
        expect(try ledger.tallies("2025-12-31"), raised: "500", received: "500", outstanding: "0")
        expect(try ledger.tallies("2026-01-05"), raised: "0", received: "0", outstanding: "0")
        #expect(try ledger.tallies("2025-12-31")[.own("a")].gifts == 1)
        #expect(try ledger.tallies()[.own("a")].gifts == 0)
        #expect(try ledger.tallies()[.own("a")].donors == 0)
    }

    @Test func adjustmentActsOnTheOldDateAndIsKnownFromPosting() throws {
        let ledger = try TestLedger(today: "2025-12-31")
        try ledger.post([Rows.gift("10000", on: "2025-12-20", id: "g")])
        ledger.today = .day("2026-01-31")
        try ledger.post([
            Rows.row(
                .adjustment, "-9000", on: "2026-01-31", id: "adj", donor: nil, to: .unassigned, reverses: "g")
        ])
        expect(
            try ledger.tallies("2025-12-31", knownOn: 1), raised: "10000", received: "10000", outstanding: "0"
        )
        expect(
            try ledger.tallies("2025-12-31", knownOn: 2), raised: "1000", received: "1000", outstanding: "0")
        expect(try ledger.tallies("2025-12-31"), raised: "1000", received: "1000", outstanding: "0")
    }

    @Test func refundSpreadsOverSplits() throws {
        let ledger = try TestLedger()
        let thirds = ["a-x", "a-y", "b-x"].map {
            Rows.gift("300", on: "2026-01-01", id: "g", to: .project($0))
        }
        try ledger.post(thirds + [Rows.refund("100", on: "2026-02-01", of: "g")])
        let tallies = try ledger.tallies()
        #expect(tallies[.total].raised == 80_000)
        #expect(tallies[.own("a")].raised + tallies[.own("b")].raised == 80_000)
        #expect([26_666, 26_667].contains(tallies[.own("b")].raised))
        #expect(tallies[.own("a")].gifts == 1 && tallies[.own("b")].gifts == 1 && tallies[.total].gifts == 1)
        #expect(tallies[.tree("top")].gifts == 1 && tallies[.tree("top")].donors == 1)
    }

    @Test func nineRefundsEndAtNothingEverywhere() throws {
        let ledger = try TestLedger()
        try ledger.post(
            ["a-x", "a-y", "b-x"].map { Rows.gift("300", on: "2026-01-01", id: "g", to: .project($0)) })
        for index in 1...9 {
            try ledger.post([Rows.refund("100", on: "2026-02-0\(index)", of: "g", id: "r\(index)")])
        }
        for node in [CountingNode.own("a"), .own("b"), .total] {
            expect(try ledger.tallies(), node, raised: "0", received: "0", outstanding: "0")
        }
    }

    @Test func splitPledge() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("6000", on: "2026-01-01", named: "p", to: .a),
            Rows.pledge("4000", on: "2026-01-01", named: "p", to: .b),
            Rows.payment("7000", on: "2026-02-01", of: "p"),
        ])
        expect(try ledger.tallies(), raised: "6000", received: "4200", outstanding: "1800")
        expect(try ledger.tallies(), .own("b"), raised: "4000", received: "2800", outstanding: "1200")
        #expect(try ledger.tallies()[.total].commitments == 1)
    }

    @Test func donorAdvisedFund() throws {
        let ledger = try TestLedger()
        var gift = Rows.row(.daf, "10000", on: "2026-01-01", id: "g", donor: "sponsor")
        gift.softCredits = [SoftCredit(donorID: "advisor", kind: .dafAdvisor)]
        let outcome = try ledger.post([gift])
        expect(try ledger.tallies(), raised: "10000", received: "10000", outstanding: "0")
        #expect(try ledger.tallies()[.total].donors == 1)
        #expect(outcome.newDonors == 2 && outcome.placeholderDonors == 1)
    }

    @Test func expectedMatch() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-01-01", id: "g"),
            Rows.row(.matchExpected, "100", on: "2026-01-01", id: "m", donor: "corp", matches: "g"),
        ])
        expect(try ledger.tallies(), raised: "100", received: "100", outstanding: "0")
        #expect(try ledger.tallies()[.own("a")].matchExpected == 10_000)
        try ledger.post([Rows.row(.matching, "100", on: "2026-03-01", id: "mg", donor: "corp", matches: "m")])
        expect(try ledger.tallies(), raised: "200", received: "200", outstanding: "0")
        #expect(try ledger.tallies()[.own("a")].matchExpected == 0)
    }

    @Test func dinner() throws {
        let ledger = try TestLedger()
        var ticket = Rows.gift("100", on: "2026-01-01", id: "g")
        ticket.exchangeMinor = 4_000
        try ledger.post([ticket])
        expect(try ledger.tallies(), raised: "60", received: "60", outstanding: "0")
        #expect(try ledger.tallies()[.own("a")].exchange == 4_000)
        try ledger.post([Rows.refund("50", on: "2026-02-01", of: "g")])
        expect(try ledger.tallies(), raised: "30", received: "30", outstanding: "0")
        #expect(try ledger.tallies()[.own("a")].exchange == 2_000)
    }

    @Test func challenge() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.conditional, "50000", on: "2026-01-01", id: "ch", donor: "funder", pledge: "challenge"),
            Rows.gift("20000", on: "2026-02-01", id: "q", donor: "crowd"),
            Rows.row(
                .conditionMet, "20000", on: "2026-02-01", id: "met", donor: nil, to: .unassigned,
                reverses: "ch"),
        ])
        expect(try ledger.tallies(), raised: "40000", received: "20000", outstanding: "20000")
        #expect(try ledger.tallies()[.own("a")].conditional == 3_000_000)
        try ledger.post([Rows.payment("5000", on: "2026-03-01", of: "challenge", id: "pay", donor: "funder")])
        expect(try ledger.tallies(), raised: "40000", received: "25000", outstanding: "15000")
    }

    @Test func bequestCountsOnlyTheExcessWhenTheFaceIsIncluded() throws {
        let ledger = try TestLedger()
        ledger.plan = Plan(
            organization: ledger.plan.organization,
            campaigns: ledger.plan.campaigns.map { campaign in
                var campaign = campaign
                campaign.counting.revocable = .include
                return campaign
            })
        try ledger.post([Rows.row(.revocable, "1000", on: "2026-01-01", id: "will", donor: "d9")])
        expect(try ledger.tallies(), raised: "1000", received: "0", outstanding: "1000")
        try ledger.post([
            Rows.row(
                .revocableRealized, "1200", on: "2026-03-01", id: "estate", donor: nil, to: .unassigned,
                reverses: "will")
        ])
        expect(try ledger.tallies(), raised: "1200", received: "1200", outstanding: "0")
        ledger.plan = .small
        expect(try ledger.tallies("2026-02-01"), raised: "0", received: "0", outstanding: "0")
        #expect(try ledger.tallies("2026-02-01")[.own("a")].revocable == 100_000)
        expect(try ledger.tallies(), raised: "1200", received: "1200", outstanding: "0")
    }

    @Test func bouncedCheckThatClears() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("500", on: "2025-12-30", id: "g"),
            Rows.row(
                .chargeback, "500", on: "2026-01-05", id: "bounce", donor: nil, to: .unassigned, reverses: "g"
            ),
            Rows.row(
                .chargeback, "500", on: "2026-01-09", id: "clear", donor: nil, to: .unassigned,
                reverses: "bounce"),
        ])
        expect(try ledger.tallies("2026-01-06"), raised: "0", received: "0", outstanding: "0")
        expect(try ledger.tallies("2026-01-09"), raised: "500", received: "500", outstanding: "0")
        #expect(try ledger.tallies()[.own("a")].donors == 1)
    }

    @Test func voidActsOnTheDayOfTheRow() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("500", on: "2026-01-30", id: "g")])
        ledger.today = .day("2026-07-05")
        try ledger.post([
            Rows.row(.void, "0", on: "2026-07-05", id: "v", donor: nil, to: .unassigned, reverses: "g")
        ])
        expect(try ledger.tallies("2026-01-30"), raised: "0", received: "0", outstanding: "0")
        expect(try ledger.tallies("2026-01-30", knownOn: 1), raised: "500", received: "500", outstanding: "0")
    }
}
