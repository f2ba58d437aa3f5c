import CampaignKit
import CampaignLedger
import Testing

/// What the ledger says of a year's payments.
@Suite("Receiptable gifts")
struct ReceiptableGiftTests {
    private func gifts(_ test: TestLedger, of year: Int = 2026) throws -> [ReceiptableGift] {
        try test.ledger.receiptableGifts(of: year)
    }

    @Test func paymentsOfTheYearByDateOfGift() throws {
        let test = try TestLedger(today: "2027-01-20")
        var late = Rows.gift("70", on: "2026-12-31", id: "late")
        (late.day, late.basis, late.delivery) = (.day("2027-01-04"), .needsEvidence, .usps)
        var january = Rows.gift("80", on: "2027-01-03", id: "january")
        january.delivery = .usps
        try test.post([
            Rows.gift("50", on: "2025-12-31", id: "before"), Rows.gift("60", on: "2026-01-01", id: "first"),
            Rows.pledge("500", on: "2026-02-10", named: "p"),
            Rows.payment("100", on: "2026-02-20", of: "p", id: "paid", donor: "d2"), late, january,
            Rows.gift("90", on: "2027-01-05", id: "after"),
        ])
        let found = try gifts(test)
        #expect(found.map(\.grossMinor) == [6000, 10_000, 7000, 8000])
        #expect(found.map(\.year) == [2026, 2026, 2026, 2027])
        #expect(found[1].donor == 2 && found[1].places.map(\.campaign) == ["a"])
        #expect(try gifts(test, of: 2027).map(\.grossMinor) == [8000, 9000])
    }

    @Test func whatIsTakenBackAndAdjusted() throws {
        let test = try TestLedger(today: "2027-01-20")
        try test.post([
            Rows.gift("100", on: "2026-03-01", id: "g1"), Rows.gift("100", on: "2026-03-02", id: "g2"),
            Rows.gift("100", on: "2026-03-03", id: "g3"),
            Rows.refund("30", on: "2027-01-05", of: "g1"), Rows.void("g2", on: "2026-03-06"),
            Rows.row(
                .adjustment, "18", on: "2026-03-07", id: "a", donor: nil, to: .unassigned, reverses: "g3"),
        ])
        let found = try gifts(test)
        #expect(found.map(\.grossMinor) == [10_000, 10_000, 11_800])
        #expect(found.map(\.netMinor) == [7000, 0, 11_800])
    }

    @Test func splitsAreOnePayment() throws {
        let test = try TestLedger(today: "2027-01-20")
        try test.post([
            Rows.gift("150", on: "2026-03-01", id: "g1", to: .a),
            Rows.gift("100", on: "2026-03-01", id: "g1", to: .b),
        ])
        let found = try gifts(test)
        #expect(found.map(\.grossMinor) == [25_000] && found[0].places.map(\.campaign) == ["a", "b"])
        #expect(try test.ledger.receiptableGifts([1, 99]).map(\.entry) == [1])
    }

    @Test(arguments: [("gift correct", [1]), ("gift move --donor", [])] as [(String, [Int64])])
    func theGiftThatOneWasPostedInPlaceOf(command: String, old: [Int64]) throws {
        let test = try TestLedger(today: "2027-01-20")
        try test.post([Rows.gift("100", on: "2026-03-01", id: "g1")])
        try ReceiptIssueTests.issue(test, [ReceiptIssueTests.draft([1])])
        _ = try test.ledger.importRows(test.context(command), ImportOptions()) { session in
            try session.add(Rows.void("g1", on: "2026-03-01"))
            try session.add(Rows.gift("100", on: "2026-03-01", id: "g2"))
        }
        let found = try gifts(test)
        // There is one payment: the row that it took the place of is not another one that went back.
        #expect(found.map(\.entry) == [3] && found[0].corrects == old && found[0].netMinor == 10_000)
        let both = try test.ledger.receiptableGifts([1, 3])
        #expect(both.map(\.corrects) == [[], old] && both.map(\.netMinor) == [0, 10_000])
        let reason = try test.ledger.receipts().first?.void?.reason
        #expect(reason == (old.isEmpty ? "moved to another donor" : "corrected by G-3"))
    }

    @Test func theGiftsOfWhoWasMergedAreTheirs() throws {
        let test = try TestLedger(today: "2027-01-20")
        try test.post([
            Rows.gift("100", on: "2026-03-01", id: "g1"),
            Rows.gift("40", on: "2026-03-02", id: "g2", donor: "d2"),
        ])
        try ReceiptIssueTests.issue(test, [ReceiptIssueTests.draft([2], donor: 2)])
        _ = try test.ledger.mergeDonors(
            1, with: 2, on: test.today, test.context("donor merge"), dryRun: false)
        #expect(try test.ledger.receiptableDonors(of: 2026) == [1])
        #expect(try test.ledger.receiptableGifts(of: 2026, from: .donors([1])).map(\.donor) == [1, 1])
        #expect(try test.ledger.receipts(of: .donors([1])).map(\.donor) == [2])
        #expect(try test.ledger.numbers(ofDonor: 1) == [1, 2])
        _ = try test.ledger.unmergeDonor(2, on: test.today, test.context("donor unmerge"), dryRun: false)
        #expect(try test.ledger.receiptableDonors(of: 2026) == [1, 2])
        #expect(try test.ledger.receiptableGifts(of: 2026, from: .donors([1])).map(\.entry) == [1])
    }

    @Test func anotherCurrencyKeepsItsShare() throws {
        let test = try TestLedger(today: "2027-01-20")
        let shekels = try #require(Currency(code: "ILS"))
        var gift = Rows.gift("270", on: "2026-03-01", id: "g1")
        gift.foreign = ForeignAmount(
            original: Money(minorUnits: 100_000, currency: shekels), rate: "0.27", rateSource: "bank")
        var back = Rows.refund("135", on: "2026-04-01", of: "g1")
        back.foreign = ForeignAmount(
            original: Money(minorUnits: 50_000, currency: shekels), rate: "0.27", rateSource: "bank")
        try test.post([gift, back])
        #expect(try gifts(test).first?.original == Money(minorUnits: 50_000, currency: shekels))
    }
}
