import CampaignKit
import CampaignLedger
import Testing

/// `rules.md §2`: one company check that matches several employees closes their oldest expected matches.
@Suite("Import: matching gifts close expected matches")
struct MatchClosingTests {
    private let promises = [
        Rows.gift("100", on: "2026-01-01", id: "g1", donor: "e1"),
        Rows.gift("70", on: "2026-01-02", id: "g2", donor: "e2"),
        Rows.gift("30", on: "2026-02-01", id: "g3", donor: "e1"),
        Rows.row(.matchExpected, "100", on: "2026-01-01", id: "m1", donor: "co", matches: "g1"),
        Rows.row(.matchExpected, "70", on: "2026-01-02", id: "m2", donor: "co", matches: "g2"),
        Rows.row(.matchExpected, "30", on: "2026-02-01", id: "m3", donor: "co", matches: "g3"),
    ]

    private func check(_ amount: String, _ credits: [(String, String?)], donor: String = "co")
        -> ImportedEntry
    {
        var row = Rows.row(.matching, amount, on: "2026-03-01", id: "check", donor: donor)
        row.softCredits = credits.map {
            SoftCredit(donorID: $0.0, kind: .matchedEmployee, minorUnits: $0.1.map(Rows.cents))
        }
        return row
    }

    private func open(_ ledger: TestLedger) throws -> Int64 {
        try ledger.tallies()[.own("a")].matchExpected / 100
    }

    @Test("by the amounts of the credits, in one file or in two", arguments: [true, false])
    func byAmounts(inOneFile: Bool) throws {
        let ledger = try TestLedger()
        let row = check("180", [("e1", "110"), ("e2", "70")])
        if inOneFile {
            try ledger.post([row] + promises)
        } else {
            try ledger.post(promises)
            #expect(try open(ledger) == 200)
            try ledger.post([row])
        }
        #expect(try open(ledger) == 20)
        #expect(try ledger.dollars() == 380)
        let check = try ledger.ledger.gift("csv:check")
        #expect(check.closings.map(\.minorUnits).sorted() == [1000, 7000, 10_000])
    }

    @Test("without amounts the oldest of all of them, up to what came")
    func oldestFirst() throws {
        let ledger = try TestLedger()
        try ledger.post(promises)
        try ledger.post([check("120", [("e1", nil), ("e2", nil)])])
        #expect(try open(ledger) == 80)
        let closed = try ledger.ledger.gift("csv:check").closings
        #expect(closed.map(\.expected) == [4, 5] && closed.map(\.minorUnits) == [10_000, 2000])
    }

    @Test("another company's match stays open, a person without any is no fault")
    func others() throws {
        let ledger = try TestLedger()
        try ledger.post(promises)
        try ledger.post([check("200", [("e1", nil), ("e9", nil)], donor: "another")])
        #expect(try open(ledger) == 200)
    }

    @Test("`matches` is a list, and decides")
    func list() throws {
        let ledger = try TestLedger()
        try ledger.post(promises)
        var row = check("100", [("e1", nil)])
        row.matches = ["m2", "g3"]
        try ledger.post([row])
        #expect(try open(ledger) == 100)
        var unknown = row
        unknown.giftID = "other"
        unknown.matches = ["m1", "nope"]
        try ledger.expectRefused([unknown], "unknown-gift")
    }

    @Test("what is taken back opens them again, by their shares, and all of it all of them")
    func reopened() throws {
        let ledger = try TestLedger()
        try ledger.post(promises + [check("200", [("e1", nil), ("e2", nil)])])
        #expect(try open(ledger) == 0)
        try ledger.post([Rows.refund("50", on: "2026-04-01", of: "check", id: "r1")])
        #expect(try open(ledger) == 50)
        try ledger.post([Rows.refund("150", on: "2026-04-02", of: "check", id: "r2")])
        #expect(try open(ledger) == 200)
        try ledger.post([
            Rows.row(.void, "0", on: "2026-04-03", id: "v", donor: nil, to: .unassigned, reverses: "r2")
        ])
        #expect(try open(ledger) == 50)
        #expect(try ledger.brokenRules().isEmpty)
    }
}
