import CampaignKit
import CampaignLedger
import Testing

/// Who a row is, and what an import says of a row that it knows.
///
/// `docs/csv.md`.
@Suite("Import: identity")
struct IdentityTests {
    private var rows: [ImportedEntry] {
        [
            Rows.gift("100", on: "2026-01-01", id: "g1"),
            Rows.gift("50", on: "2026-01-02", id: "g2", donor: "d2"),
            Rows.gift("30", on: "2026-01-03", id: "g3", to: .a),
            Rows.gift("20", on: "2026-01-03", id: "g3", to: .b),
        ]
    }

    @Test func theSameRowsInAnyOrderAreKnown() throws {
        let ledger = try TestLedger()
        try ledger.post(rows)
        let again = try ledger.attempt(rows.reversed())
        #expect(again.alreadyImported == 3 && again.batch == nil && again.errorCount == 0)
        #expect(again.splitRows == 1 && again.rowsRead == 4)
        #expect(ledger.fileExists)
        #expect(try ledger.ledger.batches().count == 1)
    }

    @Test func notesAndUnknownColumnsAreNotContent() throws {
        let ledger = try TestLedger()
        try ledger.post(rows)
        let renoted = rows.map { row in
            var row = row
            row.note = "called, " + row.giftID
            row.description = "another description"
            row.extra = [ImportedEntry.ExtraColumn(name: "color", value: "blue")]
            row.line += 40
            return row
        }
        let again = try ledger.attempt(renoted)
        #expect(again.alreadyImported == 3 && again.errorCount == 0)
    }

    @Test func otherContentIsChanged() throws {
        let ledger = try TestLedger()
        try ledger.post(rows)
        let changes: [(inout ImportedEntry) -> Void] = [
            { $0.minorUnits += 1 }, { $0.date = .day("2026-01-09") }, { $0.place = .c },
            { $0.donor = DonorReference(externalID: "d9", details: Rows.details("d9")) },
            { $0.type = .stock },
            { $0.reference = "check 7" }, { $0.method = .check }, { $0.anonymity = .board },
            { $0.feeMinor = 3 },
            { $0.softCredits = [SoftCredit(donorID: "d5", kind: .household)] },
        ]
        for (index, change) in changes.enumerated() {
            var row = rows[0]
            change(&row)
            let outcome = try ledger.attempt([row])
            #expect(outcome.codes == ["changed"], "change \(index)")
            #expect(outcome.batch == nil && outcome.rejectedLines == [0], "change \(index)")
        }
        #expect(try ledger.tallies()[.total].raised == 20_000)
        #expect(try ledger.ledger.batches().count == 1)
    }

    /// A changed row is refused as a whole file, or left out with --partial.
    @Test func aChangedRowAmongNewOnes() throws {
        let ledger = try TestLedger()
        try ledger.post(rows)
        var changed = rows[0]
        changed.minorUnits = 11_100
        let file = [changed, rows[1], Rows.gift("7", on: "2026-01-05", id: "g7")]
        try ledger.expectRefused(file, "changed")
        let outcome = try ledger.postPartly(file)
        #expect(outcome.codes == ["changed"] && outcome.rejectedLines == [2])
        #expect(outcome.postedCount == 1 && outcome.alreadyImported == 1 && outcome.batch == 2)
        #expect(try ledger.tallies()[.total].raised == 20_700)
    }

    @Test func splitsAreOneGift() throws {
        let ledger = try TestLedger()
        try ledger.post(rows)
        // A split less, a split more, or the same money in other places is another gift.
        try ledger.expectRefused([rows[2]], "changed")
        try ledger.expectRefused(
            [rows[2], rows[3], Rows.gift("1", on: "2026-01-03", id: "g3", to: .c)], "changed")
        try ledger.expectRefused(
            [
                Rows.gift("30", on: "2026-01-03", id: "g3", to: .b),
                Rows.gift("20", on: "2026-01-03", id: "g3", to: .a),
            ], "changed")
    }

    @Test func anIdIsOfItsSource() throws {
        let ledger = try TestLedger()
        try ledger.post(rows)
        var other = rows[0]
        other.source = "stripe"
        other.minorUnits = 1
        let outcome = try ledger.attempt([other])
        #expect(outcome.errorCount == 0 && outcome.postedCount == 1)
        #expect(outcome.newDonors == 1, "d1 of stripe is not d1 of csv")
        // Ids that run together as text stay apart.
        var left = Rows.gift("5", on: "2026-01-01", id: "c1")
        left.source = "ab"
        var right = Rows.gift("6", on: "2026-01-01", id: "bc1")
        right.source = "a"
        #expect(try ledger.attempt([left, right]).postedCount == 2)
    }

    @Test func sharedIdWithAnotherDonorDateOrType() throws {
        let ledger = try TestLedger()
        let first = Rows.gift("10", on: "2026-01-01", id: "g")
        let strangers: [ImportedEntry] = [
            Rows.gift("10", on: "2026-01-01", id: "g", donor: "d2"),
            Rows.gift("10", on: "2026-01-02", id: "g"),
            Rows.row(.stock, "10", on: "2026-01-01", id: "g"),
            Rows.gift("10", on: "2026-01-01", id: "g", donor: nil),
        ]
        for stranger in strangers {
            let fresh = try TestLedger()
            let outcome = try fresh.attempt([first, stranger].numbered)
            #expect(Set(outcome.codes) == ["shared-gift-id"] && outcome.rejectedLines == [2, 3])
        }
        let outcome = try ledger.postPartly([first, strangers[0], Rows.gift("3", on: "2026-01-01", id: "h")])
        #expect(outcome.postedCount == 1 && outcome.rejectedLines == [2, 3])
        #expect(try ledger.dollars() == 3)
    }

    @Test func twoSplitsInOnePlaceAreOneAmount() throws {
        let ledger = try TestLedger()
        var dinner = Rows.gift("20", on: "2026-01-01", id: "g")
        dinner.exchangeMinor = 500
        let outcome = try ledger.post([Rows.gift("10", on: "2026-01-01", id: "g"), dinner])
        #expect(outcome.splitRows == 1 && outcome.postedCount == 1)
        let tally = try ledger.tallies()[.own("a")]
        #expect(tally.raised == 2_500 && tally.exchange == 500 && tally.gifts == 1 && tally.commitments == 1)
    }
}
