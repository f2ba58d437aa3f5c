import CampaignKit
import Testing

@testable import CampaignLedger

/// The register: numbers without gaps, kept pages, and what voids them.
@Suite("Receipt register")
struct ReceiptIssueTests {
    /// Gifts of two donors, posted as batch B-1.
    static func posted(_ today: String = "2027-01-20") throws -> TestLedger {
        let test = try TestLedger(today: today)
        try test.post([
            Rows.gift("500", on: "2026-03-01", id: "g1"), Rows.gift("60", on: "2026-03-02", id: "g2"),
            Rows.gift("300", on: "2026-04-01", id: "g3", donor: "d2"),
        ])
        return test
    }

    static func draft(
        _ entries: [Int64], _ kind: ReceiptRecord.Kind = .single, donor: Int64 = 1, single: Int64? = nil
    ) -> ReceiptDraft {
        ReceiptDraft(
            kind: kind, giftYear: 2026, donor: donor,
            lines: entries.map {
                ReceiptRecord.Line(entry: $0, amountMinor: 100, deductibleMinor: 100, single: single)
            }, name: "Ana Ruiz", address: ["1 Elm St", "Albany, NY 12207"], words: ["thanks"],
            templateDigest: [UInt8](repeating: 7, count: 32))
    }

    @discardableResult
    static func issue(
        _ test: TestLedger, _ drafts: [ReceiptDraft], dryRun: Bool = false, after head: Int64? = nil
    ) throws -> (records: [ReceiptRecord], batch: Int64?)? {
        try test.ledger.issueReceipts(
            drafts, on: test.today, numbering: ReceiptNumbering(),
            after: head ?? test.ledger.head()?.batch ?? 0, test.context("receipt issue"), dryRun: dryRun
        ) { index, label in Array("page \(index) \(label)".utf8) }
    }

    static func errors(_ test: TestLedger) throws -> [String] {
        try test.ledger.check(plan: test.plan, asOf: test.today, deep: true)
            .filter { $0.severity == .error }.map { "\($0.code) \($0.message)" }
    }

    @Test func numbersHaveNoGapsAndPagesAreKept() throws {
        let test = try Self.posted()
        let issued = try #require(try Self.issue(test, [Self.draft([1]), Self.draft([2])]))
        #expect(issued.records.map(\.label) == ["R-2027-0001", "R-2027-0002"] && issued.batch == 2)
        try Self.issue(test, [Self.draft([3], donor: 2)])
        let all = try test.ledger.receipts()
        #expect(all.map(\.number) == [1, 2, 3] && all.allSatisfy(\.stands))
        #expect(all[2].lines == [ReceiptRecord.Line(entry: 3, amountMinor: 100, deductibleMinor: 100)])
        let page = try #require(try test.ledger.receiptContent(all[1].id))
        #expect(String(decoding: page, as: UTF8.self) == "page 1 R-2027-0002")
        #expect(try test.ledger.receipt(of: page)?.label == "R-2027-0002")
        #expect(try test.ledger.receipt(labeled: "r-2027-0003")?.donor == 2)
        #expect(try test.ledger.auditReceipts(year: 2027).faults.isEmpty)
        #expect(try Self.errors(test) == [])
    }

    @Test func numbersBeginAgainEachYear() throws {
        let test = try Self.posted()
        try Self.issue(test, [Self.draft([1])])
        test.today = .day("2028-01-02")
        #expect(try Self.issue(test, [Self.draft([2])])?.records.map(\.label) == ["R-2028-0001"])
        #expect(try test.ledger.auditReceipts(year: nil).count == 2)
        #expect(try test.ledger.auditReceipts(year: 2028).count == 1)
    }

    @Test func aPreviewWritesNothing() throws {
        let test = try Self.posted()
        let preview = try #require(try Self.issue(test, [Self.draft([1])], dryRun: true))
        #expect(preview.records.map(\.label) == ["R-2027-0001"] && preview.batch == nil)
        #expect(try test.ledger.receipts().isEmpty)
        #expect(try test.ledger.head()?.batch == 1)
    }

    @Test func whatWasPlannedBeforeAnotherPostingIsPlannedAgain() throws {
        let test = try Self.posted()
        try test.post([Rows.gift("5", on: "2026-05-01", id: "g9")])
        #expect(try Self.issue(test, [Self.draft([1])], after: 1) == nil)
        #expect(try test.ledger.receipts().isEmpty)
    }

    @Test func twoOfficersNeverShareANumber() async throws {
        let test = try Self.posted()
        let path = test.path
        let (today, context) = (test.today, test.context("receipt issue"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    let ledger = try #require(try Ledger.open(path: path, access: .write))
                    var issued = 0
                    while issued < 5 {
                        let head = try ledger.head()?.batch ?? 0
                        let draft = Self.draft([Int64(worker % 3 + 1)])
                        let outcome = try ledger.issueReceipts(
                            [draft], on: today, numbering: ReceiptNumbering(), after: head, context,
                            dryRun: false
                        ) { _, label in Array(label.utf8) }
                        if outcome != nil { issued += 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try test.ledger.receipts().map(\.number) == Array(1...20))
        #expect(try test.ledger.auditReceipts(year: nil).faults.isEmpty)
    }
}
