import CampaignKit
import CampaignLedger
import Testing

/// What `check` says of projects: approved, withdrawn, full.
@Suite("Checks of projects")
struct ProjectCheckTests {
    private func approved(_ day: String) -> Plan {
        .project { $0.approved = FundedProject.Approval(on: .day(day)) }
    }

    private func withdrawn(_ day: String) -> Plan {
        .project {
            $0.approved = FundedProject.Approval(on: .day("2025-01-01"))
            $0.withdrawn = .day(day)
        }
    }

    private let x = Designation.project("a-x")

    // MARK: - before-approval

    @Test func giftsBeforeTheApproval() throws {
        let ledger = try TestLedger(plan: approved("2026-03-01"))
        try ledger.post([
            Rows.gift("10", on: "2026-02-28", id: "g1", to: x),
            Rows.gift("10", on: "2026-03-01", id: "g2", to: x),
            Rows.pledge("10", on: "2026-02-01", named: "p", to: x),
        ])
        try ledger.expect(
            "before-approval",
            "warning a-x: 2 rows for it are dated before the board approved it on 2026-03-01: G-1, G-3")
        #expect(
            try ledger.findings("before-approval").first?.hint
                == "campaign gift list --project a-x --until 2026-02-28")
    }

    @Test func whatWasVoidedRefundedOrMovedAwayIsSettled() throws {
        let ledger = try TestLedger(plan: approved("2026-03-01"))
        try ledger.post((1...3).map { Rows.gift("10", on: "2026-02-01", id: "g\($0)", to: x) })
        #expect(try ledger.findings("before-approval").count == 1)
        try ledger.post([
            Rows.void("g1", on: "2026-04-01"), Rows.refund("10", on: "2026-04-01", of: "g2", id: "r2"),
            Rows.move("g3", to: .a, on: "2026-04-01"),
        ])
        try ledger.expect("before-approval")
    }

    @Test func whatIsLeftOfAPartialRefundIsStillThere() throws {
        let ledger = try TestLedger(plan: approved("2026-03-01"))
        try ledger.post([
            Rows.gift("10", on: "2026-02-01", id: "g", to: x), Rows.refund("9", on: "2026-02-02", of: "g"),
        ])
        #expect(try ledger.findings("before-approval").count == 1)
    }

    @Test func aSplitGiftIsFoundByItsPart() throws {
        let ledger = try TestLedger(plan: approved("2026-03-01"))
        try ledger.post([
            Rows.gift("10", on: "2026-02-01", id: "g", to: .b),
            Rows.gift("10", on: "2026-02-01", id: "g", to: x),
        ])
        try ledger.expect(
            "before-approval",
            "warning a-x: 1 row for it is dated before the board approved it on 2026-03-01: G-1")
    }

    @Test func noApprovalWhereOthersHaveOne() throws {
        let ledger = try TestLedger(plan: approved("2020-01-01"))
        try ledger.post([Rows.gift("10", on: "2026-02-01", id: "g", to: .project("b-y"))])
        try ledger.expect("before-approval", "warning b-y: money came in for it, and no approval is recorded")
        // A charity that records none at all is not told of each project.
        ledger.plan = .small
        try ledger.expect("before-approval")
    }

    @Test func anAppealThatBeganBeforeTheApproval() throws {
        let place = Designation(campaign: "a", appeal: "a-appeal", project: "a-x")
        let ledger = try TestLedger(
            plan: .a {
                $0.appeals[0].starts = .day("2026-01-15")
                $0.projects[0].approved = FundedProject.Approval(on: .day("2026-01-16"))
            })
        try ledger.post([
            Rows.gift("10", on: "2026-02-01", id: "g1", to: place),
            Rows.gift("10", on: "2026-02-01", id: "g2", to: place),
        ])
        try ledger.expect(
            "before-approval",
            "warning a-appeal: began on 2026-01-15, and brought gifts for 'a-x', "
                + "which the board approved on 2026-01-16")
        try ledger.post([Rows.void("g1", on: "2026-03-01"), Rows.void("g2", on: "2026-03-01")])
        try ledger.expect("before-approval")
    }

    // MARK: - withdrawn-project

    @Test func giftsAndPaymentsAfterTheWithdrawal() throws {
        let ledger = try TestLedger(plan: withdrawn("2026-03-01"))
        try ledger.post([
            Rows.pledge("100", on: "2026-01-01", named: "p", to: x),
            Rows.payment("10", on: "2026-03-01", of: "p", id: "y1"),
            Rows.payment("10", on: "2026-03-02", of: "p", id: "y2"),
            Rows.gift("10", on: "2026-04-01", id: "g", to: x),
        ])
        try ledger.expect(
            "withdrawn-project",
            "warning a-x: 2 rows for it are dated after the board withdrew its approval on 2026-03-01: G-3, G-4"
        )
        try ledger.expect(
            "withdrawn-project",
            "warning a-x: 1 row for it is dated after the board withdrew its approval on 2026-03-01: G-3",
            on: "2026-03-31")
    }

    @Test func givingTheMoneyBackIsNoFinding() throws {
        let ledger = try TestLedger(plan: withdrawn("2026-03-01"))
        try ledger.post([
            Rows.gift("10", on: "2026-01-01", id: "old", to: x),
            Rows.gift("10", on: "2026-04-01", id: "new", to: x),
            Rows.refund("10", on: "2026-04-02", of: "old", id: "r1"),
            Rows.refund("10", on: "2026-04-02", of: "new", id: "r2"),
        ])
        try ledger.expect("withdrawn-project")
    }

    @Test func aWithdrawalToComeIsNoFinding() throws {
        let ledger = try TestLedger(plan: withdrawn("2026-12-01"))
        try ledger.post([Rows.gift("10", on: "2026-04-01", to: x)])
        try ledger.expect("withdrawn-project")
    }

    // MARK: - raised-over-cap, unit-oversold

    @Test func moreThanTheBoardApproved() throws {
        let ledger = try TestLedger(
            plan: .project {
                let cap = Money(minorUnits: 6_000_000, currency: .usd)
                $0.approved = FundedProject.Approval(on: .day("2025-01-01"), resolution: "2025-1", cap: cap)
            })
        try ledger.post([Rows.gift("60000", on: "2026-04-01", id: "g1", to: x)])
        try ledger.expect("raised-over-cap")
        try ledger.post([Rows.pledge("0.01", on: "2026-04-02", named: "p", to: x)])
        try ledger.expect(
            "raised-over-cap",
            "warning a-x: $60,000.01 was raised for it, $0.01 above the cap of resolution 2025-1")
    }

    @Test func aLaterApprovalRaisesTheCap() throws {
        func approval(_ day: String, _ resolution: String, _ minor: Int64) -> FundedProject.Approval {
            .init(
                on: .day(day), resolution: resolution, cap: Money(minorUnits: minor, currency: .usd))
        }
        let ledger = try TestLedger(
            plan: .project {
                $0.approved = approval("2025-01-01", "2025-1", 6_000_000)
                $0.approvals = [approval("2026-05-01", "2026-5", 7_000_000)]
            })
        try ledger.post([Rows.gift("60000.01", on: "2026-04-01", id: "g1", to: x)])
        try ledger.expect(
            "raised-over-cap",
            "warning a-x: $60,000.01 was raised for it, $0.01 above the cap of resolution 2025-1",
            on: "2026-04-30")
        try ledger.expect("raised-over-cap", on: "2026-05-01")
    }

    @Test func aPlaceIsGivenOnce() throws {
        let ledger = try TestLedger(
            plan: .project {
                let price = Money(minorUnits: 5_000_000, currency: .usd)
                $0.units = [NamingOpportunity(id: "lab", name: "Laboratory", price: price, count: 1)]
            })
        let lab = Designation(campaign: "a", project: "a-x", unit: "lab")
        try ledger.post([
            Rows.gift("50000", on: "2026-04-01", id: "g1", to: lab),
            // Part gifts take no place.
            Rows.gift("49999", on: "2026-04-01", id: "g2", to: lab),
            Rows.pledge("50000", on: "2026-04-03", named: "p", to: lab),
        ])
        try ledger.expect("unit-oversold", on: "2026-04-02")
        try ledger.expect(
            "unit-oversold", "error a-x/lab: 2 are paid for in full or pledged, and there is 1")
        try ledger.post([
            Rows.row(
                .writeOff, "1", on: "2026-05-01", id: "w", donor: nil, to: .unassigned, pledge: "p")
        ])
        try ledger.expect("unit-oversold")
    }

    // MARK: - over-goal

    @Test func aFullProject() throws {
        let ledger = try TestLedger(plan: .project { $0.goal = Money(minorUnits: 10_000, currency: .usd) })
        try ledger.post([Rows.gift("100", on: "2026-04-01", id: "g1", to: x)])
        try ledger.expect("over-goal")
        try ledger.post([
            Rows.gift("0.01", on: "2026-04-01", id: "g2", to: x),
            Rows.pledge("50", on: "2026-05-01", named: "p", to: x),
        ])
        try ledger.expect("over-goal", "note a-x: $150.01 was raised for it, $50.01 more than its goal")
        try ledger.expect(
            "over-goal", "note a-x: $100.01 was raised for it, $0.01 more than its goal", on: "2026-04-30")
    }

    @Test func whatThePolicyLeavesOutFillsNoGoal() throws {
        let ledger = try TestLedger(plan: .project { $0.goal = Money(minorUnits: 10_000, currency: .usd) })
        try ledger.post([Rows.row(.inKind, "500", on: "2026-04-01", to: x)])
        try ledger.expect("over-goal")
        ledger.plan = .a {
            $0.counting.inKind = .include
            $0.projects[0].goal = Money(minorUnits: 10_000, currency: .usd)
        }
        try ledger.expect("over-goal", "note a-x: $500.00 was raised for it, $400.00 more than its goal")
    }
}
