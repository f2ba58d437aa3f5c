import CampaignKit
import CampaignLedger
import TestSupport
import Testing

/// Post-dated checks: here, and outside every figure until their date.
@Suite("Post-dated checks that are held, rules.md §1.6")
struct HeldGiftTests {
    /// A check handed over on one day that bears a later one.
    private func check(
        _ amount: String, bearing date: String, received: String, id: String, to place: Designation = .a,
        pledge: String = ""
    ) -> ImportedEntry {
        var row = Rows.row(.gift, amount, on: date, id: id, to: place, pledge: pledge)
        row.basis = .postDated
        row.received = .day(received)
        row.delivery = .hand
        return row
    }

    private func held(
        _ ledger: TestLedger, _ asOf: String, knownOn: Int64? = nil
    ) throws -> [PostDatedGift] {
        try ledger.ledger.heldGifts(plan: ledger.plan, asOf: .day(asOf), knownOn: knownOn)
    }

    @Test func fromTheDayItIsHereToTheEveOfItsDate() throws {
        let ledger = try TestLedger()
        try ledger.post([
            check("1200", bearing: "2026-07-15", received: "2026-06-20", id: "1"),
            Rows.gift("10", on: "2026-06-01", id: "2"),
        ])
        #expect(try held(ledger, "2026-06-19").isEmpty)
        for day in ["2026-06-20", "2026-06-30", "2026-07-14"] {
            let gifts = try held(ledger, day)
            #expect(gifts.map(\.minorUnits) == [120_000])
            #expect(gifts.first?.day == .day("2026-07-15"))
            #expect(gifts.first?.parts.map(\.raised) == [120_000])
            #expect(gifts.first?.isOnPromise == false)
            #expect(try ledger.tallies(day)[.own("a")].raised == 1000)
        }
        #expect(try held(ledger, "2026-07-15").isEmpty)
        #expect(try ledger.tallies("2026-07-15")[.own("a")].raised == 121_000)
    }

    @Test func onlyWhatWasKnown() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("10", on: "2026-06-01", id: "2")])
        try ledger.post([check("1200", bearing: "2026-07-15", received: "2026-06-20", id: "1")])
        #expect(try held(ledger, "2026-06-30", knownOn: 1).isEmpty)
        #expect(try held(ledger, "2026-06-30", knownOn: 2).count == 1)
    }

    @Test func whatIsTakenBackIsHeldNoMore() throws {
        let ledger = try TestLedger()
        try ledger.post([
            check("100", bearing: "2026-07-15", received: "2026-06-20", id: "1"),
            check("50", bearing: "2026-07-16", received: "2026-06-20", id: "2"),
        ])
        try ledger.post([
            Rows.row(.void, "100", on: "2026-06-25", id: "v", donor: nil, to: .unassigned, reverses: "1")
        ])
        #expect(try held(ledger, "2026-06-30").map(\.minorUnits) == [5000])
        #expect(try held(ledger, "2026-06-30", knownOn: 1).map(\.minorUnits) == [10_000, 5000])
    }

    @Test func aCheckOnAPledgeIsInRaisedAlready() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("300", on: "2026-01-07", named: "p1"),
            check("100", bearing: "2026-07-15", received: "2026-06-20", id: "1", pledge: "p1"),
        ])
        let gift = try #require(try held(ledger, "2026-06-30").first)
        #expect(gift.isOnPromise && gift.minorUnits == 10_000)
        #expect(gift.parts.map(\.campaign) == ["a"])
        #expect(gift.parts.map(\.raised) == [0])
    }

    @Test func aSplitCheckHasItsPartsAndWhatIsLeftOutHasNone() throws {
        let ledger = try TestLedger()
        try ledger.post([
            check("60", bearing: "2026-07-15", received: "2026-06-20", id: "s", to: .a),
            check("40", bearing: "2026-07-15", received: "2026-06-20", id: "s", to: .b),
        ])
        let gift = try #require(try held(ledger, "2026-06-30").first)
        #expect(gift.minorUnits == 10_000)
        #expect(gift.parts.map(\.campaign) == ["a", "b"])
        #expect(gift.parts.map(\.raised) == [6000, 4000])
    }

    /// Post-dated or not, only rows of the days to come are looked at.
    @Test(.disabled(if: TestServer.isUsed, "what only a file has"))
    func anIndexLeadsToThem() throws {
        let ledger = try TestLedger()
        try ledger.post((0..<300).map { Rows.gift("1", on: "2026-03-05", id: "m\($0)", donor: "d\($0 % 9)") })
        let steps = try SQL(ledger.path).plan(
            "SELECT e.id FROM entry e WHERE e.basis = 8 AND e.day > 20000 AND e.received <= 20000 AND e.batch <= 9"
        )
        #expect(steps.contains { $0.contains("entry_held") && $0.hasPrefix("SEARCH") }, "\(steps)")
    }
}
