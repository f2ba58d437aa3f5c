import CampaignKit
import CampaignLedger
import Testing

/// What a list of gifts amounts to, and what of it no campaign counts as received.
@Suite("Totals of lists")
struct GiftTotalsTests {
    private func totals(
        _ ledger: TestLedger, _ change: (inout EntryQuery) -> Void = { _ in }
    ) throws -> EntryTotals {
        var query = EntryQuery()
        change(&query)
        return try ledger.ledger.giftTotals(query, plan: ledger.plan, asOf: ledger.today)
    }

    private func ticket(_ id: String, to place: Designation = .a) -> ImportedEntry {
        var row = Rows.gift("100", on: "2026-05-03", id: id, to: place)
        row.exchangeMinor = 4_000
        return row
    }

    @Test func nothing() throws {
        #expect(try totals(TestLedger()) == EntryTotals())
    }

    @Test func aPurchaseIsPaidButNotReceived() throws {
        let ledger = try TestLedger()
        try ledger.post([ticket("t"), Rows.gift("10", on: "2026-05-04", id: "g")])
        let sums = try totals(ledger)
        #expect(sums.paidMinor == 11_000 && sums.purchaseMinor == 4_000)
        let received = try ledger.tallies()[.total].received
        #expect(sums.paidMinor - sums.purchaseMinor == received)
    }

    @Test func aRefundTakesBothPartsBack() throws {
        let ledger = try TestLedger()
        try ledger.post([ticket("t"), Rows.refund("50", on: "2026-05-05", of: "t", id: "r")])
        let half = try totals(ledger)
        #expect(half.paidMinor == 5_000 && half.purchaseMinor == 2_000)
        #expect(try ledger.tallies()[.total].received == 3_000)
        try ledger.post([Rows.refund("50", on: "2026-05-06", of: "t", id: "r2")])
        let none = try totals(ledger)
        #expect(none.paidMinor == 0 && none.purchaseMinor == 0 && none.count == 3)
    }

    @Test func governmentsAndGiftsInKind() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("900", on: "2026-05-01", id: "g", donor: "gov1"),
            Rows.row(.inKind, "30", on: "2026-05-01", id: "k"), Rows.gift("10", on: "2026-05-02", id: "h"),
        ])
        let sums = try totals(ledger)
        #expect(sums.paidMinor == 91_000 && sums.governmentMinor == 90_000 && sums.inKindMinor == 3_000)
        #expect(try ledger.tallies()[.total].received == 1_000)
    }

    /// What the policy of its campaign includes is not a difference to explain.
    @Test func thePolicyOfEachCampaignDecides() throws {
        let plan = Plan.small.with {
            if $0.id == "b" { $0.counting = CountingPolicy(government: .include, exchange: .include) }
        }
        let ledger = try TestLedger(plan: plan)
        try ledger.post([
            ticket("t"), ticket("u", to: .b), Rows.gift("5", on: "2026-05-01", id: "g", donor: "gov1"),
            Rows.gift("7", on: "2026-05-01", id: "h", donor: "gov1", to: .b),
            Rows.gift("9", on: "2026-05-01", id: "i", donor: "gov1", to: .unassigned),
        ])
        let sums = try totals(ledger)
        #expect(sums.purchaseMinor == 4_000 && sums.governmentMinor == 1_400)
        #expect(try ledger.tallies()[.total].received == sums.paidMinor - 4_000 - 1_400)
        let b = try totals(ledger) { $0.campaign = "b" }
        #expect(b.paidMinor == 10_700 && b.purchaseMinor == 0 && b.governmentMinor == 0 && b.count == 2)
    }

    @Test func whatIsPostDatedIsNotCountedYet() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10", on: "2026-06-30", id: "today"), Rows.gift("20", on: "2026-07-01", id: "later"),
            Rows.gift("30", on: "2026-07-02", id: "voided"),
            Rows.row(.inKind, "40", on: "2026-07-02", id: "kind"),
            Rows.pledge("50", on: "2026-06-01", named: "p"),
        ])
        try ledger.post([
            Rows.row(.void, "0", on: "2026-06-30", id: "v", donor: nil, to: .unassigned, reverses: "voided")
        ])
        let sums = try totals(ledger)
        #expect(sums.paidMinor == 1_000 && sums.postDatedCount == 1 && sums.postDatedMinor == 2_000)
        #expect(sums.count == 6)
        let until = try totals(ledger) { $0.until = .day("2026-06-30") }
        #expect(until.postDatedCount == 0 && until.count == 2)
    }
}
