import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Testing

/// What a platform's next files say of payments that are posted, or were not yet.
@Suite("Platforms' files one after another") struct PresetSequenceTests {
    private static let header =
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Fee,Mode,Status,Customer Email,Card Name\n"

    private func charge(_ id: String, _ status: String, refunded: String = "0.00") -> String {
        "\(id),2026-11-02 12:00,50.00,\(refunded),usd,true,1.75,Live,\(status),ana@example.org,Ana Ruiz\n"
    }

    private func post(_ office: ScratchOffice, _ rows: String...) throws -> ImportOutcome {
        try office.post(Self.header + rows.joined()).outcome
    }

    @Test func aPendingPaymentIsNewOnceItIsPaid() throws {
        let office = try ScratchOffice()
        let first = try post(office, charge("ch_1", "Pending"), charge("ch_2", "Paid"))
        #expect(first.raisedMinor == 50_00)
        let second = try post(office, charge("ch_1", "Paid"), charge("ch_2", "Paid"))
        #expect(second.raisedMinor == 50_00 && second.alreadyImported == 1)
        // An older file, once more: it says nothing against what came since.
        let older = try post(office, charge("ch_1", "Pending"), charge("ch_2", "Paid"))
        #expect(older.batch == nil && older.problems.isEmpty)
    }

    @Test func aPostedPaymentThatFailedLaterIsListed() throws {
        let office = try ScratchOffice()
        _ = try post(office, charge("ch_1", "Paid"), charge("ch_2", "Paid"))
        let later = try post(
            office, charge("ch_1", "Failed"), charge("ch_2", "Paid"), charge("ch_3", "Failed"))
        #expect(later.problems.map(\.code) == ["changed"] && later.problems.map(\.line) == [2])
        #expect(later.problems[0].message == "posted as G-1, but in this file: failed")
        #expect(later.problems[0].severity == .warning && later.rejectedCount == 0)
        // Once it is known that the money went, nothing is left to say.
        let entry = try TypedEntry(office, command: "gift refund")
        let refund = [
            ("date", "2026-11-19"), ("amount", "50"), ("type", "refund"), ("reverses", "G-1"),
        ]
        #expect(try entry.post(refund, ImportOptions()).isAccepted)
        #expect(try post(office, charge("ch_1", "Failed")).problems.isEmpty)
    }

    @Test func aRefundGrowsAndTheExportIsRepeated() throws {
        let office = try ScratchOffice()
        #expect(try post(office, charge("ch_1", "Paid", refunded: "20.00")).raisedMinor == 30_00)
        #expect(try post(office, charge("ch_1", "Paid", refunded: "35.00")).raisedMinor == -15_00)
        let whole = try post(office, charge("ch_1", "Refunded", refunded: "50.00"))
        #expect(whole.raisedMinor == -15_00 && whole.alreadyImported == 1)
        #expect(try post(office, charge("ch_1", "Refunded", refunded: "50.00")).batch == nil)
    }

    @Test func anOlderFileKnowsLessOfRefunds() throws {
        let office = try ScratchOffice()
        _ = try post(office, charge("ch_1", "Paid", refunded: "20.00"))
        _ = try post(office, charge("ch_1", "Paid", refunded: "35.00"))
        let older = try post(
            office, charge("ch_1", "Paid", refunded: "20.00"), charge("ch_2", "Paid"))
        #expect(older.raisedMinor == 50_00 && older.rejectedCount == 0)
        #expect(older.problems.map(\.code) == ["changed"] && older.problems.map(\.line) == [2])
        #expect(older.problems[0].severity == .warning && older.problems[0].value == "ch_1#refund-2")
        #expect(older.problems[0].message.hasSuffix(", but in this file: less was refunded"))
    }

    // MARK: - Refunds with rows of their own

    private static let payPal =
        "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,Transaction ID,"
        + "Reference Txn ID\n"
    private static let gift =
        "13/11/2026,12:00:00,PST,Ana Ruiz,Donation Payment,Completed,USD,60.00,-1.69,58.31,ana@example.org,P1,\n"
    private static let refund =
        "15/11/2026,12:00:00,PST,Ana Ruiz,Payment Refund,Completed,USD,-60.00,1.69,-58.31,ana@example.org,P2,P1\n"

    @Test func aRefundBeforeItsGiftWaitsForIt() throws {
        let office = try ScratchOffice()
        let early = try office.post(Self.payPal + Self.refund).outcome
        #expect(early.problems.map(\.code) == ["unknown-gift"] && !early.isAccepted)
        #expect(try office.post(Self.payPal + Self.gift).outcome.raisedMinor == 60_00)
        #expect(try office.post(Self.payPal + Self.refund).outcome.raisedMinor == -60_00)
        let overlapping = try office.post(Self.payPal + Self.gift + Self.refund).outcome
        #expect(overlapping.batch == nil && overlapping.alreadyImported == 2)
    }

    @Test func theRefundOfAHeldGiftSaysWhereItIs() throws {
        let office = try ScratchOffice()
        try office.post(
            "gift_id,date,amount,donor_name,email\nf1,2026-11-13,60,Ana Ruiz,ana@example.org\n"
        ) { $0.reading.defaultSource = "form" }
        let held = try office.post(Self.payPal + Self.gift + Self.refund).outcome
        #expect(held.problems.map(\.code) == ["possible-duplicate", "refers-to-rejected"])
        #expect(held.problems.last?.message == "its gift is in line 2, which is left out")
        let posted = try office.post(Self.payPal + Self.gift + Self.refund) {
            $0.options.possibleDuplicates = .skip
        }
        #expect(posted.outcome.raisedMinor == -60_00)
    }

    @Test func theRefundOfARefusedGiftSaysWhereItIs() throws {
        let office = try ScratchOffice()
        let bad = Self.gift.replacing("60.00", with: "sixty")
        let outcome = try office.post(Self.payPal + bad + Self.refund).outcome
        #expect(outcome.problems.map(\.line) == [2, 3])
        #expect(outcome.problems.last?.message == "its gift is in line 2, which is left out")
    }
}
