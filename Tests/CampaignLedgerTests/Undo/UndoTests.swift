import CampaignKit
import CampaignLedger
import Testing

/// `docs/csv.md`: what an undo reversed can be posted again, what was voided singly stays out.
@Suite("Undo of an import")
struct UndoTests {
    private func undo(
        _ batch: Int64, _ ledger: TestLedger, withDependents: Bool = false, dryRun: Bool = false
    ) throws -> UndoOutcome {
        var options = ImportOptions()
        options.dryRun = dryRun
        return try ledger.ledger.undo(
            batch: batch, ledger.context("import undo"), options, withDependents: withDependents)
    }

    private let mixed = [
        Rows.gift("100", on: "2026-01-10", id: "g1"), Rows.gift("50", on: "2026-01-11", id: "g2", to: .b),
        Rows.pledge("900", on: "2026-01-12", named: "p"),
        Rows.payment("300", on: "2026-02-01", of: "p", id: "y"),
        Rows.refund("40", on: "2026-02-02", of: "g1", id: "r"),
        Rows.row(.writeOff, "100", on: "2026-03-01", id: "w", donor: nil, to: .unassigned, pledge: "p"),
        Rows.row(.void, "0", on: "2026-03-02", id: "v", donor: nil, to: .unassigned, reverses: "g2"),
    ]

    @Test("nothing is left, what was known stays known, and the file goes in again to the cent")
    func wholeFile() throws {
        let ledger = try TestLedger()
        try ledger.post(mixed)
        let before = try ledger.tallies()
        let trial = try undo(1, ledger, dryRun: true)
        #expect(trial.isAccepted && trial.batch == nil)
        #expect(try ledger.tallies() == before)
        let outcome = try undo(1, ledger)
        #expect(outcome.batch == 2 && outcome.rows == 7 && outcome.dependents.isEmpty)
        #expect(try ledger.tallies()[.total] == TestLedger.nothing)
        #expect(try ledger.tallies(knownOn: 1) == before)
        try ledger.post(mixed)
        #expect(try ledger.tallies() == before)
        #expect(try ledger.brokenRules().isEmpty)
        #expect(try ledger.ledger.batches().map(\.undoneBy) == [nil, nil, 2])
        // The second time too, and the row of an id is the one that stands.
        try ledger.post([Rows.refund("10", on: "2026-04-01", of: "g1", id: "r2")])
        #expect(try ledger.dollars() == before[.own("a")].raised / 100 - 10)
    }

    @Test("what acts on the batch is listed and it is refused, or taken back with it")
    func dependents() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("900", on: "2026-01-12", named: "p"), Rows.gift("5", on: "2026-01-12", id: "g"),
        ])
        try ledger.post([Rows.payment("300", on: "2026-02-01", of: "p", id: "y")])
        try ledger.post([Rows.refund("30", on: "2026-03-01", of: "y", id: "r")])
        let before = try ledger.tallies()
        let refused = try undo(1, ledger)
        #expect(!refused.isAccepted && refused.batch == nil)
        #expect(refused.dependents.map(\.entry) == [4, 3])
        #expect(refused.dependents.map(\.batch) == [3, 2])
        #expect(try ledger.tallies() == before && ledger.ledger.batches().count == 3)
        let done = try undo(1, ledger, withDependents: true)
        #expect(done.isAccepted && done.rows == 4)
        #expect(try ledger.tallies()[.total] == TestLedger.nothing)
        try ledger.post([
            Rows.pledge("900", on: "2026-01-12", named: "p"),
            Rows.payment("300", on: "2026-02-01", of: "p", id: "y"),
        ])
        #expect(try ledger.tallies()[.own("a")].outstanding == 60_000)
        #expect(try ledger.brokenRules().isEmpty)
    }

    @Test("a correction that came with the batch is reversed, what it corrected stands again")
    func corrections() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-01-10", id: "g")])
        try ledger.post([
            Rows.refund("60", on: "2026-02-01", of: "g", id: "r"),
            Rows.row(
                .adjustment, "20", on: "2026-02-01", id: "a", donor: nil, to: .unassigned, reverses: "g"),
        ])
        #expect(try ledger.dollars() == 60)
        #expect(try undo(2, ledger).isAccepted)
        #expect(try ledger.dollars() == 100)
        // The first batch has nothing on it any more.
        #expect(try undo(1, ledger).isAccepted)
        #expect(try ledger.dollars() == 0)
    }

    @Test("rows voided singly stay out, undone or not, unless they are asked for")
    func singleVoids() throws {
        let ledger = try TestLedger()
        let rows = [
            Rows.gift("100", on: "2026-01-10", id: "g1"), Rows.gift("50", on: "2026-01-11", id: "g2"),
        ]
        try ledger.post(rows)
        try ledger.post([
            Rows.row(.void, "0", on: "2026-02-01", id: "v", donor: nil, to: .unassigned, reverses: "g1")
        ])
        let again = try ledger.attempt(rows)
        #expect(again.codes == ["already-voided"] && again.voidedRows == 1 && again.alreadyImported == 1)
        #expect(again.errorCount == 0 && again.problems[0].message.contains("G-3"))
        #expect(try ledger.dollars() == 50)
        #expect(try undo(1, ledger).isAccepted)
        let after = try ledger.post(rows)
        #expect(after.voidedRows == 1 && after.postedCount == 1)
        #expect(try ledger.dollars() == 50)
        var options = ImportOptions()
        options.reposted = ["csv:g9"]
        try ledger.expectRefused(rows, "already-voided", "nothing-to-repost", options: options)
        options.reposted = ["csv:g1"]
        #expect(try ledger.post(rows, options: options).postedCount == 1)
        #expect(try ledger.dollars() == 150)
        #expect(try ledger.attempt(rows).alreadyImported == 2)
    }

    @Test("a file's rows without ids are known again, and new after an undo")
    func fileDigest() throws {
        let ledger = try TestLedger()
        let rows = [Rows.gift("100", on: "2026-01-10"), Rows.gift("50", on: "2026-01-11")].numbered
        let file = [UInt8](repeating: 7, count: 32)
        _ = try ledger.attempt(rows, file: file)
        #expect(try ledger.attempt(rows, file: file).alreadyImported == 2)
        #expect(try undo(1, ledger).isAccepted)
        let again = try ledger.attempt(rows, file: file)
        #expect(again.isAccepted && again.alreadyImported == 0 && again.possibleDuplicateCount == 0)
        #expect(try ledger.dollars() == 150)
    }

    @Test("no batch twice, no undo of an undo, no batch that does not exist")
    func refusals() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-01-10", id: "g")])
        #expect(try undo(1, ledger).isAccepted)
        for batch in [Int64(1), 2, 3, 0, -1] {
            #expect(throws: LedgerError.self) { try undo(batch, ledger) }
        }
        #expect(try ledger.ledger.batches().count == 2)
    }

    @Test("closed books need a reason")
    func closedBooks() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-01-10", id: "g")])
        ledger.plan = .withBooksClosed("2026-01-31")
        let refused = try undo(1, ledger)
        #expect(!refused.isAccepted && refused.problems.map(\.code) == ["books-closed"])
        var options = ImportOptions()
        options.reopenReason = "wrong file"
        let outcome = try ledger.ledger.undo(
            batch: 1, ledger.context("import undo"), options, withDependents: false)
        #expect(outcome.isAccepted)
    }
}
