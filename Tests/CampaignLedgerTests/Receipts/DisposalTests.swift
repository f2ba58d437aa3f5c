import CampaignKit
import Testing

@testable import CampaignLedger

/// Property that was sold or given away: what Form 8282 is about.
@Suite("Disposals")
struct DisposalTests {
    private func posted() throws -> TestLedger {
        let test = try TestLedger(today: "2027-03-01")
        try test.post([
            Rows.row(.inKind, "6000", on: "2026-03-01", id: "g1"),
            Rows.gift("60", on: "2026-03-02", id: "g2"),
        ])
        return test
    }

    @discardableResult
    private func record(
        _ test: TestLedger, _ entry: Int64, _ day: String?, dryRun: Bool = false
    ) throws -> (isNew: Bool, batch: Int64?) {
        try test.ledger.recordDisposal(
            of: entry, on: day.map { CalendarDate.day($0) }, test.context("gift disposed"), dryRun: dryRun)
    }

    private func listed(_ test: TestLedger, _ first: String, _ last: String) throws -> [String] {
        try test.ledger.disposedGifts(from: .day(first), through: .day(last))
            .map { "\($0.gift.entry) \($0.day)" }
    }

    @Test func whatWasSaidLastHolds() throws {
        let test = try posted()
        #expect(try record(test, 1, nil).isNew == false)
        #expect(try record(test, 1, "2027-02-01") == (true, 2))
        #expect(try record(test, 1, "2027-02-01") == (false, nil))
        #expect(try record(test, 1, "2027-02-03") == (true, 3))
        #expect(try listed(test, "2027-01-01", "2027-12-31") == ["1 2027-02-03"])
        #expect(try record(test, 1, nil) == (true, 4))
        #expect(try listed(test, "2027-01-01", "2027-12-31").isEmpty)
        let errors = try test.ledger.check(plan: test.plan, asOf: test.today, deep: true)
            .filter { $0.severity == .error }
        #expect(errors.isEmpty)
    }

    @Test func aDryRunKeepsNothing() throws {
        let test = try posted()
        #expect(try record(test, 1, "2027-02-01", dryRun: true) == (true, nil))
        #expect(try listed(test, "2027-01-01", "2027-12-31").isEmpty)
    }

    @Test(arguments: [
        ("2027-02-01", "2027-02-01", 1), ("2027-02-02", "2027-12-31", 0), ("2026-01-01", "2027-01-31", 0),
    ])
    func fromADayThroughAnother(first: String, last: String, count: Int) throws {
        let test = try posted()
        try record(test, 1, "2027-02-01")
        #expect(try listed(test, first, last).count == count)
    }

    @Test func aGiftSaysIt() throws {
        let test = try posted()
        try record(test, 1, "2027-02-01")
        #expect(try test.ledger.gift("G-1").disposed == .day("2027-02-01"))
        #expect(try test.ledger.gift("G-1", knownOn: 1).disposed == nil)
        #expect(try test.ledger.gift("G-1", until: .day("2027-01-31")).disposed == nil)
        // It is no thanks, and thanks are no disposal.
        #expect(try test.ledger.gift("G-1").thanked == nil)
        _ = try test.ledger.recordThanks(
            for: [2], on: .day("2027-02-02"), test.context("thank record"), dryRun: false)
        #expect(try test.ledger.gift("G-2").disposed == nil)
    }
}
