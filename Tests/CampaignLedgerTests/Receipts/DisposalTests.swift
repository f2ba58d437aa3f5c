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

    /// Posts g1 again in its place, for the same donor or another.
    private func postAgain(_ test: TestLedger, _ command: String, donor: String) throws {
        var options = ImportOptions()
        options.moves = true
        _ = try test.ledger.importRows(test.context(command), options) { session in
            try session.add(Rows.void("g1", on: "2026-03-01"))
            try session.add(Rows.row(.inKind, "6000", on: "2026-03-01", id: "g3", donor: donor))
        }
    }

    @Test(
        arguments: [("gift correct", "d1", [4]), ("gift move --donor", "d2", [1])]
            as [(String, String, [Int64])])
    func whatWasSaidHoldsForTheGiftInItsPlace(command: String, donor: String, forms: [Int64]) throws {
        let test = try posted()
        try record(test, 1, "2027-02-01")
        let done = try test.ledger.recordForm(
            .form8283, of: [1], on: .day("2027-02-02"), test.context("receipt sent"), dryRun: false)
        #expect(done == (1, 3))
        try postAgain(test, command, donor: donor)
        #expect(try listed(test, "2027-01-01", "2027-12-31") == ["4 2027-02-01"])
        #expect(try test.ledger.gift("G-4").disposed == .day("2027-02-01"))
        // The form names the donor who gave.
        #expect(try test.ledger.doneForms()[.form8283]?.keys.sorted() == forms)
        #expect(try record(test, 4, "2027-02-01").isNew == false)
        #expect(try record(test, 4, nil) == (true, 5))
        #expect(try listed(test, "2027-01-01", "2027-12-31").isEmpty)
        let undone = try test.ledger.undo(
            batch: 4, test.context("import undo"), ImportOptions(), withDependents: true)
        #expect(undone.isAccepted)
        #expect(try test.ledger.disposal(of: 1) == .day("2027-02-01"))
    }
}
