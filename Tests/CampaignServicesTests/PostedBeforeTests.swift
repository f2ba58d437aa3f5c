import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Testing

/// A payment that came in as paid and that a later file shows as failed is told, and nothing is changed.
@Suite("Paid before, left out now") struct PostedBeforeTests {
    static let header =
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,"
        + "Converted Amount Refunded,Fee,Mode,Status,Customer Email\n"

    private func row(_ id: String, _ status: String) -> String {
        "\(id),2026-11-02 12:00,10.00,0.00,usd,true,10.00,0.00,0.59,Live,\(status),a@example.org\n"
    }

    @Test func aLaterFailureIsToldWithOurNumber() throws {
        let office = try ScratchOffice()
        let first = try office.post(
            Self.header + row("ch_1", "Paid") + row("ch_2", "Paid") + row("ch_3", "Failed"))
        #expect(first.outcome.isAccepted && first.postedBefore.isEmpty, "\(first.outcome.problems)")
        let head = try office.view().head
        let later = Self.header + row("ch_1", "Failed") + row("ch_2", "Paid") + row("ch_3", "Failed")
        let second = try office.post(later)
        #expect(second.postedBefore.map(\.row.giftID) == ["ch_1"])
        #expect(second.postedBefore.map(\.row.line) == [2] && second.postedBefore.map(\.entry) == [1])
        #expect(try office.view().head == head)
        // Once it is undone, there is nothing to tell.
        let (loaded, text) = try office.planWithText(in: office.directory())
        _ = try office.ledgerForPosting(in: office.directory()).undo(
            batch: try #require(first.outcome.batch), office.postingContext(loaded, text, command: "undo"),
            ImportOptions(), withDependents: false)
        let third = try office.post(Self.header + row("ch_1", "Failed"))
        #expect(third.postedBefore.isEmpty)
    }

    @Test func rowsOfOurOwnColumnsToo() throws {
        let office = try ScratchOffice()
        let csv = "gift_id,date,amount,Status\nx1,2026-11-02,10,Paid\n"
        func post(_ csv: String) throws -> ImportRun.Result {
            try office.post(csv) {
                $0.reading.choices.leaveOut = [ColumnChoices.Values("Status=Failed")].compactMap { $0 }
            }
        }
        try #require(try post(csv).outcome.isAccepted)
        let later = try post(csv.replacing("Paid", with: "Failed"))
        #expect(later.postedBefore.map(\.row.value) == ["Failed"], "\(later.outcome.problems)")
    }
}
