import CampaignKit
import Testing

@testable import CampaignLedger

/// Two offices issued receipts from copies of one ledger: what is known of the numbers after `ledger adopt`.
@Suite("Receipts of another copy")
struct AdoptedReceiptTests {
    typealias Register = ReceiptIssueTests

    /// Copies of a ledger that issued R-2027-0001 before they parted.
    private func copies() throws -> (ours: TestLedger, theirs: TestLedger) {
        let start = try Register.posted()
        try Register.issue(start, [Register.draft([1])])
        let file = try Tampering.bytes(of: start)
        return (
            try TestLedger(today: "2027-01-20", copying: file),
            try TestLedger(today: "2027-01-20", copying: file)
        )
    }

    private func adopt(_ ours: TestLedger, _ theirs: TestLedger) throws -> AdoptionOutcome {
        try ours.ledger.adopt(theirs.ledger, ours.context("ledger adopt"), dryRun: false)
    }

    private func faults(_ test: TestLedger, year: Int? = nil) throws -> [String] {
        try test.ledger.auditReceipts(year: year).faults.map { "\($0.label): \($0.message)" }
    }

    private func void(_ id: Int64, _ test: TestLedger) throws {
        _ = try test.ledger.voidReceipt(
            id, on: test.today, reason: "issued twice", test.context("receipt void"), dryRun: false)
    }

    private let hint = "; void it there, inform its donor, then campaign ledger adopt again"

    @Test func aNumberThatWasIssuedTwiceIsNamedUntilItIsVoidThere() throws {
        let (ours, theirs) = try copies()
        try Register.issue(ours, [Register.draft([2])])
        try Register.issue(theirs, [Register.draft([3], donor: 2), Register.draft([2])])
        #expect(try adopt(ours, theirs).leftOut.map(\.row) == ["receipt R-2027-0002", "receipt R-2027-0003"])
        let twice =
            "R-2027-0002: this number was issued twice: another copy of the ledger gave it to a page too (B-4)"
        let once =
            "2027, number 3: another copy of the ledger issued this number (B-4), and its page is not here"
        for year in [nil, 2027] { #expect(try faults(ours, year: year) == [twice + hint, once + hint]) }
        #expect(try faults(ours, year: 2026).isEmpty)
        #expect(try Register.errors(ours).count { $0.hasPrefix("receipt-register") } == 2)
        // Neither number is given to a page again, and none is missing.
        let issued = try #require(try Register.issue(ours, [Register.draft([3], donor: 2)]))
        #expect(issued.records.map(\.label) == ["R-2027-0004"])
        #expect(try faults(ours) == [twice + hint, once + hint])
        try void(2, theirs)
        try void(3, theirs)
        _ = try adopt(ours, theirs)
        #expect(try faults(ours).isEmpty && Register.errors(ours).isEmpty)
        // Once is enough.
        #expect(try adopt(ours, theirs).adopted.isEmpty)
        #expect(try SQL(ours.path).integer("SELECT count(*) FROM change") == 4)
    }

    @Test func aMissingNumberIsStillFound() throws {
        let (ours, theirs) = try copies()
        try Register.issue(theirs, [Register.draft([2]), Register.draft([3], donor: 2)])
        _ = try adopt(ours, theirs)
        try Register.issue(ours, [Register.draft([2]), Register.draft([3], donor: 2)])
        #expect(try ours.ledger.receiptLabels().values.sorted().last == "R-2027-0005")
        try void(2, theirs)
        try void(3, theirs)
        _ = try adopt(ours, theirs)
        #expect(try faults(ours).isEmpty)
        try SQL(ours.path).runUnguarded(["DELETE FROM receipt WHERE number = 5"])
        #expect(try faults(ours).first == "2027, number 5: no receipt has this number")
    }

    @Test func whatBothHaveIsIssuedOnce() throws {
        let (ours, theirs) = try copies()
        try void(1, theirs)
        #expect(try adopt(ours, theirs).leftOut.map(\.row) == ["the void of R-2027-0001"])
        #expect(try faults(ours).isEmpty)
        #expect(try SQL(ours.path).integer("SELECT count(*) FROM change") == 0)
    }

    @Test func whatAThirdCopyIssuedIsKnownToo() throws {
        let (ours, theirs) = try copies()
        let third = try TestLedger(today: "2027-01-20", copying: Tampering.bytes(of: ours))
        try Register.issue(third, [Register.draft([2])])
        _ = try adopt(theirs, third)
        _ = try adopt(ours, theirs)
        #expect(try faults(ours).count == 1)
        #expect(try Register.issue(ours, [Register.draft([2])])?.records.map(\.label) == ["R-2027-0003"])
    }
}
