import CampaignKit
import CampaignLedger
import Testing

/// The bad input that issue 4 names: refused with the reason, nothing written.
@Suite("Bad input of corrections and pledges")
struct BadInputTests {
    private func row(
        _ type: EntryType, _ amount: String, on day: String, of target: String = "", pledge: String = ""
    ) -> ImportedEntry {
        Rows.row(
            type, amount, on: day, id: "bad", donor: nil, to: .unassigned, pledge: pledge, reverses: target)
    }

    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-01-10", id: "g1"),
            Rows.pledge("500", on: "2026-01-11", named: "p1", to: .b),
            Rows.payment("200", on: "2026-02-01", of: "p1", id: "y1"),
        ])
        return ledger
    }

    @Test func aRefundLargerThanTheGift() throws {
        let ledger = try ledger()
        try ledger.expectRefused([row(.refund, "100.01", on: "2026-03-01", of: "g1")], "taken-twice")
        try ledger.post([Rows.refund("60", on: "2026-03-01", of: "g1", id: "r1")])
        for type in [EntryType.refund, .chargeback] {
            try ledger.expectRefused([row(type, "40.01", on: "2026-03-02", of: "g1")], "taken-twice")
        }
        try ledger.expectRefused([row(.void, "0", on: "2026-03-02", of: "g1")], "taken-twice")
        try ledger.expectRefused([row(.adjustment, "-50", on: "2026-03-02", of: "g1")], "taken-twice")
    }

    @Test func aWriteOffAboveOutstanding() throws {
        try ledger().expectRefused(
            [row(.writeOff, "300.01", on: "2026-03-01", pledge: "p1")], "write-off-above-outstanding")
        try ledger().expectRefused(
            [row(.pledgeChange, "-500.01", on: "2026-03-01", pledge: "p1")], "cut-below-zero")
    }

    @Test(arguments: ["refund", "void", "adjustment", "write_off", "reallocation"])
    func beforeTheBooksWereClosed(name: String) throws {
        let ledger = try ledger()
        ledger.plan = .withBooksClosed("2026-03-31")
        let type = try #require(EntryType(name: name))
        let isPledge = type == .writeOff
        let amount = type.mayLackAmount ? "0" : "10"
        var bad = row(type, amount, on: "2026-03-31", of: isPledge ? "" : "g1", pledge: isPledge ? "p1" : "")
        if type == .reallocation { bad.place = .c }
        try ledger.expectRefused([bad], "books-closed")
        var options = ImportOptions()
        options.reopenReason = "the auditor asked for it"
        #expect(try ledger.attempt([bad], options: options).isAccepted)
    }

    /// A void or an adjustment acts on the day of the row it corrects, whatever day it is typed on.
    @Test func correctionsOfClosedRowsTypedToday() throws {
        let ledger = try ledger()
        ledger.plan = .withBooksClosed("2026-01-31")
        try ledger.expectRefused([row(.void, "0", on: "2026-06-30", of: "g1")], "books-closed")
        try ledger.expectRefused([row(.adjustment, "5", on: "2026-06-30", of: "g1")], "books-closed")
        #expect(try ledger.attempt([row(.refund, "5", on: "2026-06-30", of: "g1")]).isAccepted)
    }

    @Test(arguments: [EntryType.refund, .adjustment])
    func anAmountThatOverflows(type: EntryType) throws {
        let ledger = try ledger()
        var huge = row(type, "1", on: "2026-03-01", of: "g1")
        huge.minorUnits = Int64.max
        let batches = try ledger.ledger.batches().count
        // Either the limits refuse it, or the sum does; nothing is kept.
        if let outcome = try? ledger.attempt([huge]) {
            #expect(!outcome.isAccepted || type == .adjustment)
        }
        let over = Rows.gift("1", on: "2026-03-02", id: "huge", to: .a)
        var second = over
        second.minorUnits = Int64.max
        _ = try? ledger.attempt([second])
        #expect(try ledger.tallies()[.total].isConsistent)
        #expect(try ledger.ledger.batches().count <= batches + 1)
    }

    @Test func whatNamesNothing() throws {
        for type in [EntryType.refund, .void, .adjustment, .reallocation] {
            try ledger().expectRefused([row(type, "1", on: "2026-03-01", of: "g9")], "unknown-gift")
        }
        try ledger().expectRefused([row(.writeOff, "1", on: "2026-03-01", pledge: "p9")], "unknown-pledge")
    }

    @Test func aCircle() throws {
        var (first, second) = (
            row(.void, "0", on: "2026-03-01", of: "x2"), row(.void, "0", on: "2026-03-01", of: "x1")
        )
        (first.giftID, second.giftID) = ("x1", "x2")
        try ledger().expectRefused([first, second], "circular", "refers-to-rejected")
    }
}
