import CampaignKit
import Testing

@testable import CampaignLedger

/// How receipts went out, and which came back: what was said last holds.
@Suite("Receipts sent")
struct ReceiptDeliveryTests {
    private func issued() throws -> TestLedger {
        let test = try ReceiptIssueTests.posted()
        try ReceiptIssueTests.issue(
            test, [ReceiptIssueTests.draft([1]), ReceiptIssueTests.draft([3], donor: 2)])
        return test
    }

    private func record(
        _ test: TestLedger, _ receipts: [Int64], _ way: ReceiptDelivery.Way, on day: String = "2027-01-22",
        dryRun: Bool = false
    ) throws -> (recorded: Int, batch: Int64?) {
        try test.ledger.recordDelivery(
            of: receipts, ReceiptDelivery(way, on: .day(day)), test.context("receipt sent"), dryRun: dryRun)
    }

    @Test func whatWasSaidLastHolds() throws {
        let test = try issued()
        #expect(try test.ledger.receiptDeliveries().isEmpty)
        #expect(try record(test, [1, 2], .mail) == (2, 3))
        #expect(try record(test, [1, 2], .mail) == (0, nil))
        #expect(try record(test, [2], .returned, on: "2027-01-29") == (1, 4))
        #expect(try record(test, [2], .email, on: "2027-01-30", dryRun: true) == (1, nil))
        let said = try test.ledger.receiptDeliveries()
        #expect(said[1] == ReceiptDelivery(.mail, on: .day("2027-01-22")))
        #expect(said[2]?.words == "came back on 2027-01-29" && said[2]?.arrived == false)
        #expect(try ReceiptIssueTests.errors(test) == [])
        #expect(try test.ledger.auditReceipts(year: 2027).faults.isEmpty)
    }

    @Test func oneThatIsNamedTwiceIsRecordedOnce() throws {
        #expect(try record(issued(), [1, 1], .email).recorded == 1)
    }

    @Test func otherFactsAreNoDeliveries() throws {
        let test = try issued()
        _ = try test.ledger.recordThanks(
            for: [1], on: test.today, test.context("thank record"), dryRun: false)
        #expect(try test.ledger.receiptDeliveries().isEmpty)
        _ = try record(test, [1], .mail)
        // The receipt's number is not an entry's: no gift was thanked for.
        #expect(try test.ledger.giftsToThank(since: .day("2026-01-01"), asOf: test.today).gifts.count == 2)
    }

    @Test func theNumbersThatAreStoredStay() {
        #expect(ReceiptDelivery.Way.allCases.map(\.rawValue) == [4, 5, 6, 7])
        #expect(ReceiptDelivery.Way.allCases.map(\.name) == ["mail", "email", "returned", "notice"])
    }
}
