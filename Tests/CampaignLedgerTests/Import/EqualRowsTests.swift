import CampaignKit
import CampaignLedger
import Testing

/// `docs/csv.md`: rows with an id that are equal in every cell are one too many or parts, and no one can
/// tell.
@Suite("Import: rows that are equal in every cell")
struct EqualRowsTests {
    private let twice = [
        Rows.gift("50", on: "2026-01-10", id: "g"), Rows.gift("50", on: "2026-01-10", id: "g"),
        Rows.gift("10", on: "2026-01-11", id: "h"),
    ].numbered

    @Test("refused with both lines")
    func refused() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.expectRefused(twice, "equal-rows", "equal-rows")
        #expect(outcome.problems.map(\.line) == [2, 3])
        #expect(
            outcome.problems[0].message.contains("line 3") && outcome.problems[1].message.contains("line 2"))
        #expect(try ledger.postPartly(twice).rejectedLines == [2, 3])
        #expect(try ledger.dollars() == 10)
    }

    @Test("posted once, or as parts", arguments: [(ImportOptions.EqualRows.dedupe, 60), (.splits, 110)])
    func decided(equalRows: ImportOptions.EqualRows, dollars: Int) throws {
        let ledger = try TestLedger()
        var options = ImportOptions()
        options.equalRows = equalRows
        let outcome = try ledger.post(twice, options: options)
        #expect(outcome.postedCount == 2)
        #expect(try ledger.dollars() == Int64(dollars))
        #expect(try ledger.attempt(twice, options: options).alreadyImported == 2)
        // What was chosen need not be said again.
        let again = try ledger.attempt(twice)
        #expect(again.alreadyImported == 2 && again.errorCount == 0 && again.postedCount == 0)
    }

    @Test("a note, another place or another name makes them parts of one gift")
    func different() throws {
        let ledger = try TestLedger()
        var noted = twice[0]
        noted.note = "second half"
        #expect(try ledger.post([twice[0], noted].numbered).postedCount == 1)
        #expect(try ledger.dollars() == 100)
        let place = [
            Rows.gift("5", on: "2026-01-10", id: "k"), Rows.gift("5", on: "2026-01-10", id: "k", to: .b),
        ]
        #expect(try ledger.post(place).postedCount == 1)
    }

    @Test("rows without an id are all real")
    func withoutID() throws {
        let ledger = try TestLedger()
        #expect(
            try ledger.post([Rows.gift("5", on: "2026-01-10"), Rows.gift("5", on: "2026-01-10")]).postedCount
                == 2)
    }

    @Test("rows without an id are one where that is said, and need not be said again")
    func oneWithoutID() throws {
        let file = [UInt8](repeating: 7, count: 32)
        var noted = Rows.gift("5", on: "2026-01-10")
        noted.note = "for the garden"
        let rows = [
            Rows.gift("5", on: "2026-01-10"), Rows.gift("5", on: "2026-01-10"), noted,
            Rows.gift("5", on: "2026-01-10", donor: "d9"),
        ].numbered
        let ledger = try TestLedger()
        func post(_ choice: ImportOptions.EqualRows) throws -> ImportOutcome {
            var options = ImportOptions()
            options.equalRows = choice
            return try ledger.ledger.importRows(ledger.context(), options) { session in
                session.fileSHA = file
                for row in rows { try session.add(row) }
            }
        }
        let first = try post(.dedupe)
        #expect(first.postedCount == 3 && first.equalRows == 1 && first.codes == ["same-row"])
        #expect(try ledger.dollars() == 15)
        let again = try post(.refuse)
        #expect(again.alreadyImported == 4 && again.batch == nil && again.errorCount == 0)
        #expect(try post(.dedupe).batch == nil)
        #expect(try ledger.dollars() == 15)
    }

    @Test("what is refused with equal rows says so too")
    func siblings() throws {
        let ledger = try TestLedger()
        let rows = [
            twice[0], twice[1], Rows.gift("7", on: "2026-01-10", id: "g", to: .b), twice[2],
        ].numbered
        let outcome = try ledger.postPartly(rows)
        #expect(outcome.rejectedLines == [2, 3, 4])
        #expect(outcome.problems.map(\.line) == [2, 3, 4])
        #expect(outcome.problems.last?.message == "line 3, part of the same gift, is refused")
        #expect(try ledger.dollars() == 10)
    }

    @Test("the processor's id is an id: equal rows with it are one payment")
    func payments() throws {
        func paid(_ amount: String, _ payment: String) -> ImportedEntry {
            var row = Rows.gift(amount, on: "2026-01-10")
            row.processorID = payment
            return row
        }
        let rows = [paid("11", "ch_1"), paid("11", "ch_1"), paid("4", "ch_1"), paid("11", "ch_2")].numbered
        let ledger = try TestLedger()
        let outcome = try ledger.expectRefused(rows, "equal-rows", "equal-rows")
        #expect(outcome.problems.map(\.line) == [2, 3] && outcome.problems[0].column == "processor_id")
        var options = ImportOptions()
        options.equalRows = .dedupe
        #expect(try ledger.post(rows, options: options).postedCount == 3)
        #expect(try ledger.dollars() == 26)
        let parts = try TestLedger()
        options.equalRows = .splits
        #expect(try parts.post(rows, options: options).postedCount == 4)
        #expect(try parts.dollars() == 37)
    }
}
