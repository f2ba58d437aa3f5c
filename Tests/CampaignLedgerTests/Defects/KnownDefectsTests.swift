import CampaignKit
import CampaignLedger
import Testing

/// What other ledgers of gifts got wrong, one test for each.
///
/// The defects are those that `rules.md` names, or that the thread in the title describes; each test says
/// what happens here.
@Suite("Defects known from elsewhere")
struct KnownDefectsTests {
    private func raised(_ ledger: TestLedger, _ day: String? = nil, knownOn: Int64? = nil) throws -> Int64 {
        try ledger.tallies(day, knownOn: knownOn)[.own("a")].raised
    }

    /// A March report that is run again in June must give March.
    @Test("opencollective#1026: re-running March in June gives March")
    func marchStaysMarch() throws {
        let ledger = try TestLedger(today: "2026-03-31")
        try ledger.post([
            Rows.gift("500", on: "2026-03-10", id: "g1"), Rows.pledge("900", on: "2026-03-20", named: "p"),
        ])
        let march = try ledger.tallies("2026-03-31")
        ledger.today = .day("2026-06-30")
        try ledger.post([
            Rows.refund("500", on: "2026-06-01", of: "g1"), Rows.gift("70", on: "2026-06-02", id: "g2"),
            Rows.payment("300", on: "2026-05-01", of: "p"),
            Rows.row(.writeOff, "600", on: "2026-06-03", id: "w", donor: nil, to: .unassigned, pledge: "p"),
        ])
        TallyComparison.expectSame(try ledger.tallies("2026-03-31"), march, "March, seen in June")
        #expect(try raised(ledger) == 37_000)
    }

    /// What is posted late for March changes March, and what was known in March can still be shown.
    @Test("opencollective#1026: what was known in March is not lost when March changes")
    func marchAsItWasKnown() throws {
        let ledger = try TestLedger(today: "2026-03-31")
        try ledger.post([Rows.gift("500", on: "2026-03-10", id: "g1")])
        let march = try ledger.tallies("2026-03-31")
        ledger.today = .day("2026-06-30")
        try ledger.post([Rows.gift("80", on: "2026-03-12", id: "late"), Rows.void("g1", on: "2026-06-01")])
        #expect(try raised(ledger, "2026-03-31") == 8_000)
        TallyComparison.expectSame(try ledger.tallies("2026-03-31", knownOn: 1), march, "as known in March")
    }

    @Test("rules.md §2: a refund in January leaves last year's totals alone")
    func refundInJanuary() throws {
        let ledger = try TestLedger(today: "2026-01-31")
        try ledger.post([
            Rows.gift("500", on: "2025-12-30", id: "g1"), Rows.gift("20", on: "2025-12-31", id: "g2"),
        ])
        let year = try ledger.tallies("2025-12-31")
        try ledger.post([
            Rows.refund("500", on: "2026-01-05", of: "g1"),
            Rows.row(
                .chargeback, "20", on: "2026-01-06", id: "c", donor: nil, to: .unassigned, reverses: "g2"),
        ])
        TallyComparison.expectSame(try ledger.tallies("2025-12-31"), year, "2025")
        #expect(try raised(ledger, "2026-01-05") == 2_000)
        #expect(try raised(ledger) == 0)
    }

    @Test("opencollective#310: a one-time gift of an earlier year is not in the later year's sum")
    func earlierYears() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2025-03-01", id: "g1"), Rows.gift("7", on: "2026-03-01", id: "g2"),
        ])
        let months = try ledger.ledger.breakdown(
            by: .month, plan: ledger.plan, asOf: ledger.today, knownOn: nil)
        #expect(months.filter { $0.key.hasPrefix("2026") }.map(\.tally.raised) == [700])
    }

    @Test("rules.md §2: a pledge and its payments are counted once")
    func pledgesOnce() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("5000", on: "2026-01-01", named: "p"),
            Rows.payment("1000", on: "2026-02-01", of: "p"),
            Rows.payment("1000", on: "2026-03-01", of: "p", donor: "cousin"),
        ])
        let tally = try ledger.tallies()[.own("a")]
        #expect(tally.raised == 500_000 && tally.received == 200_000 && tally.outstanding == 300_000)
        #expect(tally.commitments == 1 && tally.gifts == 2)
    }

    /// The report joins a gift with each of its lines and adds the whole amount every time.
    @Test("CRM-17467, civicrm-core#7094: a gift in several lines is not added once for each")
    func linesOfOneGift() throws {
        let ledger = try TestLedger()
        try ledger.post(
            ["a-x", "a-y", "b-x"].map { Rows.gift("100", on: "2026-01-01", id: "g", to: .project($0)) })
        let tallies = try ledger.tallies()
        #expect(tallies[.total].raised == 30_000 && tallies[.tree("top")].raised == 30_000)
        #expect(tallies[.total].gifts == 1 && tallies[.own("a")].gifts == 1 && tallies[.own("b")].gifts == 1)
        #expect(tallies[.total].donors == 1)
    }

    /// An order that failed was counted next to the one that went through, and doubled the month.
    @Test("opencollective#2692: a charge that failed is not counted beside the one that went through")
    func failedCharge() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("50", on: "2026-01-01", id: "failed"), Rows.gift("50", on: "2026-01-01", id: "ok"),
        ])
        try ledger.post([Rows.void("failed", on: "2026-01-02")])
        let tally = try ledger.tallies("2026-01-01")[.own("a")]
        #expect(tally.raised == 5_000 && tally.gifts == 1 && tally.commitments == 1 && tally.donors == 1)
    }

    @Test("opencollective#2692: importing the same file twice doubles nothing")
    func importedTwice() throws {
        let ledger = try TestLedger()
        let rows = [
            Rows.gift("50", on: "2026-01-01", id: "g1"), Rows.pledge("90", on: "2026-01-02", named: "p"),
        ]
        try ledger.post(rows)
        let once = try ledger.tallies()
        _ = try ledger.attempt(rows)
        TallyComparison.expectSame(try ledger.tallies(), once, "imported twice")
    }

    @Test("opencollective#3319: who pledges twice is one donor")
    func twoPledgesOneDonor() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("50", on: "2026-01-01", named: "p1"),
            Rows.pledge("60", on: "2026-02-01", named: "p2"),
        ])
        let tally = try ledger.tallies()[.own("a")]
        #expect(tally.donors == 1 && tally.firstTimeDonors == 1 && tally.commitments == 2)
    }

    @Test("spliit#374, RubyMoney/money#1033: no cent is lost in a split, nor in nine refunds of it")
    func centsOfASplit() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("33.34", on: "2026-01-01", id: "g", to: .project("a-x")),
            Rows.gift("33.33", on: "2026-01-01", id: "g", to: .b),
            Rows.gift("33.33", on: "2026-01-01", id: "g", to: .c),
        ])
        for index in 1...9 {
            try ledger.post([Rows.refund("11.11", on: "2026-02-0\(index)", of: "g", id: "r\(index)")])
            let tallies = try ledger.tallies()
            let parts = ["a", "b", "c"].map { tallies[.own($0)].raised }
            #expect(parts.reduce(0, +) == 10_000 - Int64(index) * 1_111)
            #expect(tallies[.total].raised == parts.reduce(0, +))
            #expect(parts.allSatisfy { $0 >= 0 })
        }
        try ledger.post([Rows.refund("0.01", on: "2026-02-10", of: "g", id: "r10")])
        #expect(try ["a", "b", "c"].allSatisfy { try ledger.tallies()[.own($0)].raised == 0 })
    }

    @Test("rules.md §1.3: thirds and sevenths sum to the whole")
    func shares() {
        #expect(Allocation.spread(10_000, evenlyOver: 3) == [3_334, 3_333, 3_333])
        #expect(
            Allocation.spread(10_000, evenlyOver: 7) == [1_429, 1_429, 1_429, 1_429, 1_428, 1_428, 1_428])
        // The amount of RubyMoney/money#1033, which came out a cent short.
        let shares: [Int64] = [118, 118, 118, 118, 118, 118, 118, 117, 100, 100, 100, 100]
        #expect(Allocation.spread(700_273, over: shares).reduce(0, +) == 700_273)
    }

    @Test("rules.md §2: an overpayment is raised, and never edits the pledge")
    func overpaid() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("1000", on: "2026-01-01", named: "p"),
            Rows.payment("1200", on: "2026-02-01", of: "p"),
        ])
        let tally = try ledger.tallies()[.own("a")]
        #expect(tally.raised == 120_000 && tally.outstanding == 0)
        let pledge = try ledger.ledger.pledge("P-1", PledgeQuery(asOf: ledger.today, plan: ledger.plan))
            .pledge
        #expect(pledge.standing.promised == 100_000 && pledge.standing.excess == 20_000)
    }

    @Test("rules.md §2: a match is not counted when expected and again when paid")
    func matchOnce() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-01-01", id: "g"),
            Rows.row(.matchExpected, "100", on: "2026-01-01", id: "m", donor: "corp", matches: "g"),
            Rows.row(.matching, "100", on: "2026-03-01", id: "paid", donor: "corp", matches: "m"),
        ])
        #expect(try raised(ledger, "2026-02-28") == 10_000)
        #expect(try raised(ledger) == 20_000)
        #expect(try ledger.tallies()[.own("a")].matchExpected == 0)
    }

    @Test("rules.md §2: a soft credit adds nothing to a campaign")
    func softCredits() throws {
        let ledger = try TestLedger()
        var gift = Rows.row(.daf, "10000", on: "2026-01-01", id: "g", donor: "sponsor")
        gift.softCredits = [
            SoftCredit(donorID: "advisor", kind: .dafAdvisor),
            SoftCredit(donorID: "spouse", kind: .household),
        ]
        try ledger.post([gift])
        let tally = try ledger.tallies()[.total]
        #expect(tally.raised == 1_000_000 && tally.donors == 1)
    }

    @Test("rules.md §2: a parent counts a donor of two children once")
    func donorOfTwoChildren() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("1", on: "2026-01-01", id: "g1"), Rows.gift("1", on: "2026-01-02", id: "g2", to: .b),
        ])
        let tallies = try ledger.tallies()
        #expect(tallies[.tree("top")].donors == 1 && tallies[.total].donors == 1)
        #expect(tallies[.tree("top")].raised == 200)
    }

    @Test("rules.md §2: a bounced check that clears is there again, on its own days")
    func bouncedAndCleared() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-01-01", id: "g"),
            Rows.row(
                .chargeback, "100", on: "2026-02-01", id: "c", donor: nil, to: .unassigned, reverses: "g"),
            Rows.refund("100", on: "2026-03-01", of: "c", id: "again"),
        ])
        #expect(try raised(ledger, "2026-01-31") == 10_000)
        #expect(try raised(ledger, "2026-02-28") == 0)
        #expect(try raised(ledger) == 10_000)
        #expect(try ledger.tallies()[.own("a")].gifts == 1)
    }

    @Test("rules.md §1.5: 100 % is never shown before the goal is met")
    func almostThere() {
        #expect(Percent(999_999, of: 1_000_000)?.text == "99.9%")
        #expect(Percent(1_000_000, of: 1_000_000)?.text == "100.0%")
    }

    @Test("rules.md §2: a campaign whose file vanished keeps its money in the total")
    func vanishedCampaign() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("5", on: "2026-01-01", id: "g", to: .c)])
        ledger.plan = Plan(
            organization: ledger.plan.organization, campaigns: ledger.plan.campaigns.filter { $0.id != "c" })
        let tallies = try ledger.tallies()
        #expect(tallies[.total].raised == 500 && tallies[.own("c")].raised == 500)
        #expect(tallies.campaigns.contains("c"))
    }
}
