import CampaignKit
import CampaignLedger
import Testing

/// What `check` says of promises: no schedule, too long a schedule, overdue when the campaign is over.
@Suite("Checks of pledges")
struct PledgeCheckTests {
    // MARK: - pledge-without-schedule

    @Test func withoutAScheduleIsANote() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("1,000", on: "2026-01-10", named: "p1"),
            Rows.payment("300", on: "2026-02-01", of: "p1"),
        ])
        try ledger.expect(
            "pledge-without-schedule",
            "note a: 1 pledge without a schedule is due in one sum on 2027-12-31: $700.00, P-1")
        // Before the pledge there is none.
        try ledger.expect("pledge-without-schedule", on: "2026-01-09")
    }

    @Test func severalAreOneFinding() throws {
        let ledger = try TestLedger()
        try ledger.post((1...5).map { Rows.pledge("100", on: "2026-01-10", named: "p\($0)") })
        try ledger.expect(
            "pledge-without-schedule",
            "note a: 5 pledges without a schedule are due in one sum on 2027-12-31: $500.00, P-1, P-2, P-3 and 2 more"
        )
    }

    @Test func whereNothingEndsItIsNeverDue() throws {
        let ledger = try TestLedger(plan: .a { $0.ends = nil })
        try ledger.post([
            Rows.pledge("100", on: "2026-01-10", named: "p1"),
            Rows.pledge("50", on: "2026-01-10", named: "p2", to: .unassigned),
        ])
        try ledger.expect(
            "pledge-without-schedule",
            "warning unassigned: 1 pledge without a schedule is never due, "
                + "since it is for no campaign: $50.00, P-2",
            "warning a: 1 pledge without a schedule is never due, since the campaign has no end: $100.00, P-1"
        )
    }

    @Test func aSchedulePaymentInFullOrAVoidSettlesIt() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("100", on: "2026-01-10", named: "p1", due: ["2026-12-01=100"]),
            Rows.pledge("100", on: "2026-01-10", named: "p2"),
            Rows.payment("100", on: "2026-02-01", of: "p2"),
            Rows.pledge("100", on: "2026-01-10", named: "p3"), Rows.void("row-p3", on: "2026-02-01"),
            Rows.pledge("100", on: "2026-01-10", named: "p4"),
            Rows.row(.writeOff, "100", on: "2026-03-01", id: "w", donor: nil, to: .unassigned, pledge: "p4"),
        ])
        try ledger.expect("pledge-without-schedule")
    }

    @Test func ofTwoCampaignsItIsInBoth() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("60", on: "2026-01-01", named: "p", to: .project("a-x")),
            Rows.pledge("30", on: "2026-01-01", named: "p", to: .project("a-y")),
            Rows.pledge("10", on: "2026-01-01", named: "p", to: .b),
        ])
        try ledger.expect(
            "pledge-without-schedule",
            "note a: 1 pledge without a schedule is due in one sum on 2027-12-31: $90.00, P-1",
            "note b: 1 pledge without a schedule is due in one sum on 2027-12-31: $10.00, P-1")
    }

    @Test func aConditionThatWasMetIsOwedLikeAPledge() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.conditional, "500", on: "2026-01-01", id: "ch", donor: "funder", pledge: "challenge")
        ])
        try ledger.expect("pledge-without-schedule")
        try ledger.post([
            Rows.row(
                .conditionMet, "200", on: "2026-02-01", id: "met", donor: nil, to: .unassigned, reverses: "ch"
            )
        ])
        try ledger.expect(
            "pledge-without-schedule",
            "note a: 1 pledge without a schedule is due in one sum on 2027-12-31: $200.00, G-1")
    }

    @Test func aMovedPledgeIsToldOfWhereItStands() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.pledge("100", on: "2026-01-10", named: "p1")])
        try ledger.post([Rows.move("row-p1", to: .c, on: "2026-02-01")])
        #expect(try ledger.findings("pledge-without-schedule").map(\.subject) == ["c"])
        #expect(try ledger.findings("pledge-without-schedule", on: "2026-01-31").map(\.subject) == ["a"])
    }

    // MARK: - overdue-after-end

    @Test func overdueWhenTheCampaignIsOver() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("100", on: "2026-01-10", named: "p1"),
            Rows.pledge("900", on: "2026-01-10", named: "p2", due: ["2026-12-01=300", "2028-12-01=600"]),
        ])
        let ended = "note a: ended on 2027-12-31, and 2 pledges to it are overdue: $400.00, P-1, P-2"
        try ledger.expect("overdue-after-end")
        try ledger.expect("overdue-after-end", on: "2027-12-31")
        try ledger.expect("overdue-after-end", ended, on: "2028-01-01")
        // The other rule is silent then: what is due needs no schedule any more.
        try ledger.expect("pledge-without-schedule", on: "2028-01-01")
    }

    @Test func installmentsStillToComeAreNormal() throws {
        let ledger = try TestLedger(plan: .a { $0.ends = .day("2026-03-31") })
        try ledger.post([Rows.pledge("900", on: "2026-01-10", named: "p", due: ["2026-12-01=900"])])
        try ledger.expect("overdue-after-end")
        try ledger.expect("overdue-after-end", on: "2026-12-01")
        try ledger.expect(
            "overdue-after-end", "note a: ended on 2026-03-31, and 1 pledge to it is overdue: $900.00, P-1",
            on: "2026-12-02")
        #expect(
            try ledger.findings("overdue-after-end", on: "2026-12-02").first?.hint
                == "campaign pledge due --campaign a")
    }

    @Test func aCampaignThatRunsHasOverduePledgesElsewhere() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.pledge("900", on: "2026-01-10", named: "p", due: ["2026-02-01=900"])])
        #expect(try ledger.tallies()[.own("a")].overdue == 90_000)
        try ledger.expect("overdue-after-end")
    }

    // MARK: - pledge-years

    @Test func fiveYearsToTheDayAreAllowed() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("100", on: "2026-01-10", named: "p1", due: ["2026-02-01=50", "2031-01-10=50"]),
            Rows.pledge("100", on: "2026-01-10", named: "p2", due: ["2026-02-01=50", "2031-01-11=50"]),
        ])
        try ledger.expect("pledge-years", "warning a: 1 pledge runs for more than 5 years: P-2")
    }

    @Test func leapYearsDoNotShortenThem() throws {
        let ledger = try TestLedger()
        // Two leap days are between; and of a leap day the year ends on the last of February.
        try ledger.post([
            Rows.pledge("100", on: "2024-02-28", named: "p1", due: ["2029-02-28=100"]),
            Rows.pledge("100", on: "2024-02-29", named: "p2", due: ["2029-02-28=100"]),
            Rows.pledge("100", on: "2024-02-29", named: "p3", due: ["2029-03-01=100"]),
        ])
        try ledger.expect("pledge-years", "warning a: 1 pledge runs for more than 5 years: P-3")
    }

    @Test func theCampaignsPolicyDecides() throws {
        let long = Rows.pledge("100", on: "2026-01-10", named: "p", due: ["2026-06-01=50", "2028-01-10=50"])
        let ledger = try TestLedger()
        try ledger.post([long])
        try ledger.expect("pledge-years")
        for (years, isFound) in [(1, true), (2, false), (10, false)] {
            ledger.plan = .a { $0.counting.pledgeYears = years }
            #expect(try ledger.findings("pledge-years").isEmpty != isFound, "\(years)")
        }
        ledger.plan = .a { $0.counting.pledgeYears = 1 }
        try ledger.expect("pledge-years", "warning a: 1 pledge runs for more than 1 year: P-1")
        try ledger.post([Rows.move("row-p", to: .b, on: "2026-02-01")])
        try ledger.expect("pledge-years")
    }

    @Test func whatIsPaidOrVoidedRunsNoLonger() throws {
        let ledger = try TestLedger()
        let due = ["2026-02-01=50", "2033-01-11=50"]
        try ledger.post([
            Rows.pledge("100", on: "2026-01-10", named: "p1", due: due),
            Rows.payment("100", on: "2026-02-01", of: "p1"),
            Rows.pledge("100", on: "2026-01-10", named: "p2", due: due),
            Rows.void("row-p2", on: "2026-02-01"),
        ])
        try ledger.expect("pledge-years")
    }

    @Test func aPledgeOverTwoCampaignsIsToldOfEach() throws {
        let ledger = try TestLedger()
        let due = ["2033-01-11=50"]
        try ledger.post([
            Rows.pledge("50", on: "2026-01-10", named: "p", due: due, to: .a),
            Rows.pledge("50", on: "2026-01-10", named: "p", due: due, to: .b),
        ])
        try ledger.expect(
            "pledge-years", "warning a: 1 pledge runs for more than 5 years: P-1",
            "warning b: 1 pledge runs for more than 5 years: P-1")
    }
}
