import CampaignKit
import CampaignLedger
import Testing

/// What is between two states, by kind.
@Suite("Changes between two states")
struct ChangeTests {
    private func changes(
        _ ledger: TestLedger, from day: String, _ batch: Int64, to later: String, _ last: Int64
    ) throws -> [ChangedPart] {
        var parts: [ChangedPart] = []
        let query = ChangeQuery(
            from: ChangeQuery.State(asOf: .day(day), batch: batch),
            to: ChangeQuery.State(asOf: .day(later), batch: last), plan: ledger.plan)
        try ledger.ledger.changes(query) { parts.append($0) }
        return parts
    }

    /// `entry kind raised received`, in the order they come.
    private func words(_ parts: [ChangedPart]) -> [String] {
        parts.map { "\($0.entry) \($0.kind.rawValue) \($0.raisedMinor / 100) \($0.receivedMinor / 100)" }
    }

    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger(today: "2026-01-31")
        try ledger.post([
            Rows.gift("500", on: "2026-01-05", id: "g"),
            Rows.pledge("900", on: "2026-01-06", named: "p"),
            Rows.gift("40", on: "2026-02-10", id: "future"),
        ])
        ledger.today = .day("2026-02-28")
        try ledger.post([
            Rows.gift("75", on: "2026-01-20", id: "late"),
            Rows.payment("300", on: "2026-01-25", of: "p", id: "y1"),
            Rows.payment("200", on: "2026-02-05", of: "p", id: "y2"),
            Rows.refund("50", on: "2026-02-06", of: "g", id: "r"),
            Rows.row(
                .adjustment, "-100", on: "2026-02-07", id: "adj", donor: nil, to: .unassigned, reverses: "g"),
            Rows.gift("30", on: "2026-03-09", id: "beyond"),
        ])
        return ledger
    }

    @Test func lateNewAndCorrected() throws {
        let parts = try changes(try ledger(), from: "2026-01-31", 1, to: "2026-02-28", 2)
        #expect(
            Set(words(parts)) == [
                "4 late 75 75", "5 late 0 300", "6 new 0 200", "7 corrected -50 -50",
                "8 corrected -100 -100", "3 new 40 40",
            ])
        #expect(parts.allSatisfy { $0.campaign == "a" })
        #expect(parts.allSatisfy { $0.raisedMinor - $0.receivedMinor == $0.outstandingMinor })
    }

    @Test func eachRowSaysWhatHappened() throws {
        let parts = try changes(try ledger(), from: "2026-01-31", 1, to: "2026-02-28", 2)
        let reasons = Dictionary(uniqueKeysWithValues: parts.map { ($0.entry, $0.reason) })
        #expect(reasons == [4: .gift, 5: .paid, 6: .paid, 7: .refunded, 8: .corrected, 3: .gift])
    }

    /// They are read many at a time; the last of them are fewer.
    @Test func manyCommitmentsAreAllThere() throws {
        let ledger = try TestLedger(today: "2026-01-31")
        try ledger.post((1...450).map { Rows.gift("1", on: "2026-01-05", id: "g\($0)") })
        let parts = try changes(ledger, from: "2026-01-01", 1, to: "2026-01-31", 1)
        #expect(parts.map(\.entry) == Array(1...450))
        #expect(parts.reduce(0) { $0 + $1.raisedMinor } == 450_00)
    }

    @Test func nothingLiesBetweenAStateAndItself() throws {
        #expect(try changes(try ledger(), from: "2026-02-28", 2, to: "2026-02-28", 2).isEmpty)
    }

    @Test func fromNothingEverythingIsThere() throws {
        let ledger = try ledger()
        let parts = try changes(ledger, from: "2025-01-01", 0, to: "2026-02-28", 2)
        let tally = try ledger.tallies("2026-02-28")[.own("a")]
        #expect(parts.reduce(0) { $0 + $1.raisedMinor } == tally.raised)
        #expect(parts.reduce(0) { $0 + $1.receivedMinor } == tally.received)
    }

    /// The same day, known later: only what was posted since.
    @Test func theSameDayKnownLater() throws {
        let parts = try changes(try ledger(), from: "2026-01-31", 1, to: "2026-01-31", 2)
        #expect(Set(words(parts)) == ["4 late 75 75", "5 late 0 300", "8 corrected -100 -100"])
    }

    @Test func batchesAndPlansAreFoundByTheirHash() throws {
        let ledger = try ledger()
        let head = try #require(try ledger.ledger.head())
        #expect(try ledger.ledger.batch(hash: head.hash.uppercased())?.batch == 2)
        #expect(try ledger.ledger.batch(hash: "00") == nil)
        #expect(try ledger.ledger.planText(digest: "00") == nil)
        let digest = try #require(try SQL(ledger.path).texts("SELECT lower(hex(digest)) FROM plan").first)
        #expect(try ledger.ledger.planText(digest: digest) != nil)
    }
}
