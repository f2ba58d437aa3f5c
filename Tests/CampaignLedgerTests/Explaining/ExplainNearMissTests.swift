import CampaignKit
import CampaignLedger
import Testing

/// What amounted to nothing is named with the reason and with no more than there ever was.
@Suite("Explained: what is left out, and why")
struct ExplainNearMissTests {
    private func move(_ gift: String, to place: Designation, on day: String) -> ImportedEntry {
        Rows.row(.reallocation, "0", on: day, id: "m-" + gift, donor: nil, to: place, reverses: gift)
    }

    @Test func aMovedGiftWasNotTakenBack() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("70", on: "2026-05-01", id: "g"),
            move("g", to: Designation(campaign: "b"), on: "2026-06-01"),
        ])
        for figure in [TallyFigure.raised, .received] {
            let here = try ledger.explain(figure)
            #expect(here.counted.isEmpty)
            #expect(here.left(.moved) == [7_000] && here.left(.settled).isEmpty)
        }
        #expect(try ledger.explain(.gifts).left(.moved) == [1])
        #expect(try ledger.explain(.raised, .campaigns(["b"])).sum == 7_000)
        #expect(try ledger.explain(.raised, .campaigns(["a"]), "2026-05-31").sum == 7_000)
    }

    @Test func aRefundReversedAndMadeAgainIsNoMoreThanTheGift() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("500", on: "2026-01-01", id: "g"),
            Rows.refund("100", on: "2026-01-02", of: "g", id: "r"),
            Rows.refund("100", on: "2026-01-03", of: "r", id: "rr"),
            Rows.refund("500", on: "2026-01-04", of: "g", id: "all"),
        ])
        let raised = try ledger.explain(.raised)
        #expect(raised.counted.isEmpty)
        #expect(raised.left(.settled) == [50_000])
    }

    @Test func aVoidedPostDatedCheckIsNotHeld() throws {
        let ledger = try TestLedger()
        var check = Rows.gift("100", on: "2026-12-15", id: "g")
        (check.method, check.delivery) = (.check, .hand)
        (check.received, check.basis) = (.day("2026-11-01"), .postDated)
        try ledger.post([check])
        #expect(try ledger.explain(.raised, .campaigns(["a"]), "2026-11-20").left(.postDated) == [10_000])
        try ledger.post([
            Rows.row(.void, "0", on: "2026-12-15", id: "v", donor: nil, to: .unassigned, reverses: "g")
        ])
        let now = try ledger.explain(.raised, .campaigns(["a"]), "2026-11-20")
        #expect(now.left(.postDated).isEmpty && now.left(.datedAfter).isEmpty)
        #expect(now.left(.settled) == [10_000])
    }

    @Test(arguments: ExclusionReason.allCases)
    func everyReasonIsSaidOfEveryFigure(_ rule: ExclusionReason) {
        for figure in TallyFigure.allCases {
            let reason = rule.reason(figure)
            #expect(!reason.isEmpty && !reason.hasSuffix(".") && reason.count < 90)
        }
    }

    @Test func rulesAreOrderedAsTheyAreShown() {
        #expect(ExclusionReason.allCases.sorted() == ExclusionReason.allCases)
        #expect(ExclusionReason.settled < .moved && .moved < .elsewhere)
        #expect(ExclusionReason.settled.reason(.donors) != ExclusionReason.settled.reason(.raised))
    }
}
