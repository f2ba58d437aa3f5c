import CampaignKit
import Testing

/// Which papers a new one replaces, and how it says so.
@Suite("Replaced receipts")
struct ReplacedReceiptsTests {
    private func entries(_ records: [ReceiptRecord]) throws -> [ReceiptBook.Entry] {
        try Papers.book([Papers.gift(1), Papers.gift(2), Papers.gift(3)], records).entries
    }

    @Test func noneForMost() throws {
        let none = ReplacedReceipts(by: try entries([]))
        #expect(none.records.isEmpty && none.voided == nil && none.sentence(for: .statement).isEmpty)
        // A receipt of its own is in effect: the statement names it, and does not replace it.
        #expect(ReplacedReceipts(by: try entries([Papers.record(1, holding: [1])])).records.isEmpty)
    }

    @Test func twoStatementsThatAreInEffect() throws {
        let records = [
            Papers.record(2, .statement, holding: [2]), Papers.record(1, .statement, holding: [1]),
        ]
        let replaced = ReplacedReceipts(by: try entries(records))
        #expect(replaced.standing.map(\.id) == [1, 2] && replaced.voided == nil)
        #expect(
            replaced.sentence(for: .statement)
                == "This statement replaces R-2027-0001 of January 20, 2027 and R-2027-0002 of January 20, 2027, "
                + "which are void.")
    }

    @Test func aVoidReceiptWhoseGiftComesOntoAStatement() throws {
        let replaced = ReplacedReceipts(by: try entries([Papers.record(1, holding: [1], void: "a typo")]))
        #expect(replaced.standing.isEmpty && replaced.voided?.id == 1)
        #expect(
            replaced.sentence(for: .single)
                == "This receipt replaces R-2027-0001 of January 20, 2027, which is void.")
    }

    @Test func ofTwoThatAreVoidTheStatementIsKept() throws {
        let records = [
            Papers.record(1, .statement, holding: [1, 2], void: "a typo"),
            Papers.record(2, holding: [2], void: "a typo"),
        ]
        let replaced = ReplacedReceipts(by: try entries(records))
        #expect(replaced.records.map(\.id) == [1, 2] && replaced.voided?.kind == .statement)
    }
}
