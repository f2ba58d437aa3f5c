import CampaignKit
import CampaignLedger
import Testing

/// What `check` says of single gifts: benefits that a vehicle forbids, places and dates that cannot be right.
@Suite("Checks of gifts")
struct GivingCheckTests {
    private let event = Designation(campaign: "a", appeal: "a-appeal")
    private let eventPlan = Plan.appeal { $0.channel = .event }

    private func given(
        _ type: EntryType, id: String, to place: Designation = .a, value: Int64? = nil, exchange: Int64 = 0,
        _ change: (inout Benefit) -> Void = { _ in }
    ) -> ImportedEntry {
        var row = Rows.row(type, "1000", on: "2026-04-01", id: id, to: place)
        var benefit = Benefit(valueMinor: value)
        change(&benefit)
        if benefit != Benefit() { row.benefit = benefit }
        row.exchangeMinor = exchange
        return row
    }

    // MARK: - daf-benefit

    @Test func aFundThatPaidForATable() throws {
        let ledger = try TestLedger()
        try ledger.post([
            given(.daf, id: "g1", value: 24_000, exchange: 24_000), given(.daf, id: "g2"),
            given(.gift, id: "g3", value: 24_000, exchange: 24_000),
        ])
        try ledger.expect(
            "daf-benefit", "warning G-1: a grant from a donor-advised fund brought a benefit of $240.00")
        try ledger.post([Rows.void("g1", on: "2026-04-02")])
        try ledger.expect("daf-benefit")
    }

    @Test func whatIsSmallEnoughToDisregardIsNoBenefitOfAFund() throws {
        let ledger = try TestLedger()
        try ledger.post([given(.daf, id: "g1", value: 500) { $0.isToken = true }])
        try ledger.expect("daf-benefit")
    }

    @Test func aFundAtAnEventLeavesItOpen() throws {
        let ledger = try TestLedger(plan: eventPlan)
        try ledger.post([
            given(.daf, id: "g1", to: event), given(.daf, id: "g2", to: event),
            given(.daf, id: "g3", to: event) { $0.isNone = true }, given(.daf, id: "g4", to: event, value: 0),
            given(.daf, id: "g5"), given(.gift, id: "g6", to: event),
        ])
        try ledger.expect(
            "daf-benefit",
            "warning a-appeal: 2 grants from donor-advised funds do not say whether they brought a benefit: G-1, G-2"
        )
        // By mail no one sits down to dinner.
        ledger.plan = .appeal { $0.channel = .mail }
        try ledger.expect("daf-benefit")
        ledger.plan = .appeal { $0.benefits = .ask }
        #expect(try ledger.findings("daf-benefit").count == 1)
    }

    @Test func saidToBeUnknownIsOpenEverywhere() throws {
        let ledger = try TestLedger()
        try ledger.post([given(.daf, id: "g1") { $0.isUnknown = true }])
        try ledger.expect(
            "daf-benefit",
            "warning -: a grant from a donor-advised fund does not say whether it brought a benefit: G-1")
    }

    @Test func aPaymentOnAPledgeForATable() throws {
        let ledger = try TestLedger(plan: eventPlan)
        try ledger.post([
            Rows.pledge("1000", on: "2026-01-01", named: "p", to: event),
            Rows.row(.daf, "1000", on: "2026-02-01", id: "y", donor: "sponsor", to: .unassigned, pledge: "p"),
        ])
        try ledger.expect(
            "daf-benefit",
            "warning a-appeal: a grant from a donor-advised fund does not say whether it brought a benefit: G-2"
        )
    }

    @Test func recodedToAnEvent() throws {
        let ledger = try TestLedger(plan: eventPlan)
        try ledger.post([given(.daf, id: "g1")])
        try ledger.expect("daf-benefit")
        try ledger.post([Rows.move("g1", to: event, on: "2026-05-01")])
        #expect(try ledger.findings("daf-benefit").map(\.subject) == ["a-appeal"])
    }

    @Test func thousandsAreFewFindings() throws {
        let ledger = try TestLedger()
        try ledger.post((1...23).map { given(.daf, id: "g\($0)", value: 100, exchange: 100) })
        let found = try ledger.findings("daf-benefit")
        #expect(found.count == 21)
        #expect(found.first?.subject == "G-1" && found[19].subject == "G-20")
        #expect(found.last?.message == "3 more like these")
    }

    // MARK: - qcd-benefit

    @Test func anyBenefitSpoilsADistribution() throws {
        let ledger = try TestLedger()
        try ledger.post([
            given(.qcd, id: "g1", value: 1), given(.qcd, id: "g2") { $0.isToken = true },
            given(.qcd, id: "g3", value: 24_000, exchange: 24_000), given(.qcd, id: "g4", value: 0),
            given(.qcd, id: "g5") { $0.isNone = true }, given(.qcd, id: "g6"),
        ])
        try ledger.expect(
            "qcd-benefit", "warning G-1: an IRA distribution brought a benefit of $0.01",
            "warning G-2: an IRA distribution brought a benefit",
            "warning G-3: an IRA distribution brought a benefit of $240.00")
        try ledger.expect("daf-benefit")
    }

    @Test func aDistributionToAnEvent() throws {
        let ledger = try TestLedger(plan: eventPlan)
        try ledger.post([given(.qcd, id: "g1", to: event)])
        try ledger.expect(
            "qcd-benefit",
            "warning a-appeal: an IRA distribution does not say whether it brought a benefit: G-1")
    }

    // MARK: - vanished-place

    @Test func placesThatThePlanHadOnce() throws {
        let ledger = try TestLedger(
            plan: .project {
                $0.lines = [BudgetLine(id: "beds", name: "Beds")]
                $0.units = [NamingOpportunity(id: "room", name: "Room", price: .zero(.usd), count: 1)]
            })
        try ledger.post([
            Rows.gift("1", on: "2026-01-01", id: "g1", to: event),
            Rows.gift("2", on: "2026-01-01", id: "g2", to: .project("a-y")),
            Rows.gift(
                "4", on: "2026-01-01", id: "g3", to: Designation(campaign: "a", project: "a-x", line: "beds")),
            Rows.gift(
                "8", on: "2026-01-01", id: "g4", to: Designation(campaign: "a", project: "a-x", unit: "room")),
            Rows.gift(
                "16", on: "2026-01-01", id: "g5",
                to: Designation(campaign: "a", appeal: "a-appeal", project: "a-y")
            ),
        ])
        try ledger.expect("vanished-place")
        ledger.plan = .a {
            $0.appeals = []
            $0.projects.remove(at: 1)
        }
        try ledger.expect(
            "vanished-place",
            "warning a: $17.00 is recorded for the appeal 'a-appeal', which is not in the plan",
            "warning a: $4.00 is recorded for the budget line 'a-x/beds', which is not in the plan",
            "warning a: $8.00 is recorded for the naming opportunity 'a-x/room', which is not in the plan",
            "warning a: $18.00 is recorded for the project 'a-y', which is not in the plan")
        #expect(
            try ledger.findings("vanished-place").first?.hint
                == "put appeal 'a-appeal' back into Campaigns/a.md")
    }

    @Test func whatWasMovedAwayOrVoidedIsSettled() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("1", on: "2026-01-01", id: "g1", to: event),
            Rows.gift("2", on: "2026-01-01", id: "g2", to: event),
        ])
        ledger.plan = .a { $0.appeals = [] }
        #expect(try ledger.findings("vanished-place").count == 1)
        try ledger.post([Rows.void("g1", on: "2026-02-01"), Rows.move("g2", to: .a, on: "2026-02-01")])
        try ledger.expect("vanished-place")
    }

    @Test func aCampaignThatVanishedIsNotToldTwice() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("1", on: "2026-01-01", to: event)])
        ledger.plan = Plan(
            organization: ledger.plan.organization, campaigns: ledger.plan.campaigns.filter { $0.id != "a" })
        try ledger.expect("vanished-place")
    }

    @Test func anAppealThatMovedToAnotherCampaign() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("1", on: "2026-01-01", to: event)])
        ledger.plan = Plan.small.with { campaign in
            if campaign.id == "a" { campaign.appeals = [] }
            if campaign.id == "b" { campaign.appeals.append(Appeal(id: "a-appeal", name: "Appeal")) }
        }
        #expect(try ledger.findings("vanished-place").map(\.subject) == ["a"])
    }

    // MARK: - appeal-dates

    @Test func moreThanAYearFromItsAppeal() throws {
        let ledger = try TestLedger(
            plan: .appeal {
                $0.starts = .day("2025-03-01")
                $0.ends = .day("2025-05-31")
            })
        try ledger.post([
            Rows.gift("1", on: "2024-02-29", id: "g1", to: event),
            Rows.gift("1", on: "2024-03-01", id: "g2", to: event),
            Rows.gift("1", on: "2026-05-31", id: "g3", to: event),
            Rows.gift("1", on: "2026-06-01", id: "g4", to: event),
            Rows.gift("1", on: "2023-01-01", id: "g5"),
        ])
        try ledger.expect(
            "appeal-dates",
            "note a-appeal: 2 gifts of this appeal are dated more than a year away from it: G-1, G-4")
        try ledger.post([Rows.void("g1", on: "2026-06-02"), Rows.move("g4", to: .a, on: "2026-06-02")])
        try ledger.expect("appeal-dates")
    }

    @Test func laterPaymentsOfAPledgeAreNormal() throws {
        let ledger = try TestLedger(
            plan: .appeal {
                $0.starts = .day("2024-03-01")
                $0.ends = .day("2024-05-31")
            })
        try ledger.post([
            Rows.pledge("10", on: "2024-04-01", named: "p", to: event),
            Rows.payment("5", on: "2026-06-01", of: "p"),
        ])
        try ledger.expect("appeal-dates")
    }

    @Test func anAppealWithoutAnEndGoesOn() throws {
        let ledger = try TestLedger(plan: .appeal { $0.starts = .day("2022-03-01") })
        try ledger.post([
            Rows.gift("1", on: "2026-06-01", id: "g1", to: event),
            Rows.gift("1", on: "2021-02-28", id: "g2", to: event),
            Rows.gift("1", on: "2020-01-01", id: "g3", to: .b),
        ])
        try ledger.expect(
            "appeal-dates", "note a-appeal: 1 gift of this appeal is dated more than a year away from it: G-2"
        )
    }
}
