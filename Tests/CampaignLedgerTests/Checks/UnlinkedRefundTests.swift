import CampaignKit
import CampaignLedger
import Testing

/// A refund that names no gift is a finding as long as it takes anything.
@Suite("Checks: unlinked refunds")
struct UnlinkedRefundTests {
    private func findings(_ ledger: TestLedger) throws -> [String] {
        try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: false).filter {
            $0.code == "unlinked-refund"
        }
        .compactMap(\.subject)
    }

    private func correction(_ type: EntryType, _ amount: String, of id: String, id own: String)
        -> ImportedEntry
    {
        Rows.row(type, amount, on: "2026-03-01", id: own, donor: nil, to: .unassigned, reverses: id)
    }

    @Test func aVoidedOneIsNone() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("50", on: "2026-01-02", id: "g"),
            Rows.row(.refund, "20", on: "2026-02-01", id: "r"),
            Rows.row(.chargeback, "10", on: "2026-02-02", id: "c"),
        ])
        #expect(try findings(ledger) == ["G-2", "G-3"])
        try ledger.post([correction(.void, "0", of: "r", id: "v")])
        #expect(try findings(ledger) == ["G-3"])
        #expect(try ledger.tallies()[.total].raised == 4_000)
        // A void that was itself an error brings the refund back, and the finding with it.
        try ledger.post([correction(.void, "0", of: "v", id: "w")])
        #expect(try findings(ledger) == ["G-2", "G-3"])
    }

    @Test func aCorrectedOneStillIs() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("50", on: "2026-01-02", id: "g"),
            Rows.row(.refund, "20", on: "2026-02-01", id: "r"),
        ])
        try ledger.post([correction(.adjustment, "5", of: "r", id: "a")])
        #expect(try findings(ledger) == ["G-2"])
    }
}
