import CampaignKit
import CampaignLedger
import Testing

/// What may be reversed, written off, cut and met: `rules.md §2`, over all files together and sorted by
/// date.
@Suite("Import: limits")
struct LimitTests {
    private let gift = Rows.gift("500", on: "2026-01-10", id: "g")

    private func correction(
        _ type: EntryType, _ amount: String, on date: String, of target: String, id: String
    ) -> ImportedEntry {
        Rows.row(type, amount, on: date, id: id, donor: nil, to: .unassigned, reverses: target)
    }

    private func onPledge(_ type: EntryType, _ amount: String, on date: String, id: String) -> ImportedEntry {
        Rows.row(type, amount, on: date, id: id, donor: nil, to: .unassigned, pledge: "p")
    }

    @Test func aRefundIsWithinItsGift() throws {
        let ledger = try TestLedger()
        try ledger.post([gift])
        try ledger.expectRefused([Rows.refund("500.01", on: "2026-02-01", of: "g", id: "r")], "taken-twice")
        try ledger.expectRefused(
            [
                Rows.refund("300", on: "2026-02-01", of: "g", id: "r1"),
                Rows.refund("200.01", on: "2026-02-02", of: "g", id: "r2"),
            ],
            "taken-twice")
        try ledger.post([Rows.refund("300", on: "2026-02-01", of: "g", id: "r1")])
        try ledger.post([Rows.refund("100", on: "2026-03-01", of: "g", id: "r2")])
        // Dated between, and before, what is posted.
        try ledger.expectRefused([Rows.refund("100.01", on: "2026-02-15", of: "g", id: "r3")], "taken-twice")
        try ledger.expectRefused([Rows.refund("200.01", on: "2026-01-10", of: "g", id: "r3")], "taken-twice")
        try ledger.post([Rows.refund("100", on: "2026-01-10", of: "g", id: "r3")])
        #expect(try ledger.tallies()[.total] == TestLedger.nothing)
    }

    @Test func signsOfReversalsAreIgnored() throws {
        let ledger = try TestLedger()
        try ledger.post([gift, Rows.refund("-200", on: "2026-02-01", of: "g", id: "r")])
        #expect(try ledger.dollars() == 300)
    }

    @Test func anAdjustedGiftIsRefundedInFull() throws {
        let ledger = try TestLedger()
        try ledger.post([gift, correction(.adjustment, "250", on: "2026-02-01", of: "g", id: "adj")])
        #expect(try ledger.dollars(.own("a"), "2026-01-10") == 750)
        try ledger.expectRefused([Rows.refund("750.01", on: "2026-03-01", of: "g", id: "r")], "taken-twice")
        try ledger.post([Rows.refund("750", on: "2026-03-01", of: "g", id: "r")])
        #expect(try ledger.dollars() == 0)
    }

    @Test func anAdjustmentIsWithinItsGift() throws {
        let ledger = try TestLedger()
        try ledger.post([gift, Rows.refund("200", on: "2026-02-01", of: "g", id: "r")])
        try ledger.expectRefused(
            [correction(.adjustment, "-300.01", on: "2026-03-01", of: "g", id: "adj")], "taken-twice")
        try ledger.post([correction(.adjustment, "-300", on: "2026-03-01", of: "g", id: "adj")])
        #expect(try ledger.dollars() == 0 && ledger.dollars(.own("a"), "2026-01-31") == 200)
    }

    /// What was voided by hand is done: the file's own row of it says the same once more.
    @Test(arguments: [EntryType.void, .refund, .chargeback])
    func whatAnotherSourceVoidedIsDone(type: EntryType) throws {
        for isAdjusted in [true, false] {
            let ledger = try TestLedger()
            try ledger.post([gift])
            var rows = [correction(.void, "0", on: "2026-02-02", of: "G-1", id: "")]
            if isAdjusted {
                var raised = correction(.adjustment, "50", on: "2026-02-01", of: "G-1", id: "")
                raised.source = ImportSession.manualSource
                try ledger.post([raised])
                rows.insert(correction(.void, "0", on: "2026-02-02", of: "G-2", id: ""), at: 0)
            }
            for index in rows.indices { rows[index].source = ImportSession.manualSource }
            try ledger.post(rows)
            let said = correction(type, type == .void ? "0" : "500", on: "2026-02-03", of: "g", id: "v")
            for round in 1...2 {
                let again = try ledger.attempt([gift, said, Rows.gift("7", on: "2026-02-04", id: "g2")])
                // The second time nothing is new.
                #expect(again.isAccepted == (round == 1) && again.voidedRows == 2, "\(again.problems)")
                #expect(again.problems.map(\.code) == ["already-voided", "already-voided"])
            }
            #expect(try ledger.dollars() == 7)
            // Typed, or a second void of the same source, is a mistake.
            var typed = correction(.void, "0", on: "2026-02-05", of: "G-1", id: "")
            typed.source = ImportSession.manualSource
            try ledger.expectRefused([typed], "taken-twice")
        }
    }

    /// A void takes back the amount of its row: the adjustment would stay.
    @Test func aVoidOfWhatWasAdjustedIsRefused() throws {
        let ledger = try TestLedger()
        let raised = correction(.adjustment, "50", on: "2026-02-01", of: "g", id: "adj")
        let void = correction(.void, "0", on: "2026-02-02", of: "g", id: "v")
        try ledger.expectRefused([gift, raised, void], "void-adjusted")
        try ledger.post([gift, raised])
        try ledger.expectRefused([void], "void-adjusted")
        try ledger.post([correction(.void, "0", on: "2026-02-02", of: "adj", id: "va"), void])
        #expect(try ledger.dollars() == 0)
    }

    @Test func aVoidIsOnceAndOnlyOfWhatIsWhole() throws {
        let ledger = try TestLedger()
        try ledger.post([gift, Rows.gift("50", on: "2026-01-11", id: "h")])
        try ledger.expectRefused(
            [correction(.void, "499", on: "2026-02-01", of: "g", id: "v")], "void-amount")
        try ledger.post([correction(.void, "0", on: "2026-02-01", of: "g", id: "v")])
        try ledger.expectRefused([correction(.void, "0", on: "2026-02-02", of: "g", id: "v2")], "taken-twice")
        try ledger.expectRefused([Rows.refund("1", on: "2026-02-02", of: "g", id: "r")], "taken-twice")
        try ledger.post([Rows.refund("10", on: "2026-02-02", of: "h", id: "rh")])
        try ledger.expectRefused([correction(.void, "0", on: "2026-02-03", of: "h", id: "v3")], "taken-twice")
        // The void was wrong: voided itself, the gift stands again, once.
        try ledger.post([correction(.void, "0", on: "2026-02-04", of: "v", id: "vv")])
        #expect(try ledger.dollars() == 540)
        try ledger.expectRefused(
            [correction(.void, "0", on: "2026-02-05", of: "v", id: "vv2")], "taken-twice")
    }

    @Test func aReversalIsReversedOnce() throws {
        let ledger = try TestLedger()
        try ledger.post([gift, Rows.refund("200", on: "2026-02-01", of: "g", id: "r")])
        try ledger.expectRefused(
            [correction(.chargeback, "200.01", on: "2026-03-01", of: "r", id: "c1")], "taken-twice")
        try ledger.post([correction(.chargeback, "150", on: "2026-03-01", of: "r", id: "c1")])
        try ledger.expectRefused(
            [correction(.chargeback, "50.01", on: "2026-03-02", of: "r", id: "c2")], "taken-twice")
        try ledger.post([correction(.chargeback, "50", on: "2026-03-02", of: "r", id: "c2")])
        #expect(try ledger.dollars() == 500)
        try ledger.post([correction(.refund, "150", on: "2026-03-05", of: "c1", id: "again")])
        #expect(try ledger.dollars() == 350)
        try ledger.expectRefused(
            [correction(.refund, "1", on: "2026-03-06", of: "c1", id: "once-more")], "taken-twice")
    }

    @Test func nothingIsTakenBackBeforeItCame() throws {
        let ledger = try TestLedger()
        try ledger.post([gift])
        try ledger.expectRefused([Rows.refund("1", on: "2026-01-09", of: "g", id: "r")], "before-original")
        try ledger.post([Rows.pledge("100", on: "2026-02-01", named: "p")])
        try ledger.expectRefused([onPledge(.writeOff, "1", on: "2026-01-31", id: "w")], "before-promise")
        try ledger.expectRefused([onPledge(.pledgeChange, "-1", on: "2026-01-31", id: "c")], "before-promise")
    }

    @Test func circlesAreRefused() throws {
        let ledger = try TestLedger()
        try ledger.post([gift])
        let circle = [
            correction(.refund, "1", on: "2026-02-01", of: "r2", id: "r1"),
            correction(.refund, "1", on: "2026-02-01", of: "r3", id: "r2"),
            correction(.refund, "1", on: "2026-02-01", of: "r1", id: "r3"),
        ]
        let outcome = try ledger.attempt(circle)
        #expect(outcome.batch == nil && outcome.errorCount == 3 && outcome.codes.first == "circular")
        try ledger.expectRefused([correction(.void, "0", on: "2026-02-01", of: "v", id: "v")], "circular")
    }

    @Test func aWriteOffIsWithinOutstanding() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("1000", on: "2026-01-01", named: "p"),
            Rows.payment("400", on: "2026-02-01", of: "p", id: "y"),
        ])
        try ledger.expectRefused(
            [onPledge(.writeOff, "600.01", on: "2026-03-01", id: "w")], "write-off-above-outstanding")
        // Before the payment all of it was outstanding.
        try ledger.expectRefused(
            [onPledge(.writeOff, "1000.01", on: "2026-01-15", id: "w")], "write-off-above-outstanding")
        try ledger.post([onPledge(.writeOff, "500", on: "2026-03-01", id: "w")])
        try ledger.expectRefused(
            [onPledge(.writeOff, "100.01", on: "2026-03-02", id: "w2")], "write-off-above-outstanding")
        try ledger.post([onPledge(.writeOff, "100", on: "2026-03-02", id: "w2")])
        #expect(try ledger.tallies()[.own("a")].outstanding == 0)
        try ledger.post([correction(.void, "0", on: "2026-03-03", of: "w", id: "vw")])
        #expect(try ledger.tallies()[.own("a")].outstanding == 50_000)
        try ledger.expectRefused(
            [correction(.void, "0", on: "2026-03-04", of: "w", id: "vw2")], "taken-twice")
        // A recovery of what was written off is excess.
        try ledger.post([Rows.payment("550", on: "2026-04-01", of: "p", id: "y2")])
        #expect(try ledger.dollars() == 950 && ledger.tallies()[.own("a")].outstanding == 0)
    }

    @Test func aPromiseIsNotCutBelowNothing() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.pledge("1000", on: "2026-01-01", named: "p")])
        try ledger.expectRefused(
            [onPledge(.pledgeChange, "-1000.01", on: "2026-02-01", id: "c")], "cut-below-zero")
        try ledger.post([onPledge(.writeOff, "700", on: "2026-03-01", id: "w")])
        try ledger.expectRefused(
            [onPledge(.pledgeChange, "-300.01", on: "2026-04-01", id: "c")], "cut-below-zero")
        // Dated before the write-off it leaves less than was written off later.
        try ledger.expectRefused(
            [onPledge(.pledgeChange, "-300.01", on: "2026-02-01", id: "c")], "cut-below-zero")
        try ledger.expectRefused(
            [correction(.void, "0", on: "2026-04-01", of: "row-p", id: "v")], "cut-below-zero")
        try ledger.post([onPledge(.pledgeChange, "-300", on: "2026-02-01", id: "c")])
        #expect(try ledger.dollars() == 0)
        try ledger.post([correction(.void, "0", on: "2026-04-01", of: "c", id: "vc")])
        #expect(try ledger.dollars() == 300)
        try ledger.expectRefused(
            [correction(.void, "0", on: "2026-04-01", of: "c", id: "vc2")], "taken-twice")
    }

    @Test func aConditionIsMetWithinThePromise() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.conditional, "500", on: "2026-01-01", id: "row-c", donor: "funder", pledge: "c")
        ])
        let met = { (amount: String, id: String) in
            self.correction(.conditionMet, amount, on: "2026-02-01", of: "row-c", id: id)
        }
        try ledger.expectRefused([met("500.01", "m")], "met-above-promise")
        try ledger.post([met("300", "m1")])
        try ledger.expectRefused([met("200.01", "m2")], "met-above-promise")
        try ledger.post([met("200", "m2")])
        #expect(try ledger.dollars() == 500 && ledger.tallies()[.own("a")].conditional == 0)
        try ledger.post([correction(.void, "0", on: "2026-03-01", of: "m1", id: "vm")])
        #expect(try ledger.dollars() == 200 && ledger.tallies()[.own("a")].conditional == 30_000)
        try ledger.expectRefused(
            [correction(.void, "0", on: "2026-03-01", of: "m1", id: "vm2")], "taken-twice")
    }

    @Test func onlyReceivedMoneyIsRefunded() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("1000", on: "2026-01-01", named: "p"),
            onPledge(.writeOff, "1", on: "2026-01-02", id: "w"), gift,
        ])
        try ledger.expectRefused([Rows.refund("1", on: "2026-02-01", of: "row-p", id: "r")], "not-received")
        try ledger.expectRefused([Rows.refund("1", on: "2026-02-01", of: "w", id: "r")], "not-received")
        try ledger.expectRefused(
            [correction(.conditionMet, "1", on: "2026-02-01", of: "row-p", id: "m")], "wrong-promise")
        try ledger.expectRefused(
            [correction(.revocableRealized, "1", on: "2026-02-01", of: "row-p", id: "m")], "wrong-promise")
        try ledger.expectRefused(
            [correction(.writeOff, "1", on: "2026-02-01", of: "g", id: "m")], "not-a-promise")
    }

    @Test func anUnlinkedRefundCountsOnItsDate() throws {
        let ledger = try TestLedger()
        try ledger.post([gift, Rows.row(.refund, "120", on: "2026-02-01", id: "u", donor: nil)])
        #expect(try ledger.dollars(.own("a"), "2026-01-31") == 500)
        #expect(try ledger.dollars() == 380)
        let tally = try ledger.tallies()[.own("a")]
        #expect(
            tally.received == 38_000 && tally.outstanding == 0 && tally.gifts == 1 && tally.commitments == 1)
        try ledger.post([correction(.void, "0", on: "2026-03-01", of: "u", id: "vu")])
        #expect(try ledger.dollars() == 500)
        try ledger.expectRefused(
            [correction(.void, "0", on: "2026-03-01", of: "u", id: "vu2")], "taken-twice")
    }
}

extension TestLedger {
    static var nothing: Tally { Tally() }
}
