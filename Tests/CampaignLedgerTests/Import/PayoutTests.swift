import CampaignKit
import TestSupport
import Testing

@testable import CampaignLedger

/// A processor's deposit is gross − fees − refunds of the rows that came in with it.
@Suite("Payouts")
struct PayoutTests {
    private func row(
        _ amount: String, on day: String, id: String, fee: Int64 = 0, of payout: String,
        from source: String = "csv"
    ) -> ImportedEntry {
        var row = Rows.gift(amount, on: day, id: id)
        (row.feeMinor, row.payoutID, row.source) = (fee, payout, source)
        return row
    }

    @Test func rowsOfAPayoutAddUp() throws {
        let test = try TestLedger()
        var back = Rows.refund("20", on: "2026-01-04", of: "g2", id: "r")
        back.payoutID = "po_1"
        try test.post([
            row("100", on: "2026-01-02", id: "g1", fee: 320, of: "po_1"),
            row("50", on: "2026-01-03", id: "g2", fee: 175, of: "po_1"), back,
            row("80", on: "2026-01-05", id: "g4", fee: 262, of: "po_2"),
            Rows.gift("10", on: "2026-01-06", id: "g5"),
        ])
        // Another processor's payout of the same name is another.
        try test.post([row("5", on: "2026-01-01", id: "x", of: "po_1", from: "other")])
        let payouts = try test.ledger.payouts()
        #expect(payouts.map { "\($0.source):\($0.id)" } == ["other:po_1", "csv:po_1", "csv:po_2"])
        let first = try #require(payouts.dropFirst().first)
        #expect(first.gifts == 2 && first.grossMinor == 15_000 && first.feeMinor == 495)
        #expect(first.refunds == 1 && first.refundedMinor == 2000 && first.netMinor == 12_505)
        #expect(first.first == .day("2026-01-02") && first.last == .day("2026-01-04"))
        #expect(try test.ledger.payouts("po_2").map(\.netMinor) == [7738])
        #expect(try test.ledger.payouts("po_3").isEmpty)
    }

    @Test func whatWasUndoneIsInNoPayout() throws {
        let test = try TestLedger()
        try test.post([row("100", on: "2026-01-02", id: "g1", fee: 320, of: "po_1")])
        _ = try test.ledger.undo(
            batch: 1, test.context("import undo"), ImportOptions(), withDependents: false)
        #expect(try test.ledger.payouts().isEmpty)
    }

    /// What a processor keeps of a payout as a whole comes off it once, however often its file comes.
    @Test func theFeeOfThePayoutComesOff() throws {
        let test = try TestLedger()
        let gift = row("100", on: "2026-01-02", id: "g1", fee: 300, of: "D1")
        let wire = PayoutFee(payout: "D1", id: "payment fee", minorUnits: 500)
        func post(_ rows: [ImportedEntry], _ fees: [PayoutFee]) throws -> ImportOutcome {
            try test.ledger.importRows(test.context(), ImportOptions()) { session in
                for row in rows { try session.add(row) }
                session.payoutFees = ("csv", fees)
            }
        }
        #expect(try post([gift], [wire]).batch == 1)
        #expect(try test.ledger.payouts("D1").map(\.feeMinor) == [800])
        #expect(try test.ledger.payouts("D1").map(\.netMinor) == [9200])
        #expect(try post([gift], [wire]).batch == nil)
        // Another fee alone is news, and the payout that has only fees is listed.
        let fees = [wire, PayoutFee(payout: "D2", id: "x", minorUnits: 40)]
        #expect(try post([gift], fees).batch == 2)
        #expect(try test.ledger.payouts().map(\.netMinor) == [9200, -40])
        let found = try test.ledger.check(plan: test.plan, asOf: test.today, deep: true)
        #expect(found.allSatisfy { $0.severity != .error }, "\(found)")
        _ = try test.ledger.undo(
            batch: 2, test.context("import undo"), ImportOptions(), withDependents: false)
        #expect(try test.ledger.payouts().map(\.netMinor) == [9200])
        #expect(try post([gift], fees).batch == 4)
    }

    /// The books have it on the last day of the rows that came with it; it is known from its batch on.
    @Test func theFeeOfThePayoutIsInTheBooks() throws {
        let test = try TestLedger()
        func post(_ rows: [ImportedEntry], _ fees: [PayoutFee]) throws {
            _ = try test.ledger.importRows(test.context(), ImportOptions()) { session in
                for row in rows { try session.add(row) }
                session.payoutFees = ("csv", fees)
            }
        }
        let wire = PayoutFee(payout: "D1", id: "payment fee", minorUnits: 500)
        try post(
            [
                row("100", on: "2026-01-02", id: "g1", of: "D1"),
                row("9", on: "2026-01-04", id: "g2", of: "D1"),
                row("7", on: "2026-01-09", id: "g3", of: "D2"),
            ], [wire])
        try post(
            [row("8", on: "2026-01-20", id: "g4", of: "D1")],
            [wire, PayoutFee(payout: "D3", id: "x", minorUnits: -40)])
        func booked(_ asOf: CalendarDate, _ knownOn: Int64) throws -> [BookedPayoutFee] {
            try test.ledger.payoutFees(asOf: asOf, knownOn: knownOn)
        }
        let first = BookedPayoutFee(payout: "D1", day: .day("2026-01-04"), minorUnits: 500, batch: 1)
        #expect(try booked(test.today, 1) == [first])
        #expect(try booked(test.today, 2).map(\.minorUnits) == [500, -40])
        #expect(try booked(test.today, 2).last?.day == test.today)
        #expect(try booked(.day("2026-01-03"), 2).isEmpty)
        _ = try test.ledger.undo(
            batch: 1, test.context("import undo"), ImportOptions(), withDependents: false)
        #expect(try booked(test.today, 2).first == first)
        #expect(try booked(test.today, 3).map(\.minorUnits) == [-40])
    }
}
