import CampaignKit
import CampaignLedger
import Testing

/// Rows without an id.
///
/// `docs/csv.md`.
@Suite("Import: rows without an id")
struct DuplicateTests {
    private let rows = [
        Rows.gift("100", on: "2026-01-01"), Rows.gift("100", on: "2026-01-01"),
        Rows.gift("5", on: "2026-01-02", donor: nil),
    ]

    @Test func identicalRowsOfAFileAreAllReal() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.attempt(rows, file: [1, 2, 3])
        #expect(outcome.postedCount == 3 && outcome.possibleDuplicateCount == 0)
        #expect(try ledger.dollars() == 205)
    }

    @Test func theSameFileIsSkippedWhole() throws {
        let ledger = try TestLedger()
        _ = try ledger.attempt(rows, file: [1, 2, 3])
        let again = try ledger.attempt(rows, file: [1, 2, 3])
        #expect(
            again.alreadyImported == 3 && again.batch == nil && again.errorCount == 0
                && again.possibleDuplicateCount == 0)
        #expect(ledger.fileExists)
        #expect(try ledger.dollars() == 205)
    }

    /// Rows with ids are known by them, whatever the file.
    @Test func idsOfAKnownFileAreStillCompared() throws {
        let ledger = try TestLedger()
        let named = Rows.gift("9", on: "2026-01-03", id: "g9")
        _ = try ledger.attempt(rows + [named], file: [7])
        let again = try ledger.attempt(rows + [named], file: [7])
        #expect(again.alreadyImported == 4 && again.errorCount == 0)
    }

    /// A refused file was not imported: fixed by other means it comes again.
    @Test func aRefusedFileIsNotKnown() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("1", on: "2026-01-01", id: "g1")])
        let file = [Rows.gift("5", on: "2026-01-02"), Rows.payment("5", on: "2026-01-03", of: "p")]
        let refused = try ledger.attempt(file, file: [9])
        #expect(refused.codes == ["unknown-pledge"])
        try ledger.post([Rows.pledge("50", on: "2026-01-01", named: "p")])
        let outcome = try ledger.attempt(file, file: [9])
        #expect(outcome.postedCount == 2 && outcome.errorCount == 0)
    }

    @Test func aRowOfAnotherFileIsAPossibleDuplicate() throws {
        let ledger = try TestLedger()
        _ = try ledger.attempt(rows, file: [1])
        let file = ([rows[0], Rows.gift("7", on: "2026-01-05")] + [rows[2]]).numbered
        let refused = try ledger.attempt(file, file: [2])
        #expect(refused.codes == ["possible-duplicate", "possible-duplicate"])
        #expect(refused.possibleDuplicates.map(\.line) == [2, 4] && refused.possibleDuplicateCount == 2)
        #expect(refused.possibleDuplicates.first?.gift == 1 && refused.batch == nil)

        var options = ImportOptions()
        options.possibleDuplicates = .skip
        let skipped = try ledger.attempt(file, options: options, file: [2])
        #expect(skipped.postedCount == 1 && skipped.errorCount == 0 && skipped.possibleDuplicateCount == 2)
        #expect(skipped.rejectedLines.isEmpty)
        #expect(try ledger.dollars() == 212)

        options.possibleDuplicates = .post
        let posted = try ledger.attempt(file, options: options, file: [3])
        #expect(posted.postedCount == 3)
        #expect(try ledger.dollars() == 324)
    }

    @Test func whatDiffersIsNoDuplicate() throws {
        let ledger = try TestLedger()
        var base = rows[0]
        base.method = .check
        base.reference = "1001"
        _ = try ledger.attempt([base], file: [1])
        let changes: [(inout ImportedEntry) -> Void] = [
            { $0.minorUnits += 1 }, { $0.date = .day("2026-01-08") }, { $0.type = .qcd },
            { $0.method = .wire },
            { $0.reference = "1002" }, { $0.place = .b }, { $0.donor = nil },
            { $0.donor = DonorReference(externalID: "d2", details: Rows.details("d2")) },
            {
                $0.foreign = ForeignAmount(
                    original: Money(minorUnits: 10, currency: .usd), rate: "1", rateSource: "x")
            },
        ]
        for (index, change) in changes.enumerated() {
            var row = base
            change(&row)
            let outcome = try ledger.attempt([row], file: [10 + UInt8(index)])
            #expect(outcome.possibleDuplicateCount == 0 && outcome.postedCount == 1, "change \(index)")
        }
    }

    /// A row that has an id is never a possible duplicate; one without may repeat a posted row that has one.
    @Test func idsDecideFirst() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-01-01", id: "g1")])
        try ledger.post([Rows.gift("100", on: "2026-01-01", id: "g2")])
        try ledger.expectRefused([Rows.gift("100", on: "2026-01-01")], "possible-duplicate")
    }

    @Test func zeroAndRefusedRowsAreCounted() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.ledger.importRows(ledger.context(), ImportOptions()) { session in
            try session.add(rows[0])
            session.leaveOutZero()
            session.leaveOutZero()
        }
        #expect(outcome.zeroRows == 2 && outcome.rowsRead == 3 && outcome.postedCount == 1)
        #expect(outcome.raisedMinor == 10_000 && outcome.receivedMinor == 10_000)
        #expect(outcome.dates == CalendarDate.day("2026-01-01")...CalendarDate.day("2026-01-01"))
        #expect(outcome.posted.map(\.type) == [.gift] && outcome.posted.map(\.minorUnits) == [10_000])
    }
}
