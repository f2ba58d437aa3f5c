import CampaignKit
import CampaignLedger
import Foundation
import TestSupport
import Testing

/// Dry runs, refusals and overflow leave everything as it was.
@Suite("Import: nothing kept")
struct NothingKeptTests {
    private let rows = [
        Rows.gift("100", on: "2026-01-01", id: "g"), Rows.pledge("50", on: "2026-01-01", named: "p"),
    ]

    private var dry: ImportOptions {
        var options = ImportOptions()
        options.dryRun = true
        return options
    }

    private func row(
        _ minor: Int64, id: String, place: Designation = .a, pledge: String = "",
        on date: String = "2026-01-01"
    ) -> ImportedEntry {
        var row = Rows.row(.gift, "0", on: date, id: id, to: place, pledge: pledge)
        row.minorUnits = minor
        return row
    }

    @Test func aDryRunOfTheFirstImportLeavesNoFile() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.attempt(rows, options: dry)
        #expect(
            outcome.isAccepted && outcome.batch == nil && outcome.postedCount == 2
                && outcome.raisedMinor == 15_000)
        #expect(!ledger.fileExists && ledger.fileBytes().isEmpty)
        try ledger.reopen()
        #expect(try ledger.post(rows).batch == 1)
    }

    @Test func aDryRunLeavesTheBytes() throws {
        let ledger = try TestLedger()
        try ledger.post(rows)
        try ledger.reopen()
        let before = ledger.fileBytes()
        let outcome = try ledger.attempt(
            [Rows.gift("7", on: "2026-01-02", id: "n", donor: "new")], options: dry)
        #expect(outcome.isAccepted && outcome.newDonors == 1)
        #expect(ledger.fileBytes() == before)
        #expect(try ledger.dollars() == 150)
    }

    @Test func aScratchLedgerServesDryRuns() throws {
        let ledger = try Ledger.scratch()
        let outcome = try ledger.importRows(TestLedger().context(), dry) { session in
            for row in rows { try session.add(row) }
        }
        #expect(outcome.isAccepted && outcome.postedCount == 2)
        #expect(try ledger.head() == nil)
    }

    @Test func aRefusedFirstImportLeavesNoFile() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.attempt(rows + [Rows.refund("1", on: "2026-02-01", of: "nowhere", id: "r")])
        #expect(outcome.batch == nil && !ledger.fileExists && ledger.fileBytes().isEmpty)
    }

    /// What is posted into a file without a name is lost: such a ledger says so.
    @Test(.disabled(if: TestServer.isUsed, "what only a file has"))
    func aRemovedFileTakesNoPosting() throws {
        let ledger = try TestLedger()
        try ledger.post(rows)
        try FileManager.default.removeItem(atPath: ledger.path)
        let more = [Rows.gift("7", on: "2026-01-02", id: "n")]
        let error = #expect(throws: LedgerError.self) { try ledger.post(more) }
        #expect(error?.code == .missing)
        #expect(!ledger.fileExists)
    }

    /// A refused first import takes its own beginning away, and goes on from there.
    @Test func aRefusedFirstImportCanBeRepeated() throws {
        let ledger = try TestLedger()
        _ = try ledger.attempt([Rows.refund("1", on: "2026-02-01", of: "nowhere", id: "r")])
        #expect(!ledger.fileExists)
        #expect(try ledger.post(rows).batch == 1)
        #expect(try ledger.dollars() == 150)
        guard !TestServer.isUsed else { return }
        let left = try FileManager.default.contentsOfDirectory(atPath: ledger.folder)
        // An open ledger has its log next to it.
        #expect(Set(left).subtracting(["campaign.sqlite-wal", "campaign.sqlite-shm"]) == ["campaign.sqlite"])
    }

    /// Who is overtaken by another first posting goes into that ledger, whole.
    @Test(.disabled(if: TestServer.isUsed, "a server lets the second wait for the first"))
    func twoFirstPostingsBothArrive() throws {
        let ledger = try TestLedger()
        let other = try #require(try Ledger.open(path: ledger.path, access: .write))
        var readings = 0
        let second = try other.importRows(ledger.context(), ImportOptions()) { session in
            readings += 1
            if readings == 1 { try ledger.post(rows) }
            try session.add(Rows.gift("7", on: "2026-01-02", id: "n"))
        }
        #expect(second.batch == 2 && readings == 2)
        #expect(try ledger.dollars() == 157)
        let findings = try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true)
        #expect(Set(findings.map(\.code)).subtracting(["pledge-without-schedule"]).isEmpty)
    }

    /// The process that made the file may be refused later, and so may one that found it empty.
    @Test func refusalsNeverRemoveWhatIsPosted() throws {
        let ledger = try TestLedger()
        let other = try #require(try Ledger.open(path: ledger.path, access: .write))
        let posted = try other.importRows(ledger.context(), ImportOptions()) { session in
            for row in rows { try session.add(row) }
        }
        #expect(posted.batch == 1)
        _ = try ledger.attempt([Rows.refund("1", on: "2026-02-01", of: "nowhere", id: "r")])
        _ = try ledger.attempt(rows)
        _ = try ledger.attempt([Rows.gift("7", on: "2026-01-02", id: "n")], options: dry)
        #expect(ledger.fileExists)
        #expect(try ledger.dollars() == 150)
    }

    @Test func anErrorOfTheReaderKeepsNothing() throws {
        let ledger = try TestLedger()
        try ledger.post(rows)
        #expect(throws: (any Error).self) {
            try ledger.ledger.importRows(ledger.context(), ImportOptions()) { session in
                try session.add(Rows.gift("7", on: "2026-01-02", id: "n"))
                throw TestLedger.Refused(problems: [])
            }
        }
        #expect(try ledger.ledger.batches().count == 1 && ledger.dollars() == 150)
        try ledger.post([Rows.gift("7", on: "2026-01-02", id: "n")])
        #expect(try ledger.dollars() == 157)
    }

    /// Sums above 64 bits: splits of one gift, a campaign, the control total, payments of one pledge.
    @Test func overflowIsSaidAndNothingWritten() throws {
        let big: Int64 = 6_000_000_000_000_000_000
        let files: [(name: String, rows: [ImportedEntry])] = [
            ("splits", [row(big, id: "s"), row(big, id: "s", place: .b)]),
            ("one campaign", [row(big, id: "x"), row(big, id: "y")]),
            ("the total", [row(big, id: "x"), row(big, id: "y", place: .c)]),
            ("days apart", [row(big, id: "x"), row(big, id: "y", place: .b, on: "2026-02-01")]),
            ("payments", [row(big, id: "x", pledge: "p"), row(big, id: "y", pledge: "p", on: "2026-02-01")]),
        ]
        for file in files {
            let ledger = try TestLedger()
            try ledger.post(rows)
            do {
                let outcome = try ledger.attempt(file.rows)
                #expect(outcome.codes == ["amount-overflow"] && outcome.batch == nil, "\(file.name)")
            } catch let error as LedgerError {
                #expect(error.code == .overflow, "\(file.name): \(error)")
            }
            #expect(try ledger.ledger.batches().count == 1 && ledger.dollars() == 150, "\(file.name)")
            try ledger.post([Rows.gift("7", on: "2026-01-02", id: "n")])
            #expect(try ledger.dollars() == 157, "\(file.name)")
        }
    }

    /// The overflow shows on a row of before; the new one is at fault, and leaving it out goes on.
    @Test func aBackdatedOverflowBlamesTheNewRow() throws {
        let big: Int64 = 6_000_000_000_000_000_000
        let ledger = try TestLedger()
        try ledger.post(rows + [row(big, id: "x", pledge: "p", on: "2026-02-01")])
        let outcome = try ledger.postPartly([
            Rows.gift("7", on: "2026-01-02", id: "n", to: .b),
            row(big, id: "y", pledge: "p", on: "2026-01-15"),
        ])
        #expect(
            outcome.codes == ["amount-overflow"] && outcome.rejectedLines == [3] && outcome.postedCount == 1)
        #expect(try ledger.dollars(.own("b")) == 7)
    }
}
