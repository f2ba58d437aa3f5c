import CampaignKit
import CampaignLedger
import Testing

/// What is left of a posted row, and what a posting changed by campaign.
@Suite("Standing of a gift")
struct StandingTests {
    private func standing(_ rows: [ImportedEntry]) throws -> EntryStatus {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-01-10", id: "g1")] + rows)
        return try ledger.ledger.standing(of: 1)
    }

    private func row(_ type: EntryType, _ amount: String, on day: String, of target: String, id: String)
        -> ImportedEntry
    {
        Rows.row(type, amount, on: day, id: id, donor: nil, to: .unassigned, reverses: target)
    }

    @Test func anUntouchedGift() throws {
        #expect(try standing([]) == EntryStatus(leftMinor: 10_000, correctedMinor: 10_000))
    }

    @Test func refundsTakeFromWhatIsLeftNotFromTheAmount() throws {
        let refund = Rows.refund("30", on: "2026-02-01", of: "g1", id: "r1")
        #expect(try standing([refund]) == EntryStatus(leftMinor: 7_000, correctedMinor: 10_000))
    }

    @Test func anAdjustmentChangesBoth() throws {
        let rows = [
            row(.adjustment, "50", on: "2026-02-01", of: "g1", id: "a1"),
            Rows.refund("30", on: "2026-02-02", of: "g1", id: "r1"),
        ]
        #expect(try standing(rows) == EntryStatus(leftMinor: 12_000, correctedMinor: 15_000))
    }

    @Test func aRefundThatWasTakenBackCountsNoMore() throws {
        let rows = [
            Rows.refund("30", on: "2026-02-01", of: "g1", id: "r1"),
            row(.chargeback, "10", on: "2026-02-03", of: "r1", id: "r2"),
        ]
        #expect(try standing(rows) == EntryStatus(leftMinor: 8_000, correctedMinor: 10_000))
    }

    @Test func nothingIsLeftOfAVoidedGift() throws {
        let rows = [row(.void, "0", on: "2026-02-01", of: "g1", id: "v1")]
        #expect(try standing(rows) == EntryStatus(leftMinor: 0, correctedMinor: 0))
        let twice = rows + [row(.void, "0", on: "2026-02-02", of: "v1", id: "v2")]
        #expect(try standing(twice) == EntryStatus(leftMinor: 10_000, correctedMinor: 10_000))
    }

    @Test func aPostingSaysWhatItChangedByCampaign() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.post([
            Rows.gift("100", on: "2026-01-10", id: "g1"),
            Rows.pledge("500", on: "2026-01-11", named: "p1", to: .b),
            Rows.payment("200", on: "2026-01-12", of: "p1", id: "y1"),
            Rows.gift("7", on: "2026-01-13", id: "g2", to: .unassigned),
        ])
        #expect(
            outcome.changes == [
                CampaignChange("", 700, 700, 0), CampaignChange("a", 10_000, 10_000, 0),
                CampaignChange("b", 50_000, 20_000, 30_000),
            ])
        let refund = try ledger.post([Rows.refund("40", on: "2026-02-01", of: "g1", id: "r1")])
        #expect(refund.changes == [CampaignChange("a", -4_000, -4_000, 0)])
    }

    @Test func whatNoCampaignCountsChangesNothing() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.post([
            Rows.row(.inKind, "100", on: "2026-01-10", id: "k1"),
            Rows.row(.conditional, "100", on: "2026-01-10", id: "c1"),
        ])
        #expect(outcome.changes.isEmpty)
    }

    /// A file may hold a gift that someone numbered as we number ours.
    @Test func ourNumbersComeFirstWhereRowsAreTyped() throws {
        let ledger = try TestLedger()
        func typed(_ row: ImportedEntry) -> ImportedEntry {
            var row = row
            row.source = "manual"
            return row
        }
        try ledger.post([
            typed(Rows.gift("100", on: "2026-01-10", id: "G-2")), Rows.gift("50", on: "2026-01-10", id: "x"),
        ])
        try ledger.post([typed(Rows.refund("50", on: "2026-02-01", of: "G-2", id: "r1"))])
        #expect(try ledger.ledger.standing(of: 1).leftMinor == 10_000)
        #expect(try ledger.ledger.standing(of: 2).leftMinor == 0)
    }
}

extension CampaignChange {
    fileprivate init(_ campaign: String, _ raised: Int64, _ received: Int64, _ outstanding: Int64) {
        self.init(
            campaign: campaign, raisedMinor: raised, receivedMinor: received, outstandingMinor: outstanding)
    }
}
