import CampaignKit
import CampaignLedger
import Testing

/// Which gifts wait for thanks, and recording that they went out.
@Suite("Gifts to thank for")
struct ThanksTests {
    private func due(_ ledger: TestLedger, since: String = "2026-01-01") throws -> [ThankableGift] {
        try ledger.ledger.giftsToThank(since: .day(since), asOf: ledger.today).gifts
    }

    @Test func moneyAndPropertyOldestFirst() throws {
        let test = try TestLedger()
        var stock = Rows.row(.stock, "900", on: "2026-02-01", id: "s")
        stock.description = "100 shares"
        try test.post([
            Rows.gift("50", on: "2026-03-01", id: "g2"), stock, Rows.gift("40", on: "2025-12-31", id: "g0"),
            Rows.pledge("500", on: "2026-02-10", named: "p"),
            Rows.payment("100", on: "2026-02-20", of: "p", id: "g1"),
            Rows.gift("10", on: "2026-04-01", id: "g3", donor: nil),
        ])
        let due = try due(test)
        #expect(due.map(\.day.description) == ["2026-02-01", "2026-02-20", "2026-03-01"])
        #expect(due.map(\.amountMinor) == [90_000, 10_000, 5000])
        #expect(due[0].property == "100 shares")
        #expect(due[1].places.map(\.campaign) == ["a"])
        #expect(try test.ledger.countToThank(until: .day("2025-12-31")) == 1)
    }

    @Test func whatCameAsStockOrCryptoIsProperty() throws {
        let test = try TestLedger()
        let rows = [(PaymentMethod.stock, EntryType.gift), (.crypto, .gift), (.check, .gift), (.stock, .daf)]
        try test.post(
            rows.enumerated().map { index, row in
                var gift = Rows.row(row.1, "50", on: "2026-03-0\(index + 1)", id: "g\(index)")
                gift.method = row.0
                return gift
            })
        #expect(try due(test).map(\.type) == [.stock, .inKind, .gift, .daf])
    }

    @Test func whatWentBackIsNotThankedFor() throws {
        let test = try TestLedger()
        try test.post([
            Rows.gift("50", on: "2026-03-01", id: "g1"), Rows.gift("80", on: "2026-03-02", id: "g2"),
            Rows.gift("30", on: "2026-03-03", id: "g3"),
            Rows.refund("50", on: "2026-03-05", of: "g1"), Rows.refund("20", on: "2026-03-05", of: "g2"),
            Rows.void("g3", on: "2026-03-06"),
        ])
        #expect(try due(test).map(\.amountMinor) == [6000])
    }

    /// January, February, March and April of one amount: the first two begin it, the next repeat two months.
    @Test func giftsOfEveryMonthAreFound() throws {
        let test = try TestLedger()
        try test.post(
            ["2026-01-05", "2026-02-05", "2026-03-05", "2026-04-05"].enumerated().map {
                Rows.gift("20", on: $1, id: "m\($0)")
            } + [
                Rows.gift("20", on: "2026-04-06", id: "other", donor: "d2"),
                Rows.gift("30", on: "2026-05-05", id: "more"),
            ])
        func monthly(_ since: String, knownOn: Int64? = nil) throws -> [Int64: CalendarDate] {
            try test.ledger.monthlyGifts(since: .day(since), asOf: test.today, knownOn: knownOn)
        }
        #expect(try monthly("2026-01-01") == [3: .day("2026-02-05"), 4: .day("2026-03-05")])
        #expect(try monthly("2026-04-01") == [4: .day("2026-03-05")])
        #expect(try monthly("2026-01-01", knownOn: 0).isEmpty)
    }

    @Test func giftsThatCameInSinceAreLeftOut() throws {
        let test = try TestLedger()
        try test.post([Rows.gift("50", on: "2026-03-01", id: "g1")])
        try test.post([Rows.gift("60", on: "2026-03-01", id: "g2")])
        let printed = try test.ledger.giftsToThank(since: .day("2026-01-01"), asOf: test.today, knownOn: 1)
        #expect(printed.gifts.map(\.amountMinor) == [5000])
        #expect(try due(test).count == 2)
    }

    @Test func aFundsSponsorIsNamed() throws {
        let test = try TestLedger()
        try test.post([
            Rows.row(.daf, "50", on: "2026-03-01", id: "g1", donor: "fund"),
            Rows.gift("60", on: "2026-03-02", id: "g2", donor: "d2"),
        ])
        // Who gave plainly is named by the letter's donor, and not read here.
        #expect(try due(test).map(\.donorName) == ["Donor fund", ""])
    }

    @Test func aGiftSaysWhenItWasThankedFor() throws {
        let test = try TestLedger()
        try test.post([Rows.gift("50", on: "2026-03-01", id: "g1")])
        #expect(try test.ledger.gift("G-1").thanked == nil)
        _ = try test.ledger.recordThanks(
            for: [1], on: .day("2026-03-04"), test.context("thank letters --record"), dryRun: false)
        let thanked = try #require(try test.ledger.gift("G-1").thanked)
        #expect(thanked.day == .day("2026-03-04") && thanked.batch == 2)
        #expect(thanked.command == "thank letters --record")
        #expect(try test.ledger.gift("G-1", knownOn: 1).thanked == nil)
        #expect(try test.ledger.gift("G-1", until: .day("2026-03-03")).thanked == nil)
    }

    @Test func splitsAreOneGift() throws {
        let test = try TestLedger()
        try test.post([
            Rows.gift("50", on: "2026-03-01", id: "g1", to: .a),
            Rows.gift("30", on: "2026-03-01", id: "g1", to: .b),
        ])
        #expect(try due(test).map(\.amountMinor) == [8000])
    }

    @Test func recordingOnceIsEnoughAndIsInTheChain() throws {
        let test = try TestLedger()
        try test.post([
            Rows.gift("50", on: "2026-03-01", id: "g1"), Rows.gift("60", on: "2026-03-02", id: "g2"),
        ])
        let entries = try due(test).map(\.entry)
        let context = test.context("thank letters --record")
        let dry = try test.ledger.recordThanks(for: entries, on: test.today, context, dryRun: true)
        #expect(dry.recorded == 2 && dry.batch == nil)
        #expect(try due(test).count == 2)
        let one = try test.ledger.recordThanks(for: [entries[0]], on: test.today, context, dryRun: false)
        #expect(one.recorded == 1 && one.batch == 2)
        let both = try test.ledger.recordThanks(for: entries, on: test.today, context, dryRun: false)
        #expect(both.recorded == 1 && both.batch == 3)
        let again = try test.ledger.recordThanks(for: entries, on: test.today, context, dryRun: false)
        #expect(again.recorded == 0 && again.batch == nil)
        #expect(try due(test).isEmpty)
        #expect(
            try test.ledger.check(plan: test.plan, asOf: test.today, deep: true).filter {
                $0.severity == .error
            }.isEmpty)
    }
}
